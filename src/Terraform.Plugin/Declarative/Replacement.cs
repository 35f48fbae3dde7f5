namespace Terraform.Plugin.Declarative;

/// <summary>Which change of a field destroys the object and creates another.</summary>
public enum Replacement
{
    None,

    /// <summary>Any change of the value.</summary>
    OnChange,

    /// <summary>The block comes or goes; a change inside it is an update.</summary>
    IfAddedOrRemoved,

    /// <summary>Some changes of the value, see <see cref="Field.ReplaceCondition"/>.</summary>
    OnCondition,
}

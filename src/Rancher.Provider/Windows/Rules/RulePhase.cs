namespace Rancher.Provider.Windows.Rules;

/// <summary>When a rule can be told at the earliest.</summary>
internal enum RulePhase
{
    /// <summary>From the configuration alone.</summary>
    Validate,

    /// <summary>With what the server or the state knows.</summary>
    Plan,

    /// <summary>From a look at the machine.</summary>
    Apply,

    /// <summary>When a function is called or a data source read.</summary>
    Function,
}

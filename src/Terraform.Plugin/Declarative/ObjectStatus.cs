namespace Terraform.Plugin.Declarative;

/// <summary>How far an object has come, as the service says it.</summary>
/// <param name="State">One word such as <c>active</c>; empty where the type has no state.</param>
/// <param name="Description">State and message for people, without secrets.</param>
public sealed record ObjectStatus(string State, string Description)
{
    public static ObjectStatus None { get; } = new("", "without a state");

    /// <summary>Whether the service reports an error. It may pass: controllers retry by themselves.</summary>
    public bool IsError { get; init; }

    /// <summary>Whether a controller has seen the newest version of the object; before that its state means nothing.</summary>
    public bool IsObserved { get; init; } = true;

    /// <summary>Conditions by type.</summary>
    public IReadOnlyDictionary<string, ObjectCondition> Conditions { get; init; } = new Dictionary<string, ObjectCondition>();

    /// <summary>What tells the object from a later one of the same name; null where the type has none.</summary>
    public string? Uid { get; init; }

    /// <summary>Counts changes of what is wanted; null where the type does not count.</summary>
    public long? Generation { get; init; }
}

/// <summary>One condition of an object.</summary>
/// <param name="Status"><c>True</c>, <c>False</c> or <c>Unknown</c>.</param>
/// <param name="Message">For people, without secrets; null where there is none.</param>
public sealed record ObjectCondition(string Status, string? Message);

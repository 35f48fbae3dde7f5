namespace Terraform.Plugin.Declarative;

/// <summary>Tells the changes of a text that need a new object from those that are updates. A value that is unknown in the plan is no such change.</summary>
/// <param name="IsMet">Whether the change from one value to another needs a new object.</param>
/// <param name="Documentation">A sentence for the documentation.</param>
public sealed record ReplaceCondition(Func<string, string, bool> IsMet, string Documentation);

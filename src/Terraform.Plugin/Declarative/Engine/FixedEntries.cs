using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Engine;

/// <summary>Warns of changes to entries of a map that the service leaves out of an update, so that no plan promises them.</summary>
internal static class FixedEntries
{
    public static void Warn(IReadOnlyList<Field> fields, PlanContext plan, PrivateState privateState)
    {
        if (!plan.IsUpdate)
        {
            return;
        }

        foreach (var field in fields.Where(f => f.Kind == FieldKind.StringMap))
        {
            foreach (var entry in field.Ownership.FixedEntries(plan.Config[field.Name], plan.Prior[field.Name], privateState.EntryWasConfigured(field.Name)))
            {
                plan.Diagnostics.Warning(
                    entry.IsRemoval ? $"The server keeps \"{entry.Key}\" in {field.Name}" : $"The server does not change \"{entry.Key}\" in {field.Name}",
                    entry.IsRemoval
                        ? "Updates of this API never remove an entry with such a key, so it stays as it is. "
                        + "Only with kubectl, or with a new object, does it go away."
                        : "This API sets an entry with such a key when the object is created and not in updates. What the object has stays; "
                            + "change it with kubectl, or create the object again.",
                    TfPath.Of(field.Name).Key(entry.Key));
            }
        }
    }
}

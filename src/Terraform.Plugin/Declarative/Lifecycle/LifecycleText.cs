namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>The life of a resource in sentences, from the words of its definition.</summary>
internal static class LifecycleText
{
    /// <summary>The sentences; null for a resource with a behaviour of its own, of which the definition does not tell.</summary>
    public static string? Of(ResourceDefinition definition)
    {
        if (definition.Behavior.GetType() != typeof(ResourceBehavior) || definition.Address is not { } address)
        {
            return null;
        }

        var sentences = new List<string> { Sentence($"{definition.Create.Description}{(address.Description is { } place ? $" {place}" : "")}") };
        if (definition.Requires.Select(r => r.Description).OfType<string>().ToList() is { Count: > 0 } needs)
        {
            sentences.Add($"Needs {string.Join(", and ", needs)}.");
        }

        if (definition.ReadyWhen.Count > 0)
        {
            sentences.Add($"Terraform waits for it to {string.Join(" and to ", definition.ReadyWhen.Select(r => r.Description))}.");
        }

        sentences.AddRange(definition.Fields.Where(f => f.Action is not null).Select(f => $"`{f.Name}` is set with {f.Action!.Description}."));
        if (definition.Update.Description is { } update)
        {
            sentences.Add(Sentence(update));
        }

        if (definition.ReplaceWhen is { } rule)
        {
            sentences.Add($"Replaced {rule.Description}.");
        }

        sentences.AddRange(definition.Fields.Where(f => f.Renewal is not null).Select(f => $"`{f.Name}` is renewed {f.Renewal!.Description}."));
        sentences.Add($"On destroy it is {definition.Delete.Description}.");
        return string.Join(' ', sentences);
    }

    private static string Sentence(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
}

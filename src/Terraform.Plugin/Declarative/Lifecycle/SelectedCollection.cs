using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>One of several collections, chosen by an attribute: by its value, or by whether it has one.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Choices">Collections by value of the attribute. The key <c>""</c> is for no value, and <c>*</c> for any other.</param>
public sealed record SelectedCollection(string Attribute, IReadOnlyDictionary<string, ObjectAddress> Choices) : ObjectAddress
{
    public override string SchemaId => Choices.Values.First().SchemaId;

    public override bool ReplacesWholeObject => Choices.Values.First().ReplacesWholeObject;

    public override bool TrimsText => Choices.Values.First().TrimsText;

    public override IdFormat Id => Choices.Values.First().Id;

    public override ApiCollection Resolve(TfValue attributes)
    {
        var value = attributes[Attribute].StringOrNull() ?? "";
        return (Choices.GetValueOrDefault(value) ?? (value.Length > 0 ? Choices.GetValueOrDefault("*") : null))?.Resolve(attributes)
            ?? throw new OperationFailedException(
                $"{Attribute} must be one of {string.Join(", ", Choices.Keys.Where(k => k is not ("" or "*")))}.", TfPath.Of(Attribute));
    }

    /// <summary>Without a value every collection may be the one whose parent is known.</summary>
    public override async Task<IReadOnlyList<ApiCollection>> SearchAsync(IProviderServices services, TfValue attributes, CancellationToken ct)
    {
        if (attributes[Attribute].StringOrNull() is { Length: > 0 })
        {
            return [Resolve(attributes)];
        }

        var found = new List<ApiCollection>();
        foreach (var choice in Choices.Values)
        {
            try
            {
                found.AddRange(await choice.SearchAsync(services, attributes, ct));
            }
            catch (OperationFailedException)
            {
                // A collection in a parent that the import id does not name.
            }
        }

        return found;
    }

    public bool Equals(SelectedCollection? other) => other is not null && Attribute == other.Attribute && Choices.SequenceEqual(other.Choices);

    public override int GetHashCode() => Attribute.GetHashCode(StringComparison.Ordinal);
}

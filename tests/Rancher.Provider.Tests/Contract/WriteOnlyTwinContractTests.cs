using System.Text;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Tests.Contract;

/// <summary>Every secret that a user can write has a form that stays out of the state.</summary>
public sealed class WriteOnlyTwinContractTests
{
    [Fact]
    public void SensitiveArgument_OfEveryResource_HasAWriteOnlyForm() => Secrets()
        .Where(s => s.Place.Field.Twin is null)
        .Select(s => s.Name)
        .ShouldBeNone("every sensitive argument has a write-only form");

    [Fact]
    public void WriteOnlyForm_OfEveryArgument_IsOfItsTypeAndHasAVersion() => Secrets()
        .Where(s => s.Place.Field.Twin is not null)
        .Where(s => s.Siblings.SingleOrDefault(f => f.Name == s.Place.Field.Twin!.Value) is not { IsWriteOnly: true, IsSensitive: true } form
            || !form.Type.Equals(s.Place.Field.Type)
            || s.Place.Field.Twin!.IsVersioned == s.Place.Field.IsWriteOnly
            || (s.Place.Field.Twin!.IsVersioned && s.Siblings.SingleOrDefault(f => f.Name == s.Place.Field.Twin!.Version) is not { Kind: FieldKind.Number, IsWriteOnly: false, IsSensitive: false }))
        .Select(s => s.Name)
        .ShouldBeNone("a write-only form is of the type of its argument");

    [Fact]
    public void SensitiveArguments_OfTheCatalog_AreTheApprovedOnes()
    {
        var text = new StringBuilder("# Arguments that hold secrets, each with its write-only form. Written by UPDATE_GOLDEN=1.\n");
        foreach (var (name, place, _) in Secrets().OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            text.Append(name).Append("  ").Append(Form(place.Field.Twin!)).Append('\n');
        }

        Testing.Golden.Match(text.ToString(), "tests/Rancher.Provider.Tests/secrets.approved.txt");
    }

    private static string Form(WriteOnlyTwin twin) =>
        twin.IsVersioned ? $"{twin.Value}, {twin.Version}" : $"{twin.Value}, without a version: it is needed only while an apply runs, under either name";

    /// <summary>Arguments that are sensitive or may be, without the forms that the engine made of them.</summary>
    private static IEnumerable<(string Name, PlacedField Place, IReadOnlyList<Field> Siblings)> Secrets() =>
        from resource in Catalog.Definition.Resources
        let fields = ImplicitAttributes.FieldsOf(resource)
        from place in PlacedField.Walk(fields)
        where place.Field is { HasChildren: false, TwinOf: null } && (place.IsSensitive || place.Field.MayBeSecret) && IsArgument(place)
        select ($"{resource.TypeName} {place.Path}", place, place.Parent?.Field.Children ?? fields);

    private static bool IsArgument(PlacedField place) => !place.Field.IsReadOnly && (place.Parent is null || IsArgument(place.Parent));
}

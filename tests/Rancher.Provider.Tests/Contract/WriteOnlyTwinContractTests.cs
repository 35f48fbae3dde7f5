using System.Text;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Tests.Contract;

/// <summary>Every secret that a user can write has a form that stays out of the state.</summary>
public sealed class WriteOnlyTwinContractTests
{
    private const string UsedOnce = "It is write-only itself: it is used once, when the machine registers, and there is nothing to send again.";

    /// <summary>Sensitive arguments without a write-only form beside them, and why.</summary>
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["rancher2_custom_node ssh.bastion.password"] = UsedOnce,
        ["rancher2_custom_node ssh.bastion.private_key"] = UsedOnce,
        ["rancher2_custom_node ssh.bastion.private_key_passphrase"] = UsedOnce,
        ["rancher2_custom_node ssh.password"] = UsedOnce,
        ["rancher2_custom_node ssh.private_key"] = UsedOnce,
        ["rancher2_custom_node ssh.private_key_passphrase"] = UsedOnce,
    };

    [Fact]
    public void SensitiveArgument_OfEveryResource_HasAWriteOnlyForm()
    {
        var without = Secrets().Where(s => s.Place.Field.Twin is null).Select(s => s.Name).ToList();

        without.Except(Exceptions.Keys).ShouldBeNone("every sensitive argument has a write-only form");
        Exceptions.Keys.Except(without).ShouldBeNone("an exception is needed");
    }

    [Fact]
    public void WriteOnlyForm_OfEveryArgument_IsOfItsTypeAndHasAVersion() => Secrets()
        .Where(s => s.Place.Field.Twin is not null)
        .Where(s => s.Siblings.SingleOrDefault(f => f.Name == s.Place.Field.Twin!.Value) is not { IsWriteOnly: true, IsSensitive: true } form
            || !form.Type.Equals(s.Place.Field.Type)
            || s.Siblings.SingleOrDefault(f => f.Name == s.Place.Field.Twin!.Version) is not { Kind: FieldKind.Number, IsWriteOnly: false, IsSensitive: false })
        .Select(s => s.Name)
        .ShouldBeNone("a write-only form is of the type of its argument");

    [Fact]
    public void SensitiveArguments_OfTheCatalog_AreTheApprovedOnes()
    {
        var text = new StringBuilder("# Arguments that hold secrets, each with its write-only form. Written by UPDATE_GOLDEN=1.\n");
        foreach (var (name, place, _) in Secrets().OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            text.Append(name).Append("  ").Append(place.Field.Twin is { } twin ? $"{twin.Value}, {twin.Version}" : $"none: {Exceptions[name]}").Append('\n');
        }

        Testing.Golden.Match(text.ToString(), "tests/Rancher.Provider.Tests/secrets.approved.txt");
    }

    /// <summary>Arguments that are sensitive or may be, without the forms that the engine made of them.</summary>
    private static IEnumerable<(string Name, PlacedField Place, IReadOnlyList<Field> Siblings)> Secrets() =>
        from resource in Catalog.Definition.Resources
        let fields = ImplicitAttributes.FieldsOf(resource)
        from place in PlacedField.Walk(fields)
        where place.Field is { HasChildren: false, TwinOf: null } && (place.IsSensitive || place.Field.MayBeSecret) && IsArgument(place)
        select ($"{resource.TypeName} {place.Path}", place, place.Parent?.Field.Children ?? fields);

    private static bool IsArgument(PlacedField place) => !place.Field.IsReadOnly && (place.Parent is null || IsArgument(place.Parent));
}

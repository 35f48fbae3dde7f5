using System.Text.RegularExpressions;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Contract;

/// <summary>Terraform accepts every definition, and each says one clear thing.</summary>
public sealed partial class SchemaLegalityTests
{
    /// <summary>Names that mean something else in every resource block.</summary>
    private static readonly string[] Reserved =
        ["id", "timeouts", "count", "for_each", "provider", "depends_on", "lifecycle", "connection", "provisioner"];

    [Theory]
    [MemberData(nameof(DefinitionCase.All), MemberType = typeof(DefinitionCase))]
    public void Names_OfADefinition_AreLegalAndUnique(string definition)
    {
        var subject = DefinitionCase.Of(definition);
        var places = PlacedField.Walk(subject.Fields).ToList();

        subject.TypeName.Should().MatchRegex("^rancher2_[a-z0-9_]+$");
        places.Where(p => !SnakeCase().IsMatch(p.Field.Name)).Select(p => p.Path).ShouldBeNone("names are snake_case");
        places.Select(p => p.Path).Should().OnlyHaveUniqueItems();
        places.Where(p => p.Parent is null).Select(p => p.Field.Name).Should().NotContain(Reserved);
    }

    [Theory]
    [MemberData(nameof(DefinitionCase.All), MemberType = typeof(DefinitionCase))]
    public void Description_OfEveryField_IsASentence(string definition) =>
        Failing(definition, f => !Sentence().IsMatch(f.Description) || f.Description.Contains("  ", StringComparison.Ordinal)).ShouldBeNone("a description is a sentence");

    [Theory]
    [MemberData(nameof(DefinitionCase.All), MemberType = typeof(DefinitionCase))]
    public void Default_OfAField_FitsItsTypeItsRulesAndItsPresence(string definition)
    {
        Failing(definition, f => f.DefaultValue is { } value && !IsOf(f.Kind, value)).ShouldBeNone("a default has the type of its field");
        Failing(definition, f => f.DefaultValue is not null && f.Presence != Presence.Optional).ShouldBeNone("only an optional argument has a default");
        Failing(definition, f => f.DefaultValue is { } value && f.Validators.Any(r => r.Reject(value) is not null)).ShouldBeNone("a default passes the rules");
    }

    [Theory]
    [MemberData(nameof(DefinitionCase.All), MemberType = typeof(DefinitionCase))]
    public void WriteOnly_OfAField_IsAnArgumentThatNothingElseFills(string definition) =>
        Failing(definition, f => f.IsWriteOnly && (f.IsComputed || f.DefaultValue is not null || f.HasChildren)).ShouldBeNone("a write-only argument is only ever configured");

    [Theory]
    [MemberData(nameof(DefinitionCase.All), MemberType = typeof(DefinitionCase))]
    public void ReadOnly_OfAField_LeavesNothingToCheck(string definition) =>
        Failing(definition, f => f.IsReadOnly && (f.IsBlock || f.Validators.Count > 0 || f.Conflicts.Count > 0 || f.Replacement == Replacement.OnChange)).ShouldBeNone("nobody configures what is read-only");

    [Theory]
    [MemberData(nameof(DefinitionCase.All), MemberType = typeof(DefinitionCase))]
    public void Blocks_OfADefinition_HaveContentsAndKeys(string definition)
    {
        Failing(definition, f => f.HasChildren != HoldsFields(f.Kind)).ShouldBeNone("only blocks and objects hold fields, and at least one");
        Failing(definition, f => f.MaxItems > 0 && f.MinItems > f.MaxItems).ShouldBeNone("a block can be written as often as it must be");
        Failing(definition, f => f.Kind == FieldKind.SingleNestedBlock && f.IsRequired != (f.MinItems == 1)).ShouldBeNone("a single block is there once or may be left out");
        Failing(definition, f => f.Placement.Key is { } key && ((f.MaxItems == 1 && !f.Placement.IsAmongOthers(f)) || f.Children.All(c => c.Name != key))).ShouldBeNone("a key is one of the fields it names");
    }

    [Theory]
    [MemberData(nameof(DefinitionCase.All), MemberType = typeof(DefinitionCase))]
    public void Conflicts_OfAField_NameItsSiblings(string definition)
    {
        var subject = DefinitionCase.Of(definition);
        // A part of a definition does not have all of its own siblings.
        var wrong = from place in PlacedField.Walk(subject.Fields)
            let siblings = (place.Parent?.Field.Children ?? subject.Fields).Select(f => f.Name)
            where place.Parent is not null || subject.Part is null
            from conflict in place.Field.Conflicts
            where conflict == place.Field.Name || !siblings.Contains(conflict)
            select $"{place.Path} conflicts with {conflict}";

        wrong.ShouldBeNone("a conflict is with a sibling");
    }

    [Theory]
    [MemberData(nameof(DefinitionCase.All), MemberType = typeof(DefinitionCase))]
    public void ApiPath_OfAnArgument_BelongsToItAlone(string definition)
    {
        var subject = DefinitionCase.Of(definition);
        if (subject.ApiSchema is null)
        {
            return;
        }

        ApiFieldUse.Of(subject)
            .Where(use => !use.Place.Field.HasChildren && use.Place.Field is { IsReadOnly: false, DeprecationMessage: null, Placement: not AdditionalPropertiesPlacement })
            // Blocks for different kinds of an object are never there together.
            .GroupBy(use => (use.ApiPath, Kind: use.Place.Kind))
            .Where(uses => uses.Count() > 1)
            .Select(uses => $"{uses.Key.ApiPath}: {string.Join(", ", uses.Select(u => u.Place.Path))}")
            .ShouldBeNone("one value is sent to one place");
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex SnakeCase();

    /// <summary>One line of several words that ends with a full stop and begins with a capital or with code.</summary>
    [GeneratedRegex(@"^[A-Z0-9`]\S*\s.*\.$")]
    private static partial Regex Sentence();

    private static IEnumerable<string> Failing(string definition, Func<Field, bool> isWrong) =>
        PlacedField.Walk(DefinitionCase.Of(definition).Fields).Where(p => isWrong(p.Field)).Select(p => p.Path);

    private static bool HoldsFields(FieldKind shape) =>
        shape is FieldKind.Block or FieldKind.ListBlock or FieldKind.SingleNestedBlock or FieldKind.SingleNestedAttribute or FieldKind.ListNestedAttribute;

    private static bool IsOf(FieldKind shape, TfValue value) => shape switch
    {
        FieldKind.String => value is TfString,
        FieldKind.Number => value is TfNumber,
        FieldKind.Bool => value is TfBool,
        FieldKind.StringList or FieldKind.StringSet => value is TfList list && list.Elements.All(e => e is TfString),
        FieldKind.StringMap => value is TfMap map && map.Entries.Values.All(e => e is TfString),
        _ => false,
    };
}

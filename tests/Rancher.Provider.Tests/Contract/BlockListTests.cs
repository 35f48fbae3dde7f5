using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Documentation;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Contract;

/// <summary>
/// Lists of blocks of which the configuration has none, and to which somebody adds an item outside Terraform: either the next plan shows it, or the list is
/// left alone and its page says so.
/// </summary>
public class BlockListTests
{
    public static IEnumerable<object[]> Lists => Catalog.Definition.Resources
        .SelectMany(d => PlacedField.Walk(ImplicitAttributes.FieldsOf(d)).Where(IsSingleList).Select(f => new object[] { d.TypeName, f.Path }));

    [Theory]
    [MemberData(nameof(Lists))]
    public void ItemAddedOutside_IsDriftOrSaidToBeLeftAlone(string type, string path)
    {
        var definition = Catalog.Definition.Resources.Single(d => d.TypeName == type);
        var fields = ImplicitAttributes.FieldsOf(definition);
        var list = PlacedField.Walk(fields).Single(f => f.Path == path);
        var without = Around(fields, path.Split('.'), TfValue.EmptyList);
        var added = SampleValue.Of(list.Field.Children, depth: 1);
        var server = Expander.ForCreate(
            fields, Around(fields, path.Split('.'), TfValue.List(list.Field.Placement.Key is { } key ? added.With(key, "theirs") : added)));
        var privateState = PrivateState.Read([]).WithConfigured(fields, without);

        var refreshed = Flattener.Flatten(fields, server, without, ReadPurpose.Refresh);
        var planned = Planner.Plan(fields, without, refreshed, privateState).Planned;

        var isLeftAlone = FieldLine.Of(list.Field, path.Split('.')).Contains("left alone, also those that are added later outside Terraform", StringComparison.Ordinal);
        At(refreshed, path).Items.Count.Should().Be(isLeftAlone ? 0 : 1, "the list is {0}", isLeftAlone ? "left alone" : "the configuration's");
        At(planned, path).Items.Should().BeEmpty();
        (Expander.ForUpdate(fields, server, refreshed, planned, definition.Address?.ReplacesWholeObject == true).Count == 0).Should().Be(isLeftAlone);
    }

    [Fact]
    public void Lists_AreFound() => Lists.Should().HaveCountGreaterThan(25).And.Contain(l => (string)l[1] == "rke_config.machine_pools");

    // Inside items of another list somebody adds to an item that the configuration has, and what that is depends on its key.
    private static bool IsSingleList(PlacedField field) => field is { Field: { Kind: FieldKind.ListBlock, IsReadOnly: false }, IsOutsideApi: false } && field.Field.Children.Any(c => c.DefaultValue is null)
        && IsInBlocks(field.Parent);

    private static bool IsInBlocks(PlacedField? parent) => parent is null || (parent.Field is { Kind: FieldKind.Block, Placement.IsMap: false } && IsInBlocks(parent.Parent));

    private static TfMap Around(IReadOnlyList<Field> fields, string[] path, TfValue value) => new(fields.Select(f => KeyValuePair.Create(
        f.Name,
        f.Name != path[0] ? f.Kind is FieldKind.Block or FieldKind.ListBlock ? TfValue.EmptyList : TfValue.Null
            : path.Length == 1 ? value
            : TfValue.List(Around(f.Children, path[1..], value)))));

    private static TfValue At(TfValue value, string path) => path.Split('.').Aggregate(value, (at, name) => (at is TfList list ? list.Items.Count > 0 ? list.Items[0] : TfValue.Null : at)[name]);
}

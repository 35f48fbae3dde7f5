using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Contract;

/// <summary>Labels and annotations of every resource: what the configuration had is the user's, and what it never had is the server's.</summary>
public class SystemEntryTests
{
    /// <summary>Maps of that name that are no labels or annotations of the object.</summary>
    private static readonly string[] Others = ["rancher2_app_v2.annotations", "rancher2_custom_node.labels"];

    public static IEnumerable<object[]> Maps => Catalog.Definition.Resources
        .SelectMany(d => d.Fields.Where(f => f is { Name: "labels" or "annotations", IsReadOnly: false }).Select(f => (d.TypeName, f.Name)))
        .Where(m => !Others.Contains($"{m.TypeName}.{m.Name}")).Select(m => new object[] { m.TypeName, m.Name });

    [Theory]
    [MemberData(nameof(Maps))]
    public void EntryOfTheServer_FirstChangeAfterRancher2_IsNeitherRemovedInThePlanNorOnTheServer(string type, string map)
    {
        var (fields, server) = Object(type, map, new JObject { ["field.cattle.io/creatorId"] = "u-1", ["provider.cattle.io"] = "k3s", ["plain"] = "p" });
        var prior = State(fields, map, ("field.cattle.io/creatorId", "u-1"), ("provider.cattle.io", "k3s"), ("plain", "p"));

        var planned = prior.With(map, Planner.Plan(fields, State(fields, map, ("plain", "new")), prior, PrivateState.Read([])).Planned[map]);
        var body = Expander.ForUpdate(fields, server, prior, planned, Whole(type));

        planned[map].Should().Be(Entries(("field.cattle.io/creatorId", "u-1"), ("provider.cattle.io", "k3s"), ("plain", "new")));
        Sent(fields, body, map).Should().Be(Entries(("field.cattle.io/creatorId", "u-1"), ("provider.cattle.io", "k3s"), ("plain", "new")));
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void EntryOfTheServer_ThatTheStateDoesNotHave_IsNoDriftAndIsSentBack(string type, string map)
    {
        var (fields, server) = Object(type, map, new JObject { ["provider.cattle.io"] = "k3s", ["app.kubernetes.io/name"] = "x", ["plain"] = "p" });
        var prior = State(fields, map, ("plain", "p"));

        Flattener.Flatten(fields, server, prior, ReadPurpose.Refresh)[map].Should().Be(prior[map]);
        Sent(fields, Expander.ForUpdate(fields, server, prior, State(fields, map, ("plain", "new")), Whole(type)), map)
            .Should().Be(Entries(("provider.cattle.io", "k3s"), ("app.kubernetes.io/name", "x"), ("plain", "new")));
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void EntryOfTheUser_ThatLooksLikeTheServers_IsRemovedOnceTheConfigurationLacksIt(string type, string map)
    {
        const string Key = "storageclass.kubernetes.io/is-default-class";
        var (fields, server) = Object(type, map, new JObject { [Key] = "true", ["rancher.io/x"] = "1", ["plain"] = "p" });
        var had = State(fields, map, (Key, "true"), ("rancher.io/x", "1"), ("plain", "p"));

        var planned = had.With(
            map, Planner.Plan(fields, State(fields, map, ("plain", "p")), had, PrivateState.Read([]).WithConfigured(fields, had)).Planned[map]);

        planned[map].Should().Be(Entries(("plain", "p")));
        Sent(fields, Expander.ForUpdate(fields, server, had, planned, Whole(type)), map).Should().Be(Entries(("plain", "p")));
    }

    private static (IReadOnlyList<Field> Fields, JObject Server) Object(string type, string map, JObject entries)
    {
        var fields = ImplicitAttributes.FieldsOf(Catalog.Definition.Resources.Single(d => d.TypeName == type));
        var server = new JObject();
        ApiTree.Set(server, server, fields.Single(f => f.Name == map).Location, entries);
        return (fields, server);
    }

    private static bool Whole(string type) => Catalog.Definition.Resources.Single(d => d.TypeName == type).Address?.ReplacesWholeObject == true;

    private static TfMap State(IReadOnlyList<Field> fields, string map, params (string Key, TfValue Value)[] entries) => new(fields.Select(f =>
        KeyValuePair.Create(f.Name, f.Name == map ? Entries(entries) : f.Kind is FieldKind.Block or FieldKind.ListBlock ? TfValue.EmptyList : TfValue.Null)));

    private static TfMap Entries(params (string Key, TfValue Value)[] entries) => TfValue.Object(entries);

    private static TfValue Sent(IReadOnlyList<Field> fields, JObject body, string map) =>
        fields.Single(f => f.Name == map) is var field ? JsonValues.Read(field, ApiTree.Find(body, body, field.Location)) : TfValue.Null;
}

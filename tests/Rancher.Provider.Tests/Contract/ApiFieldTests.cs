using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Mapping;

namespace Rancher.Provider.Tests.Contract;

/// <summary>Every value that a definition sends or reads has its place in the API of some real server.</summary>
public sealed class ApiFieldTests
{
    /// <summary>What no server shows in its schemas, and why.</summary>
    private static readonly Dictionary<string, string> Unrecorded = new()
    {
        ["default_pod_security_policy_template_name"] = "It went with Kubernetes 1.25, before the first recorded server that has such clusters.",
        ["driver_credential_config"] = "Its fields go where the driver's name says; which there are, the server is asked in the plan.",
        ["google_config"] = InactiveDriver,
        ["harvester_config"] = InactiveDriver,
        ["harvester_credential_config"] = InactiveDriver,
        ["linode_config"] = InactiveDriver,
        ["linode_credential_config"] = InactiveDriver,
        ["nutanix_config"] = InactiveDriver,
        ["nutanix_credential_config"] = InactiveDriver,
        ["openstack_config"] = InactiveDriver,
        ["openstack_credential_config"] = InactiveDriver,
        ["oke_config"] = "A server shows the schema only while the driver for Oracle's cloud is active, and it was on none of the recorded ones.",
        ["amazonec2_config.enable_primary_ipv6"] = NewerDriver,
        ["amazonec2_config.http_protocol_ipv6"] = NewerDriver,
        ["amazonec2_config.ipv6_address_count"] = NewerDriver,
        ["amazonec2_config.ipv6_address_only"] = NewerDriver,
    };

    private const string NewerDriver = "Rancher 2.15 brought it, of which the newer API was not recorded; its older one has the field.";

    private const string InactiveDriver = "A server shows the schema only while the node driver is active, and it was on none of the recorded ones.";

    [Theory]
    [MemberData(nameof(DefinitionCase.All), MemberType = typeof(DefinitionCase))]
    public void ApiPath_OfEveryField_ExistsOnSomeServer(string definition)
    {
        Uses(definition)
            .Where(use => use.Types.Count == 0 && !use.Place.IsKey && !Unrecorded.ContainsKey(use.Place.Path.Split('.')[0]) && !Unrecorded.ContainsKey(use.Place.Path))
            .Select(use => $"{use.Place.Path} is at {use.ApiPath}, which no recorded server has"
                + (use.Suggestion is null ? "" : $"; did you mean \"{use.Suggestion}\"?"))
            .ShouldBeNone("a value that Rancher does not know is lost without a word");
    }

    [Fact]
    public void OtherPath_OfAnyField_ExistsOnSomeServer()
    {
        var wrong =
            from id in ((IEnumerable<object[]>)DefinitionCase.All).Select(row => (string)row[0])
            let subject = DefinitionCase.Of(id)
            where subject.ApiSchema is not null
            from field in subject.Fields
            let other = field.OtherPath
            where other is not null
            let use = ApiFieldUse.Of(subject with { Fields = [field.At(other!.ApiPath)] })[0]
            where use.Types.Count == 0 || subject.Fields.All(f => f.Name != other!.Sibling)
            select $"{id} {field.Name}: {other!.ApiPath} beside {other.Sibling}";

        wrong.ShouldBeNone("a value that Rancher does not know is lost without a word");
    }

    [Theory]
    [MemberData(nameof(DefinitionCase.All), MemberType = typeof(DefinitionCase))]
    public void ApiType_OfEveryField_CanHoldItsShape(string definition)
    {
        var wrong =
            from use in Uses(definition)
            from server in ApiSchemas.All
            let type = use.Types.GetValueOrDefault(server.Version)
            where type is not null && !CanHold(server, type, use.Place.Field)
            select $"{use.Place.Path} is {use.Place.Field.Kind}, but {use.ApiPath} is {type} in Rancher {server.Version}";

        wrong.ShouldBeNone("the API can hold what a field holds");
    }

    [Theory]
    [MemberData(nameof(DefinitionCase.All), MemberType = typeof(DefinitionCase))]
    public void Default_OfAFieldOfAKubernetesType_IsKnownToEveryServerOfTheType(string definition)
    {
        var uses = Uses(definition);
        var wrong =
            from use in uses
            where use.Place.Field.DefaultValue is not null && DefinitionCase.Of(definition).ApiSchema!.Contains('.', StringComparison.Ordinal)
            let parent = use.Place.Parent is { } block ? uses.First(u => u.Place == block).Versions : ApiSchemas.All.Where(s => s.Has(DefinitionCase.Of(definition).ApiSchema!)).Select(s => s.Version)
            let missing = parent.Except(use.Versions).ToList()
            where missing.Count > 0 && (use.Types.Count > 0 || Unrecorded.GetValueOrDefault(use.Place.Path) == NewerDriver)
            select $"{use.Place.Path} is not known to {string.Join(", ", missing)}";

        wrong.ShouldBeNone("it would be sent, and the server would warn of a field that nobody gave");
    }

    [Theory]
    [InlineData("rke_config.network.plugin", "2.2.8 2.4.18 2.11.16")]
    [InlineData("rke_config.network.mtu", "2.4.18 2.11.16")]
    [InlineData("rke_config.network.aci_network_provider.aep", "2.11.16")]
    [InlineData("rke_config.services.kube_api.pod_security_policy", "2.2.8 2.4.18")]
    public void Versions_OfAField_AreThoseOfTheServersThatHaveIt(string path, string versions)
    {
        var use = Uses("rancher2_cluster").Single(u => u.Place.Path == path);

        string.Join(' ', use.Versions).Should().StartWith(versions);
    }

    [Fact]
    public void Suggestion_ForAMisspeltPath_IsTheNearestName()
    {
        var misspelt = Fields.Block("rke_config", "A block.", Fields.String("addonns", "A typing error.")).At("rancherKubernetesEngineConfig");

        var uses = ApiFieldUse.Of(new DefinitionCase("rancher2_cluster", [misspelt], "cluster"));

        uses[1].Types.Should().BeEmpty();
        uses[1].Suggestion.Should().Be("addons");
        uses[1].ApiPath.Should().Be("rancherKubernetesEngineConfig.addonns");
    }

    private static IReadOnlyList<ApiFieldUse> Uses(string definition)
    {
        var subject = DefinitionCase.Of(definition);
        return subject.ApiSchema is null ? [] : ApiFieldUse.Of(subject);
    }

    private static bool CanHold(ApiSchemas server, string type, Field field) => field.Kind switch
    {
        FieldKind.String when field.Codec is ObjectCodec => server.IsMap(type) || server.Has(type),
        FieldKind.String or FieldKind.Number or FieldKind.Bool => type == ApiSchemas.Anything || !server.IsComposite(type),
        FieldKind.StringList or FieldKind.StringSet => server.IsArray(type),
        // Some of an object's own members are the entries, or are the objects.
        FieldKind.StringMap when field.Placement is AdditionalPropertiesPlacement => server.IsComposite(type),
        FieldKind.ListNestedAttribute when field.Placement.IsAmongOthers(field) => server.IsComposite(type),
        FieldKind.StringMap => field.Codec is PairsCodec ? server.IsArray(type) : server.IsMap(type),
        FieldKind.ListBlock or FieldKind.ListNestedAttribute when field.Placement.IsMap => server.IsMap(type),
        FieldKind.ListBlock => server.IsArray(type),
        // A data source shows a block that is there at most once as a list of objects, too.
        FieldKind.ListNestedAttribute => server.IsArray(type) || server.IsComposite(type),
        _ => server.IsComposite(type),
    };
}

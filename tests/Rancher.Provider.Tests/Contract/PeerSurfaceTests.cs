using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Contract;

/// <summary>A configuration or state that any version of rancher2 accepted fits our definitions.</summary>
public sealed class PeerSurfaceTests
{
    /// <summary>Where we differ on purpose, and why.</summary>
    private static readonly Dictionary<string, string> Deviations = new()
    {
        ["rancher2_cluster rke_config.enable_cri_dockerd default"] = "Rancher turns it on from Kubernetes 1.24; a default of false is drift for ever.",
        ["rancher2_cluster cluster_agent_deployment_customization items"] = OneObject,
        ["rancher2_cluster cluster_agent_deployment_customization.override_resource_requirements items"] = OneObject,
        ["rancher2_cluster cluster_agent_deployment_customization.scheduling_customization items"] = OneObject,
        ["rancher2_cluster cluster_agent_deployment_customization.scheduling_customization.pod_disruption_budget items"] = OneObject,
        ["rancher2_cluster cluster_agent_deployment_customization.scheduling_customization.priority_class items"] = OneObject,
        ["rancher2_cluster eks_config_v2.node_groups.launch_template items"] = OneObject,
        ["rancher2_cluster fleet_agent_deployment_customization items"] = OneObject,
        ["rancher2_cluster fleet_agent_deployment_customization.override_resource_requirements items"] = OneObject,
        ["rancher2_cluster fleet_agent_deployment_customization.scheduling_customization items"] = OneObject,
        ["rancher2_cluster fleet_agent_deployment_customization.scheduling_customization.pod_disruption_budget items"] = OneObject,
        ["rancher2_cluster fleet_agent_deployment_customization.scheduling_customization.priority_class items"] = OneObject,
        ["rancher2_cluster_v2 cluster_agent_deployment_customization items"] = OneObject,
        ["rancher2_cluster_v2 cluster_agent_deployment_customization.override_resource_requirements items"] = OneObject,
        ["rancher2_cluster_v2 cluster_agent_deployment_customization.scheduling_customization items"] = OneObject,
        ["rancher2_cluster_v2 cluster_agent_deployment_customization.scheduling_customization.pod_disruption_budget items"] = OneObject,
        ["rancher2_cluster_v2 cluster_agent_deployment_customization.scheduling_customization.priority_class items"] = OneObject,
        ["rancher2_cluster_v2 fleet_agent_deployment_customization items"] = OneObject,
        ["rancher2_cluster_v2 fleet_agent_deployment_customization.override_resource_requirements items"] = OneObject,
        ["rancher2_cluster_v2 fleet_agent_deployment_customization.scheduling_customization items"] = OneObject,
        ["rancher2_cluster_v2 fleet_agent_deployment_customization.scheduling_customization.pod_disruption_budget items"] = OneObject,
        ["rancher2_cluster_v2 fleet_agent_deployment_customization.scheduling_customization.priority_class items"] = OneObject,
        ["rancher2_cluster_v2 rke_config.data_directories items"] = OneObject,
        ["rancher2_cluster_v2 rke_config.machine_pool_defaults items"] = OneObject,
        ["rancher2_cluster_v2 rke_config.machine_selector_config.config default"] = "rancher2 gives nodes a setting that nobody asked for; ours keeps it where a state has it.",
        ["rancher2_machine_config_v2 amazonec2_config.enable_primary_ipv6 default"] = ServerFills,
        ["rancher2_machine_config_v2 amazonec2_config.http_protocol_ipv6 default"] = ServerFills,
        ["rancher2_machine_config_v2 amazonec2_config.ipv6_address_only default"] = ServerFills,
        ["rancher2_machine_config_v2 amazonec2_config.ipv6_address_count default"] = ServerFills,
        ["rancher2_machine_config_v2 azure_config.availability_zone default"] = ServerFills,
        ["rancher2_machine_config_v2 azure_config.tags default"] = ServerFills,
        ["rancher2_machine_config_v2 harvester_config.disk_size default"] = ServerFills,
        ["data.rancher2_cluster agent_env_vars type"] = "rancher2 declares a list of texts there, and then puts objects into it.",
        ["data.rancher2_cluster_proxy_config_v2 cluster_id required"] = NotFoundOtherwise,
        ["data.rancher2_cluster_proxy_config_v2 cluster_id computed"] = NotFoundOtherwise,
        ["data.rancher2_role_template external_rules settable"] = "A block of rules in what is read by its name says nothing, and as an attribute the rules can be read.",
        ["data.rancher2_cluster cluster_monitoring_input missing"] = "It is the input of an action, which no server tells again.",
    };

    private const string ServerFills = "What the server fills differs between its versions, so a default of ours would be drift on some of them.";

    private const string NotFoundOtherwise = "rancher2 takes nothing there that says which cluster is meant, so that no configuration of it can work.";

    private const string OneObject = "The API holds one object there; rancher2 accepts several blocks and sends the first.";

    [SharedFolderTheory]
    [MemberData(nameof(DefinitionCase.SharedWithRancher2), MemberType = typeof(DefinitionCase))]
    public void Definition_AgainstEveryVersionOfRancher2_HasItsArguments(string definition)
    {
        Compare(DefinitionCase.Of(definition)).ShouldBeNone("configurations and states of rancher2 stay valid");
    }

    [SharedFolderFact]
    public void Comparison_WithADefinitionThatDiffers_TellsEveryDifference()
    {
        var definition = Fields.Block("rke_config", "A block.",
            Fields.Number("addons", "Another type."),
            Fields.String("kubernetes_version", "Not required in rancher2.").Required(),
            Fields.Bool("ignore_docker_version", "Another default.").Default(false),
            Fields.ListBlock("private_registries", "A block.", Fields.String("password", "Not hidden.")));

        var problems = Compare(new DefinitionCase("rancher2_cluster", [definition], null, Part: "rke_config")).ToList();

        problems.Should().Contain(
        [
            "rke_config.addons: string in rancher2, Number in ours",
            "rke_config.kubernetes_version: required in ours, but not in every version of rancher2",
            "rke_config.private_registries.password: hidden in rancher2, shown in ours",
            "rke_config.private_registries.url is missing",
            "rke_config.services.etcd.snapshot is missing",
        ]);
        problems.Should().ContainMatch("rke_config.ignore_docker_version: default True in rancher2, *");
    }

    [SharedFolderFact]
    public void RkeConfig_AgainstTheUnion_CoversEveryPath()
    {
        var ours = PlacedField.Walk(DefinitionCase.Of("rancher2_cluster").Fields).Select(f => f.Path).Where(p => p.Split('.')[0] == "rke_config").ToHashSet();
        var theirs = PeerAttribute.Of("rancher2_cluster", isDataSource: false).Keys.Where(p => p.Split('.')[0] == "rke_config").ToList();

        theirs.Should().HaveCount(412).And.OnlyContain(path => ours.Contains(path));
        ours.Except(theirs).Should().Equal("rke_config.network.effective_options");
    }

    [SharedFolderFact]
    public void PeerTypes_AreThoseOfTheUnion()
    {
        PeerTypes.Resources.Should().BeEquivalentTo(PeerAttribute.Types(isDataSource: false));
        PeerTypes.DataSources.Should().BeEquivalentTo(PeerAttribute.Types(isDataSource: true));
    }

    private static IEnumerable<string> Compare(DefinitionCase definition)
    {
        var ours = PlacedField.Walk(definition.Fields).ToDictionary(f => f.Path);
        foreach (var theirs in PeerAttribute.Of(definition.TypeName, definition.IsDataSource).Values)
        {
            var top = theirs.Path.Split('.')[0];
            if (top is "id" or "timeouts" || (definition.Part is not null && top != definition.Part))
            {
                continue;
            }

            if (!ours.TryGetValue(theirs.Path, out var field))
            {
                if (!Deviations.ContainsKey($"{definition.Id} {top} missing"))
                {
                    yield return $"{theirs.Path} is missing";
                }

                continue;
            }

            foreach (var (aspect, problem) in Compare(theirs, field, definition.IsDataSource))
            {
                if (!Deviations.ContainsKey($"{(definition.IsDataSource ? "data." : "")}{definition.TypeName} {theirs.Path} {aspect}"))
                {
                    yield return $"{theirs.Path}: {problem}";
                }
            }
        }
    }

    private static IEnumerable<(string Aspect, string Problem)> Compare(PeerAttribute theirs, PlacedField placed, bool isDataSource)
    {
        var ours = placed.Field;
        if (!HasTypeOf(theirs, ours))
        {
            yield return ("type", $"{theirs.Type} in rancher2, {ours.Kind} in ours");
        }

        // What is inside an attribute that is read has its type and no more; rancher2 repeats a resource's flags there, to no effect.
        if (placed.IsPartOfAnAttribute)
        {
            yield break;
        }

        if (ours.IsRequired && !theirs.IsRequiredEverywhere)
        {
            yield return ("required", "required in ours, but not in every version of rancher2");
        }

        if (theirs.IsSettable && ours.IsReadOnly)
        {
            yield return ("settable", "an argument in rancher2, read-only in ours");
        }

        if (theirs.IsRequired && !ours.IsRequired && isDataSource)
        {
            yield return ("found by", "required in rancher2, not in ours");
        }

        if (theirs is { IsComputed: true } && ours is { IsComputed: false, DefaultValue: null, IsRequired: false } && !isDataSource)
        {
            yield return ("filled", "filled by the server in rancher2, not in ours");
        }

        if (theirs is { IsComputed: true, IsSettable: false } && !ours.IsComputed)
        {
            yield return ("computed", "always has a value in rancher2, which ours does not give");
        }

        if (theirs.IsSensitive && !placed.IsSensitive)
        {
            yield return ("sensitive", "hidden in rancher2, shown in ours");
        }

        if (theirs.IsBlock && ours.IsBlock && ((ours.MaxItems != 0 && (theirs.MaxItems == 0 || theirs.MaxItems > ours.MaxItems)) || ours.MinItems > theirs.MinItems))
        {
            yield return ("items", $"{theirs.MinItems} to {theirs.MaxItems} items in rancher2, {ours.MinItems} to {ours.MaxItems} in ours");
        }

        if (!isDataSource && theirs.Default is { } value && theirs.IsSettable && !SameDefault(value, ours.DefaultValue ?? ours.CreateDefault))
        {
            yield return ("default", $"default {value} in rancher2, {(ours.DefaultValue ?? ours.CreateDefault)?.ToString() ?? "none"} in ours");
        }
    }

    private static bool HasTypeOf(PeerAttribute theirs, Field ours) => theirs.Type switch
    {
        "string" => ours.Kind == FieldKind.String,
        "int" or "float" => ours.Kind == FieldKind.Number,
        "bool" => ours.Kind == FieldKind.Bool,
        "map" => ours.Kind == FieldKind.StringMap,
        "set" when !theirs.IsObject => ours.Kind == FieldKind.StringSet,
        "list" when !theirs.IsObject => ours.Kind == FieldKind.StringList,
        // In configuration and in state, an attribute of objects is no block and a block no attribute.
        "list" or "set" when ours.IsReadOnly => ours.Kind == FieldKind.ListNestedAttribute,
        "list" or "set" => theirs.IsBlock ? ours.Kind is FieldKind.Block or FieldKind.ListBlock : ours.Kind == FieldKind.ListNestedAttribute,
        _ => false,
    };

    private static bool SameDefault(JToken theirs, TfValue? ours) => ours switch
    {
        TfString text => theirs.Type == JTokenType.String && (string?)theirs == text.Value,
        TfBool flag => theirs.Type == JTokenType.Boolean && (bool)theirs == flag.Value,
        TfNumber number => theirs.Type == JTokenType.Integer && (long)theirs == number.LongOrNull(),
        _ => false,
    };
}

using Newtonsoft.Json.Linq;
using Rancher.Provider.Clusters;
using Rancher.Provider.Common;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>What the machines of a pool are like. A pool of <c>rancher2_cluster_v2</c> refers to it by kind and name.</summary>
internal static class MachineConfigV2Resource
{
    /// <summary>The block of any driver that has no block of its own here.</summary>
    public const string AnyBlock = "driver_config";

    public static ResourceDefinition Definition { get; } = new(
        "rancher2_machine_config_v2", "What the machines of a pool of `rancher2_cluster_v2` are like, in the terms of one machine driver; since Rancher 2.6.")
    {
        Area = "Clusters",
        Address = new MachineConfigAddress(),
        Id = "{fleet_namespace}/{name}",
        ImportId = "fleet-default/nc-my-machines-abcde",
        Timeouts = new Timeouts(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10)),
        Requires = [new MachineDriverActive()],
        Create = Create.Post.Named(new GeneratedName("metadata.name", "{metadata.generateName}")),
        ReadyWhen = [ReadyWhen.Readable],
        Related = [Related.Derived(MachineName.Complete)],
        Validate = MachineConfigRules.Validate,
        ModifyPlan = SetKind,
        CheckPlanAsync = CheckAsync,
        Fields =
        [
            .. OneOfBlocks([
                Typed("amazonec2", Amazonec2MachineFields.Config),
                Typed("azure", AzureMachineFields.Config),
                Typed("digitalocean", DigitaloceanMachineFields.Config),
                Typed("google", GoogleMachineFields.Config),
                Typed("harvester", HarvesterMachineFields.Config),
                Typed("linode", LinodeMachineFields.Config),
                Typed("nutanix", NutanixMachineFields.Config),
                Typed("openstack", OpenstackMachineFields.Config),
                Typed("vmwarevsphere", VsphereMachineFields.Config),
                Block(AnyBlock, "A machine of any driver that is active on the server, also of one that this provider does not know.",
                    String("config", "The driver's fields as YAML, by the names that the API has, such as `instanceType`. "
                        + "Fields left out are the driver's to fill.")
                        .Required().YamlObject().YamlDocument().GranularOwnership().AdditionalProperties(MachineDriver.ForeignMembers),
                    String("driver", "Name of the driver, such as `amazonec2`.").Required().RequiresReplace()
                        .Matches("[a-z0-9]+", "lower case letters and digits")
                        .At("kind").NamedBy(MachineDriver.InKind))
                    .Inline(),
            ]),
            String("fleet_namespace", "Namespace of the object: that of the clusters that use it.").DnsLabel().Default("fleet-default").RequiresReplace()
                .At("metadata.namespace"),
            String("generate_name", "Name prefix; the object is named `nc-<prefix>-<5 characters>`.").NotEmpty().Required().RequiresReplace()
                .At("metadata.generateName").NamedBy(MachineName.Chosen),
            String("kind", "Kind of the object, as a machine pool wants it: `Amazonec2Config`.").Computed().UseStateForUnknown(),
            String("name", "Name of the object, as a machine pool wants it.").Computed().UseStateForUnknown().At("metadata.name"),
            .. KubernetesMetadata.Fields,
        ],
    };

    private static Field Typed(string driver, Field block) => block.Inline().Discriminator("kind", new MachineDriver(driver).Kind);

    // Known before the object is there, so that rules can look at the pools that name it.
    private static void SetKind(PlanContext plan)
    {
        if (plan.PlannedAt("kind").IsUnknown && KindOf(plan.Planned) is { } kind)
        {
            plan.Set("kind", kind);
        }
    }

    /// <summary>The kind of the object that these attributes describe; null while they do not say it.</summary>
    public static string? KindOf(TfValue attributes) =>
        attributes["kind"].StringOrNull() is { Length: > 0 } kind ? kind
        : attributes[AnyBlock].Items is [var any, ..] ? any["driver"].StringOrNull() is { } driver ? new MachineDriver(driver).Kind : null
        : Definition.Fields.Where(f => attributes[f.Name].Items.Count > 0).Select(f => f.Placement).OfType<DiscriminatorPlacement>().FirstOrDefault()?.Value;

    private static async Task CheckAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        MachineConfigRules.CheckPlan(plan);
        await ServerRequirements.CheckAsync(
            plan, services, new ServerFeature("rancher2_machine_config_v2", "use rancher2_node_template") { Since = 6 }, null, ct);
        if (plan.IsCreate)
        {
            var block = Definition.Fields.FirstOrDefault(f => f.IsOneOfBlocks && plan.PlannedAt(f.Name).Items.Count > 0)?.Name ?? AnyBlock;
            await MachineKinds
                .CheckAsync(plan, services, plan.PlannedAt("kind").StringOrNull(), TfPath.Parse(block == AnyBlock ? $"{AnyBlock}[0].driver" : block), ct);
        }

        if (plan.PlannedAt($"{AnyBlock}[0].driver").StringOrNull() is { } driver && plan.PlannedAt($"{AnyBlock}[0].config").StringOrNull() is { } text
            && Yaml.TryParse(text, out var document, out _) && document is JObject fields)
        {
            await DriverSchema.CheckAsync(plan, services, driver, "config", fields.Properties().Select(p => (p.Name, $"{AnyBlock}[0].config")), ct);
        }
    }
}

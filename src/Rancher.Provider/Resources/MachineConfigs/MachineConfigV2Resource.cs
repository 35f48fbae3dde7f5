using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Provider.Common;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
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
        Api = new SteveCollection("rke-machine-config.cattle.io", "rke-machine-config.cattle.io"),
        ImportId = "fleet-default/nc-my-machines-abcde",
        Timeouts = new Timeouts(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10)),
        Behavior = new MachineConfigV2Behavior(),
        Validate = Validate,
        ModifyPlan = ReplaceWhenTheDriverChanges,
        CheckPlanAsync = CheckAsync,
        Fields =
        [
            Typed(Amazonec2MachineFields.Config),
            Typed(AzureMachineFields.Config),
            Typed(DigitaloceanMachineFields.Config),
            Block(AnyBlock, "A machine of any driver that is active on the server, also of one that this provider does not know.",
                Text("config", "The driver's fields as YAML, by the names that the API has, such as `instanceType`. Fields left out are the driver's to fill.")
                    .Required().SameWhen(TextMeaning.YamlObject).YamlDocument().NamedEntriesOnly(),
                Text("driver", "Name of the driver, such as `amazonec2`.").Required().Matches("[a-z0-9]+", "lower case letters and digits"))
                .At(MachineConfigShape.Any).ConflictsWith([.. MachineDriver.Blocks.Keys]),
            Text("fleet_namespace", "Namespace of the object: that of the clusters that use it.").Default("fleet-default").Replaces().At("metadata.namespace"),
            Text("generate_name", "Begin of the name, to which Rancher's `nc-` is put in front and five random letters behind.").Required().Replaces()
                .At(MachineConfigShape.NamePrefix).InAddress(),
            Typed(GoogleMachineFields.Config),
            Typed(HarvesterMachineFields.Config),
            Typed(LinodeMachineFields.Config),
            Typed(NutanixMachineFields.Config),
            Typed(OpenstackMachineFields.Config),
            Typed(VsphereMachineFields.Config),
            Text("kind", "Kind of the object, as a machine pool wants it: `Amazonec2Config`.").ReadOnly(),
            Text("name", "Name of the object, as a machine pool wants it.").ReadOnly().At("metadata.name"),
            .. KubernetesMetadata.Fields,
        ],
    };

    private static Field Typed(Field block) => block.At(new MachineDriver(MachineDriver.Blocks[block.Name]).Member)
        .ConflictsWith([.. MachineDriver.Blocks.Keys.Append(AnyBlock).Where(other => other != block.Name)]);

    private static void Validate(ConfigRuleContext config)
    {
        MachineConfigRules.Validate(config);
        if (MachineDriver.Blocks.Keys.Append(AnyBlock).All(block => config[block] is { IsUnknown: false, Items.Count: 0 }))
        {
            config.Diagnostics.Error("The machines are of no driver", $"One of the blocks {string.Join(", ", MachineDriver.Blocks.Keys.Append(AnyBlock))} must be given.");
        }
    }

    // An object of Kubernetes keeps its type; and a driver's block may move to its own only by another object.
    private static void ReplaceWhenTheDriverChanges(PlanContext plan)
    {
        foreach (var block in MachineDriver.Blocks.Keys.Append(AnyBlock).Where(b => !plan.IsCreate && plan.PriorAt(b).Items.Count > 0 != plan.PlannedAt(b).Items.Count > 0))
        {
            plan.RequireReplace(block);
        }

        if (!plan.IsCreate && plan.PriorAt($"{AnyBlock}[0].driver") is TfText before && !before.Equals(plan.PlannedAt($"{AnyBlock}[0].driver")))
        {
            plan.RequireReplace($"{AnyBlock}[0].driver");
        }
    }

    private static async Task CheckAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        MachineConfigRules.CheckPlan(plan);
        await ServerNeeds.CheckAsync(
            plan, services, new ServerFeature("rancher2_machine_config_v2", "use rancher2_node_template") { Since = 6 }, null, ct);
        if (plan.PlannedAt($"{AnyBlock}[0].driver").AsText() is { } driver && plan.PlannedAt($"{AnyBlock}[0].config").AsText() is { } text
            && Yaml.TryParse(text, out var document, out _) && document is JObject fields)
        {
            await DriverSchema.CheckAsync(plan, services, driver, "config", fields.Properties().Select(p => (p.Name, $"{AnyBlock}[0].config")), ct);
        }
    }
}

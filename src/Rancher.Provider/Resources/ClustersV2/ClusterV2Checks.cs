using System.Text.RegularExpressions;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.ClustersV2;

/// <summary>
/// What cannot work in a configuration and Rancher accepts all the same, or answers with a text that nobody understands. Nothing here asks the server.
/// </summary>
internal static partial class ClusterV2Checks
{
    private const string Rke = "rke_config[0]";
    private const string Pools = $"{Rke}.machine_pools";
    private static readonly string[] Roles = ["etcd_role", "control_plane_role", "worker_role"];

    public static void Validate(ValidateConfigContext config)
    {
        CheckVersion(config);
        CheckAgentVariables(config);
        CheckPools(config);
        CheckWait(config);
        ClusterV2Network.Validate(config);
    }

    private static void CheckVersion(ValidateConfigContext config)
    {
        var version = config["kubernetes_version"];
        if (version.IsNull && config["rke_config"].Items.Count > 0)
        {
            config.Error(
                "kubernetes_version",
                "kubernetes_version is missing",
                "Rancher sets up the version that is given here, and by its end knows whether to set up RKE2 or K3s: \"v1.33.5+rke2r1\" or \"v1.33.5+k3s1\". "
                    + "Only an imported cluster, without rke_config, has none.");
        }
        else if (version.StringOrNull() is { } text && !Version().IsMatch(text))
        {
            config.Error(
                "kubernetes_version",
                "This is no version of RKE2 or K3s",
                $"\"{text}\" must look like \"v1.33.5+rke2r1\" or \"v1.33.5+k3s1\". Rancher takes the distribution from the version alone.");
        }
    }

    private static void CheckAgentVariables(ValidateConfigContext config)
    {
        var variables = config["agent_env_vars"].Items;
        for (var index = 0; index < variables.Count; index++)
        {
            if (variables[index]["name"].StringOrNull() == "CATTLE_AGENT_VAR_DIR")
            {
                config.Error(
                    $"agent_env_vars[{index}].name",
                    "CATTLE_AGENT_VAR_DIR is not set here",
                    "Rancher refuses it among the variables. Give the folder as rke_config.data_directories.system_agent.");
            }
        }
    }

    private static void CheckPools(ValidateConfigContext config)
    {
        var pools = config[Pools].Items;
        for (var index = 0; index < pools.Count; index++)
        {
            var path = $"{Pools}[{index}]";
            if (Roles.All(role => pools[index][role] is { IsUnknown: false } value && value.BoolOrNull() != true))
            {
                config.Error(
                    path,
                    "The machine pool has no role",
                    "Set at least one of etcd_role, control_plane_role and worker_role to true. "
                        + "Rancher makes no machine for a pool without, and the whole cluster stops there.");
            }
        }
    }

    private static void CheckWait(ValidateConfigContext config)
    {
        if (config["wait[0].goal"].StringOrNull() is { } goal && goal.Equals("nodes_ready", StringComparison.OrdinalIgnoreCase)
            && config["wait[0].nodes"].IsNull)
        {
            config.Error("wait[0].goal", "How many nodes?", "The goal nodes_ready needs nodes, the number of nodes to wait for.");
        }

        if (config["wait[0].goal"].StringOrNull() is { } wanted && ClusterV2Goal.NeedsMachinesTo(wanted.ToLowerInvariant())
            && config["rke_config"] is { IsUnknown: false, Items.Count: 0 })
        {
            config.Error(
                "wait[0].goal",
                "An imported cluster has no machines",
                $"The goal {wanted} looks at machines that Rancher installs, and a cluster without rke_config was not set up by Rancher. "
                    + "Wait for \"connected\" or \"active\" instead.");
        }
    }

    [GeneratedRegex(@"^v\d+\.\d+\.\d+.*\+(rke2r|k3s)\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}

using System.Text.RegularExpressions;
using Rancher.Provider.Common;
using Rancher.Provider.Windows;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

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
        CheckName(config);
        CheckVersion(config);
        CheckAgentVariables(config);
        CheckLabels(config, "labels");
        CheckPools(config);
        CheckWait(config);
        ClusterV2Network.Validate(config);
        WindowsRules.ValidateClusterV2(config);
    }

    private static void CheckName(ValidateConfigContext config)
    {
        if (config["name"].StringOrNull() is { } name && (name.Length is < 2 or > 63 || !Name().IsMatch(name) || name == "local" || Generated().IsMatch(name)))
        {
            config.Error(
                "name",
                "The cluster cannot have this name",
                $"\"{name}\" must be 2 to 63 lower case letters, digits and hyphens, must not begin or end with a hyphen, and must be neither \"local\" nor like the ids that Rancher makes, \"c-abcde\".");
        }
    }

    private static void CheckVersion(ValidateConfigContext config)
    {
        var version = config["kubernetes_version"];
        if (version.IsNull && config["rke_config"].Items.Count > 0)
        {
            config.Error(
                "kubernetes_version",
                "kubernetes_version is missing",
                "Rancher sets up the version that is given here, and by its end knows whether to set up RKE2 or K3s: \"v1.33.5+rke2r1\" or \"v1.33.5+k3s1\". Only an imported cluster, without rke_config, has none.");
        }
        else if (version.StringOrNull() is { } text && !Version().IsMatch(text))
        {
            config.Error(
                "kubernetes_version",
                "This is no version of RKE2 or K3s",
                $"\"{text}\" must look like \"v1.33.5+rke2r1\" or \"v1.33.5+k3s1\". Rancher cannot tell from anything else which of the two is meant.");
        }
    }

    private static void CheckAgentVariables(ValidateConfigContext config)
    {
        var variables = config["agent_env_vars"].Items;
        for (var index = 0; index < variables.Count; index++)
        {
            switch (variables[index]["name"].StringOrNull())
            {
                case "":
                    config.Error($"agent_env_vars[{index}].name", "The variable has no name", "Rancher accepts it, and then no node can register. Give it a name.");
                    break;
                case "CATTLE_AGENT_VAR_DIR":
                    config.Error(
                        $"agent_env_vars[{index}].name",
                        "CATTLE_AGENT_VAR_DIR is not set here",
                        "Rancher refuses it among the variables. Give the folder as rke_config.data_directories.system_agent.");
                    break;
            }
        }
    }

    private static void CheckPools(ValidateConfigContext config)
    {
        var pools = config[Pools].Items;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < pools.Count; index++)
        {
            var path = $"{Pools}[{index}]";
            if (pools[index]["name"].StringOrNull() is { } name && !seen.Add(name))
            {
                config.Error(
                    $"{path}.name",
                    "Two machine pools have the same name",
                    $"There is a pool \"{name}\" already. Rancher tells pools apart by their names: until 2.11 it accepts both and machines of one are taken for the other's.");
            }

            if (Roles.All(role => pools[index][role] is { IsUnknown: false } value && value.BoolOrNull() != true))
            {
                config.Error(
                    path,
                    "The machine pool has no role",
                    "Set at least one of etcd_role, control_plane_role and worker_role to true. Rancher makes no machine for a pool without, and the whole cluster stops there.");
            }

            CheckLabels(config, $"{path}.labels");
            CheckLabels(config, $"{path}.machine_labels");
        }
    }

    private static void CheckLabels(ValidateConfigContext config, string path)
    {
        foreach (var (key, value) in (config[path] as TfMap ?? TfMap.Empty).Entries)
        {
            if ((KubernetesLabel.KeyProblem(key) ?? (value.StringOrNull() is { } text ? KubernetesLabel.ValueProblem(text) : null)) is { } problem)
            {
                config.Error(path, "This is no Kubernetes label", $"The label \"{key}\" cannot be set: {problem}. A machine with such a label never registers, and says nothing.");
            }
        }
    }

    private static void CheckWait(ValidateConfigContext config)
    {
        if (config["wait[0].goal"].StringOrNull() is { } goal && goal.Equals("nodes_ready", StringComparison.OrdinalIgnoreCase) && config["wait[0].nodes"].IsNull)
        {
            config.Error("wait[0].goal", "How many nodes?", "The goal nodes_ready needs nodes, the number of nodes to wait for.");
        }

        if (config["wait[0].goal"].StringOrNull() is { } wanted && ClusterV2Goal.NeedsMachinesTo(wanted.ToLowerInvariant()) && config["rke_config"] is { IsUnknown: false, Items.Count: 0 })
        {
            config.Error(
                "wait[0].goal",
                "An imported cluster has no machines",
                $"The goal {wanted} looks at machines that Rancher installs, and without rke_config the cluster is one that somebody else made. Wait for \"connected\" or \"active\" instead.");
        }
    }

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex("^c-[a-z0-9]{5}$", RegexOptions.CultureInvariant)]
    private static partial Regex Generated();

    [GeneratedRegex(@"^v\d+\.\d+\.\d+.*\+(rke2r|k3s)\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}

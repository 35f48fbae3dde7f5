using System.Security.Cryptography;
using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Provider.Common;
using Rancher.Provider.Nodes;
using Rancher.Provider.Registration;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Nodes;

/// <summary>A registration token, its commands and what they are made of. Each of them carries the secret, or is good for nothing without it.</summary>
internal static class RegistrationFields
{
    public const string Registration = "registration";

    /// <summary>How the names of tokens begin that this provider makes.</summary>
    public const string NamePrefix = "terraform-";

    /// <summary>A name that no other token has, so that one whose creation was not answered can be found.</summary>
    public static string NewName() => $"{NamePrefix}{RandomNumberGenerator.GetHexString(32, lowercase: true)}"[..22];

    public static Field[] Given =>
    [
        String("token", "The secret with which machines and agents join the cluster.").Computed().UseStateForUnknown().Sensitive(),
        String("command", "Command that imports an existing cluster, to be run where `kubectl` reaches it.").Computed().UseStateForUnknown().Sensitive(),
        String("insecure_command", "The same as `command`, for a Rancher whose certificate the machine does not trust.").Computed().UseStateForUnknown()
            .Sensitive(),
        String("node_command", "Command that joins a Linux machine, as Rancher writes it; roles are appended. `linux_node_command` writes whole ones.")
            .Computed().UseStateForUnknown().Sensitive(),
        String("insecure_node_command", "The same as `node_command`, for a Rancher whose certificate the machine does not trust; empty for RKE1.").Since(2, 6)
            .Computed().UseStateForUnknown().Sensitive(),
        String("windows_node_command", "Command that joins a Windows machine as a worker, as Rancher writes it. `windows_node_command` writes whole ones.")
            .Computed().UseStateForUnknown().Sensitive(),
        String("insecure_windows_node_command", "The same as `windows_node_command` without trust in Rancher's certificate; empty for RKE1.").Since(2, 6)
            .Computed().UseStateForUnknown().Sensitive(),
        String("manifest_url", "URL of the Kubernetes manifest that `command` applies.").Computed().UseStateForUnknown().Sensitive(),
        String("expires_at", "When the token expires, as Rancher reports it; null when it does not expire.").Since(2, 14).Computed().UseStateForUnknown(),
        SingleNestedAttribute(Registration, "How machines join the cluster, for the functions `linux_node_command`, `windows_node_command`, "
            + "`linux_user_data` and `windows_user_data`.",
            String("agent_image", "Image of the agent of RKE1."),
            String("ca_checksum", "Checksum of the authority that signed Rancher's certificate; null where the certificate is publicly trusted."),
            String("distribution", "`rke1`, `rke2` or `k3s`."),
            StringMap("environment", "Environment variables for the agent, from the cluster's `agent_env_vars`."),
            String("rancher_version", "Version of the server."),
            String("server", "Address under which machines reach Rancher."),
            String("token", "The secret."),
            String("windows_agent_image", "Image of the agent of RKE1 on Windows."),
            String("windows_prefix_path", "Folder below which RKE1 keeps its files on Windows.")).Computed().Sensitive().FromRelatedObject(),
    ];

    /// <summary>Adds what the commands are made of.</summary>
    public static async Task<JObject> JoinAsync(RancherClient rancher, JObject token, CancellationToken ct)
    {
        var version = (await rancher.ServerAsync(ct)).Version;
        var distribution = IsRke1(token) || await rancher.Reads.FindAsync("clusters", (string)token["clusterId"]!, ct) is not { } cluster
            ? ClusterDistribution.Rke1
            : await ClusterDistribution.OfAsync(rancher, cluster, ct);
        if (RegistrationReader.Read(token, version, distribution) is { } registration)
        {
            token[Registration] = RegistrationReader.View(registration);
        }

        return token;
    }

    private static bool IsRke1(JObject token) => ((string?)token["nodeCommand"])?.Contains("docker run", StringComparison.Ordinal) == true;
}

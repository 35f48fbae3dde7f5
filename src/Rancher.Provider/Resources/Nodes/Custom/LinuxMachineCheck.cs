using System.Globalization;
using Rancher.Provider.Registration;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>Whether a Linux machine can become a node, by what it says about itself.</summary>
/// <param name="subject">The resource, for messages.</param>
/// <param name="registration">How it would join.</param>
/// <param name="node">What it would become.</param>
/// <param name="now">The time here, with which the machine's clock is compared.</param>
internal sealed class LinuxMachineCheck(string subject, NodeRegistration registration, NodeOptions node, DateTimeOffset now)
{
    private static readonly string[] Programs = ["curl", "systemctl"];

    /// <param name="machine">The lines that the machine wrote about itself, by name.</param>
    public IEnumerable<Diagnostic> Findings(IReadOnlyDictionary<string, string> machine)
    {
        if (registration.IsRke1 && !machine.ContainsKey("docker_answers"))
        {
            yield return Diagnostic.Error(
                machine.ContainsKey("has_docker") ? "Docker does not answer"
                    : "Docker is missing", "Nodes of RKE1 run in Docker. Install it and let it start with the machine; "
                    + "linux_user_data does that with packages = [\"docker.io\"].", null);
        }

        foreach (var program in Programs.Where(p => !registration.IsRke1 && !machine.ContainsKey($"has_{p}")))
        {
            yield return Diagnostic.Error($"{program} is missing", "Rancher's installer needs curl and systemd.", null);
        }

        if (machine.ContainsKey("used"))
        {
            yield return Diagnostic.Error(
                "The machine has been a node before",
                    "It has files of Kubernetes or Rancher's agent, with which it would not join as a new one. Clean it, or import the node that it is.", null);
        }

        string[] busy = [.. Ports().Where(p => machine.ContainsKey($"port_{p}"))];
        if (busy.Length > 0)
        {
            yield return Diagnostic.Error($"Something listens on port {string.Join(", ", busy)}", "Kubernetes needs these ports for itself.", null);
        }

        if (Number(machine, "memory") is { } memory && memory < Needed)
        {
            yield return Diagnostic
                .Warning($"{subject} has {memory} MB of memory", $"Nodes with these roles need {Needed} MB at least.", TfPath.Parse("ssh[0].host"));
        }

        if (Number(machine, "disk") is { } disk && disk < 10)
        {
            yield return Diagnostic.Warning($"{subject} has {disk} GB of free disk", "Images and logs need 10 GB at least.", TfPath.Parse("ssh[0].host"));
        }

        if (Number(machine, "time") is { } time && Math.Abs(time - now.ToUnixTimeSeconds()) is > 60 and var off)
        {
            yield return Diagnostic.Warning($"The clock of {subject} is {off} seconds off", "Certificates are not valid yet, or not any more, "
                + "for a machine whose clock is wrong. Set up a time server on it.", TfPath.Parse("ssh[0].host"));
        }
    }

    private long Needed => node.Roles.Contains("etcd") || node.Roles.Contains("controlplane") ? 2048 : 1024;

    private IEnumerable<string> Ports() =>
    [
        .. node.Roles.Contains("etcd") ? ["2379"] : Array.Empty<string>(),
        .. node.Roles.Contains("controlplane") ? registration.IsRke1 ? ["6443"] : new[] { "6443", "9345" } : [],
        "10250",
    ];

    private static long? Number(IReadOnlyDictionary<string, string> values, string name) =>
        values.TryGetValue(name, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

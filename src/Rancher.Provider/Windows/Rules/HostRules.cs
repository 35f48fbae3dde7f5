using System.Globalization;
using Rancher.Provider.Windows.Facts;
using static Rancher.Provider.Windows.Rules.RuleMessage;

namespace Rancher.Provider.Windows.Rules;

/// <summary>What a Windows machine must be like before it becomes a node. Known only by looking at it.</summary>
internal static class HostRules
{
    public static IReadOnlyList<WindowsRule> All =>
    [
        new("W-45", "A Windows machine with several networks has a given internal address")
        {
            When = RulePhase.Apply,
            AppliesTo = [RuleTarget.Node],
            TrueFor = "every version",
            Source = "rancher: package/windows/bootstrap.ps1; rke2 issue 4393",
            Messages =
            [
                Error(
                    "The machine has several addresses ({list}), and none was chosen",
                    "The agent takes the first one it finds. When that is not the network of the other nodes, the tunnel is built on the wrong card, "
                        + "and no pod reaches another node.",
                    "Set internal_address of the node to the address in the network that it shares with the other nodes."),
            ],
            Host = h => h.InternalAddress.IsAbsent && h.Addresses.Count > 1 ? [Finding.At("internal_address", ("list", string.Join(", ", h.Addresses)))] : [],
        },
        new("W-46", "A Windows machine is large enough: from 2 processors, 5 GB of memory and 50 GB of disk for RKE1, 4, 8 and 50 for RKE2")
        {
            When = RulePhase.Apply,
            AppliesTo = [RuleTarget.Node],
            TrueFor = "RKE1's agent checks it; RKE2's documentation recommends it",
            Source = "rancher: package/windows/bootstrap.ps1; Rancher documentation, Windows requirements; rke2-docs, requirements",
            Example = new Dictionary<string, string> { ["least"] = "2 processors" },
            Messages =
            [
                Error(
                    "The machine has {have}; a Windows node of RKE1 needs at least {least}",
                    "Windows, the kubelet and what RKE1 reserves for them (1.5 processors and 2.5 GB) take that much for themselves. "
                        + "RKE1's agent refuses smaller machines.",
                    "Use a larger machine: 2 processors, 5 GB of memory and 50 GB on drive C: are what Rancher asks for."),
                Warning(
                    "The machine has {have}, which is less than the {least} that Rancher recommends",
                    "It will join. Windows base images have several gigabytes each, and little is left for pods.",
                    "Use a larger machine for anything but a test.",
                    "small"),
                Warning(
                    "The machine has {have}; RKE2 asks for at least {least}",
                    "RKE2's installer does not look, so the machine joins. Windows, containerd, the kubelet and the network plugin leave little for pods, "
                        + "and Windows base images have several gigabytes each.",
                    "Use a larger machine: RKE2 recommends 4 processors and 8 GB of memory, and 50 GB on drive C: leave room for images.",
                    "rke2"),
                Warning(
                    "The machine has {have}, which is less than the {least} that RKE2 recommends",
                    "It will join, and run few pods: Windows itself takes more memory than Linux, and Windows base images have several gigabytes each.",
                    "Use a larger machine for anything but a test.",
                    "rke2-small"),
            ],
            Host = Size,
        },
        new("W-47", "RKE2 needs the Windows feature Containers")
        {
            When = RulePhase.Apply,
            AppliesTo = [RuleTarget.Node],
            TrueFor = "RKE2",
            Source = "wins: install.ps1; rke2-docs, Windows quick start",
            Messages =
            [
                Error(
                    "The Windows feature Containers is not installed",
                    "Windows runs no container without it. Rancher's installer stops when it finds it missing, and installing it takes a restart.",
                    "Run Install-WindowsFeature -Name Containers -Restart on the machine and apply again; "
                        + "machines that start with what provider::rancher2::windows_user_data writes have it."),
            ],
            Host = h => h.Distribution.Is("rke2") && h.HasContainersFeature.Is(false) ? [Finding.At(h.Place)] : [],
        },
        new("W-48", "RKE1 needs Docker Enterprise or Mirantis Container Runtime, started with Windows")
        {
            When = RulePhase.Apply,
            AppliesTo = [RuleTarget.Node],
            TrueFor = "RKE1; Mirantis from Rancher 2.5.8",
            Source = "rancher: package/windows/bootstrap.ps1",
            Messages =
            [
                Error(
                    "{what}",
                    "On Windows, RKE1's agent runs in a container of Docker Enterprise or its successor, Mirantis Container Runtime. "
                        + "It refuses every other Docker, and one that is not there after a restart takes the node with it.",
                    "Install Mirantis Container Runtime, run Set-Service -Name docker -StartupType Automatic on the machine, and apply again."),
            ],
            Host = h => !h.Distribution.Is("rke1") ? []
                : h.DockerPlatform.IsAbsent ? [Finding.At(h.Place, ("what", "The Windows machine has no Docker"))]
                : h.DockerPlatform.Is(d => !d.Contains("Enterprise", StringComparison.Ordinal) && !d.Contains("Mirantis", StringComparison.Ordinal))
                    ? [Finding.At(h.Place, ("what", $"The machine has {h.DockerPlatform.Value}, which RKE1 refuses on Windows"))]
                : h.DockerStartsByItself.Is(false) ? [Finding.At(h.Place, ("what", "Docker does not start by itself on the Windows machine"))]
                : [],
        },
        new("W-49", "Windows Server 2019 needs an update for vxlan")
        {
            When = RulePhase.Apply,
            AppliesTo = [RuleTarget.Node],
            TrueFor = "Windows Server 2019 (build 17763) before revision 379",
            Source = "Rancher documentation, Windows requirements; kubernetes/website (KB4489899)",
            Messages =
            [
                Error(
                    "Build {build} of Windows Server 2019 lacks the update KB4489899",
                    "Without that update of March 2019, Windows Server 2019 loses packets of its overlay network: "
                        + "the node becomes ready, and its pods do not reach those of other nodes.",
                    "Install the updates of Windows on the machine, restart it, and apply again; cmd /c ver then shows 10.0.17763.379 or later."),
            ],
            Host = h => h.Cluster is { TunnelsOnWindows: true } && Revision(h.Build, "17763.") < 379 ? [Finding.At(h.Place, ("build", h.Build.Value))] : [],
        },
        new("W-65", "Windows Server 2022 is not one of the builds of 2024 whose container network fails")
        {
            When = RulePhase.Apply,
            AppliesTo = [RuleTarget.Node],
            TrueFor = "Windows Server 2022 (build 20348) from revision 2582 to 2761",
            Source = "Microsoft, KB5040437 (20348.2582) and KB5044281 (20348.2762); microsoft/Windows-Containers issue 516; projectcalico/calico issue 9019",
            Messages =
            [
                Warning(
                    "Build {build} of Windows Server 2022 has an update that breaks the network of containers",
                    "The updates from KB5040437 of July 2024 on can keep pods from reaching other pods and anything outside. "
                        + "The node becomes ready all the same. KB5044281 of October 2024 corrects it.",
                    "Install the updates of Windows on the machine, restart it, and apply again; cmd /c ver then shows 10.0.20348.2762 or later."),
            ],
            Host = h => Revision(h.Build, "20348.") is >= 2582 and < 2762 ? [Finding.At(h.Place, ("build", h.Build.Value))] : [],
        },
        new("W-71", "A Windows machine on AWS gets one domain name by DHCP")
        {
            When = RulePhase.Apply,
            AppliesTo = [RuleTarget.Node],
            TrueFor = "Windows machines of AWS",
            Source = "Rancher documentation, Windows clusters; rancher issue 29782; AWS, CreateDhcpOptions (domain-name)",
            Example = new Dictionary<string, string> { ["names"] = "ec2.internal example.com" },
            Messages =
            [
                Warning(
                    "The machine got several domain names by DHCP: {names}",
                    "Windows takes \"{names}\" for one name, and with a cloud provider the kubelet of a Windows node puts it into the node's name and fails "
                        + "to start.",
                    "Give the DHCP option set of the VPC a single domain-name, and renew the machine's lease (ipconfig /renew) before it joins."),
            ],
            Host = h => h.DomainNames.Where(n => n.Trim().Contains(' ', StringComparison.Ordinal)).Select(n => Finding.At(h.Place, ("names", n.Trim()))),
        },
        new("W-50", "UDP port 4789 is open between all nodes")
        {
            Example = new Dictionary<string, string> { ["other"] = "" },
            When = RulePhase.Function,
            AppliesTo = [RuleTarget.Compatibility],
            TrueFor = "flannel's vxlan or calico, with Windows nodes",
            Source = "Rancher documentation, ports; rancher issue 26739",
            Messages =
            [
                Warning(
                    "The open ports lack 4789/udp, which carries all traffic between pods",
                    "With Windows nodes, the tunnel between all nodes, Linux ones included, "
                        + "uses UDP 4789.{other} Without 4789 nodes become ready all the same, and pods on different nodes do not reach each other.",
                    "Allow UDP 4789 in both directions between all nodes. provider::rancher2::cluster_ports lists everything that has to be open."),
            ],
            Cluster = f => f is { HasWindows: true, OpenPorts: { } open } && (f.UsesVxlan || f.Cni.Is("calico"))
                && !open.Any(p => OpenPort.Covers(p, 4789, "udp"))
                ? [Finding.At(f.OpenPortsPath, ("other", open.Any(p => p.StartsWith("8472", StringComparison.Ordinal)) ? " Port 8472, which is open, "
                + "is what Linux nodes use among themselves." : ""))]
                : [],
        },
    ];

    // The fourth number of the version, of hosts of that build.
    private static int? Revision(Fact<string> version, string build) =>
        version.IsKnown && version.Value!.StartsWith(build, StringComparison.Ordinal)
            && int.TryParse(version.Value[build.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : null;

    private static IEnumerable<Finding> Size(HostFacts host)
    {
        var isRke2 = host.Distribution.Is("rke2");
        var memory = isRke2 ? 4096 : host.HasDesktop.Is(true) ? 4608 : 2560;
        // A machine of 4 GB shows a few megabytes less.
        const long Slack = 128;
        (Fact<long> Have, string Unit, long Least, long Good, long Slack)[] sizes =
        [
            (host.Processors, "processors", 2, isRke2 ? 4 : 2, 0), (host.MemoryMegabytes, "MB of memory", memory, isRke2 ? 8192 : 5120, isRke2 ? Slack : 0),
            (host.DiskGigabytes, "GB on drive C:", 30, 50, 0),
        ];
        foreach (var (have, unit, least, good, slack) in sizes.Where(s => s.Have.IsKnown))
        {
            var text = $"{have.Value} {(have.Value == 1 ? unit.TrimEnd('s') : unit)}";
            if (have.Value < least - slack)
            {
                yield return Finding.At(host.Place, ("have", text), ("least", $"{least} {unit}")) is var found && isRke2 ? found.As("rke2") : found;
            }
            else if (have.Value < good - slack)
            {
                yield return Finding.At(host.Place, ("have", text), ("least", $"{good} {unit}")).As(isRke2 ? "rke2-small" : "small");
            }
        }
    }
}

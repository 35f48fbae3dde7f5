using System.Globalization;
using Rancher.Provider.Windows.Facts;
using static Rancher.Provider.Windows.Rules.RuleMessage;

namespace Rancher.Provider.Windows.Rules;

/// <summary>What a Windows machine must be like before it becomes a node. Known only by looking at it.</summary>
internal static class HostRules
{
    public static IReadOnlyList<WindowsRule> All =>
    [
        new("W-45", "A Windows machine with several networks is told which one to use")
        {
            When = RuleTime.Apply,
            AppliesTo = [Applies.Node],
            TrueFor = "every version",
            Source = "rancher: package/windows/bootstrap.ps1; rke2 issue 4393",
            Messages =
            [
                Error(
                    "The machine has several addresses ({list}), and none was chosen",
                    "The agent takes the first one it finds. When that is not the network of the other nodes, the tunnel is built on the wrong card, and no pod reaches another node.",
                    "Set internal_address of the node to the address in the network that it shares with the other nodes."),
            ],
            Host = h => h.InternalAddress.IsAbsent && h.Addresses.Count > 1 ? [Finding.At("internal_address", ("list", string.Join(", ", h.Addresses)))] : [],
        },
        new("W-46", "A Windows machine has 2 processors, 5 GB of memory and 50 GB of disk")
        {
            When = RuleTime.Apply,
            AppliesTo = [Applies.Node],
            TrueFor = "RKE1's own check; RKE2 asks for 4 GB",
            Source = "rancher: package/windows/bootstrap.ps1; Rancher documentation, Windows requirements",
            Messages =
            [
                Error(
                    "The machine has {have}; a Windows node needs at least {least}",
                    "Windows, the kubelet and its reserves take that much for themselves (the kubelet alone sets 1.5 processors and 2.5 GB aside). RKE1's agent refuses smaller machines, and on others no pod is ever scheduled.",
                    "Use a larger machine: 2 processors, 5 GB of memory and 50 GB on drive C: are the least that is sensible."),
                Warning(
                    "The machine has {have}, which is less than the {least} that Rancher recommends",
                    "It will join. Windows base images have several gigabytes each, and little is left for pods.",
                    "Use a larger machine for anything but a test.",
                    "small"),
            ],
            Host = Size,
        },
        new("W-47", "RKE2 needs the Windows feature Containers")
        {
            When = RuleTime.Apply,
            AppliesTo = [Applies.Node],
            TrueFor = "RKE2",
            Source = "wins: install.ps1; rke2-docs, Windows quick start",
            Messages =
            [
                Error(
                    "The Windows feature Containers is not installed",
                    "Windows runs no container without it. Rancher's installer stops when it finds it missing, and installing it takes a restart.",
                    "Run Install-WindowsFeature -Name Containers -Restart on the machine and apply again; machines that start with what provider::rancher2::windows_user_data writes have it."),
            ],
            Host = h => h.Distribution.Is("rke2") && h.HasContainersFeature.Is(false) ? [Finding.At(h.Place)] : [],
        },
        new("W-48", "RKE1 needs Docker Enterprise or Mirantis Container Runtime, started with Windows")
        {
            When = RuleTime.Apply,
            AppliesTo = [Applies.Node],
            TrueFor = "RKE1; Mirantis from Rancher 2.5.8",
            Source = "rancher: package/windows/bootstrap.ps1",
            Messages =
            [
                Error(
                    "{what}",
                    "On Windows, RKE1's agent runs in a container of Docker Enterprise or its successor, Mirantis Container Runtime. It refuses every other Docker, and one that is not there after a restart takes the node with it.",
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
            When = RuleTime.Apply,
            AppliesTo = [Applies.Node],
            TrueFor = "Windows Server 2019 (build 17763) before revision 379",
            Source = "Rancher documentation, Windows requirements; kubernetes/website (KB4489899)",
            Messages =
            [
                Error(
                    "Build {build} of Windows Server 2019 lacks the update KB4489899",
                    "Without that update of March 2019, Windows Server 2019 loses packets of its overlay network: the node becomes ready, and its pods do not reach those of other nodes.",
                    "Install the updates of Windows on the machine, restart it, and apply again; cmd /c ver then shows 10.0.17763.379 or later."),
            ],
            Host = h => h.Cluster is { TunnelsOnWindows: true } && h.Build.Is(b => b.StartsWith("17763.", StringComparison.Ordinal)
                && int.TryParse(b[6..], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && revision < 379)
                ? [Finding.At(h.Place, ("build", h.Build.Value))]
                : [],
        },
        new("W-50", "UDP port 4789 is open between all nodes")
        {
            When = RuleTime.Question,
            AppliesTo = [Applies.Compatibility],
            TrueFor = "flannel's vxlan or calico, with Windows nodes",
            Source = "Rancher documentation, ports; rancher issue 26739",
            Messages =
            [
                Warning(
                    "The open ports lack 4789/udp, which carries all traffic between pods",
                    "With Windows nodes, the tunnel between all nodes, Linux ones included, uses UDP 4789.{other} Without 4789 nodes become ready all the same, and pods on different nodes do not reach each other.",
                    "Allow UDP 4789 in both directions between all nodes. provider::rancher2::cluster_ports lists everything that has to be open."),
            ],
            Cluster = f => f is { HasWindows: true, OpenPorts: { } open } && (f.UsesVxlan || f.Cni.Is("calico")) && !open.Any(p => OpenPort.Covers(p, 4789, "udp"))
                ? [Finding.At(f.OpenPortsPath, ("other", open.Any(p => p.StartsWith("8472", StringComparison.Ordinal)) ? " Port 8472, which is open, is what Linux nodes use among themselves." : ""))]
                : [],
        },
    ];

    private static IEnumerable<Finding> Size(HostFacts host)
    {
        var memory = host.HasDesktop.Is(true) ? 4608 : 2560;
        (Fact<long> Have, string Unit, long Least, long Good)[] sizes =
            [(host.Processors, "processors", 2, 2), (host.MemoryMegabytes, "MB of memory", memory, 5120), (host.DiskGigabytes, "GB on drive C:", 30, 50)];
        foreach (var (have, unit, least, good) in sizes.Where(s => s.Have.IsKnown))
        {
            if (have.Value < least)
            {
                yield return Finding.At(host.Place, ("have", $"{have.Value} {(have.Value == 1 ? unit.TrimEnd('s') : unit)}"), ("least", $"{least} {unit}"));
            }
            else if (have.Value < good)
            {
                yield return Finding.At(host.Place, ("have", $"{have.Value} {unit}"), ("least", $"{good} {unit}")).As("small");
            }
        }
    }
}

using Rancher.Provider.Windows.Facts;
using static Rancher.Provider.Windows.Rules.RuleMessage;

namespace Rancher.Provider.Windows.Rules;

/// <summary>Machines that Rancher makes itself.</summary>
internal static class PoolRules
{
    public static IReadOnlyList<WindowsRule> All =>
    [
        new("W-39", "Host names in pools have from 10 to 63 characters, and 15 on Windows")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.ClusterV2],
            TrueFor = "Rancher from 2.7.5",
            Source = "rancher: pkg/capr/common.go and the provisioning cluster types",
            Messages =
            [
                Error(
                    "hostname_length_limit is {limit}, and Rancher takes from 10 to 63",
                    "Rancher refuses other values, since it has to fit a unique ending into the name.",
                    "Write a number from 10 to 63; for Windows pools 15."),
                Warning(
                    "Host names of the Windows pool \"{pool}\" can have {limit} characters, and Windows keeps 15",
                    "The suffix that distinguishes the machines of a pool is at the end of the name. "
                        + "Windows cuts it off, and all machines of the pool call themselves the same.",
                    "Set hostname_length_limit = 15 in the pool.",
                    "windows"),
            ],
            Cluster = f => f.Pools.SelectMany(HostnameLimit),
        },
        new("W-40", "Windows pools exist on vSphere only")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.ClusterV2],
            TrueFor = "Rancher from 2.6",
            Source = "rancher: pkg/capr/common.go (windowsDrivers)",
            Messages =
            [
                Error(
                    "The pool \"{pool}\" is for Windows, and Rancher makes Windows machines on vSphere only, not with {kind}",
                    "Rancher prepares the first start of Windows machines for the vSphere driver alone. Machines of any other driver start and never register.",
                    "Use a VmwarevsphereConfig for the pool, or register Windows machines that you make yourself."),
            ],
            Cluster = f => f.Pools.Where(p => p.IsWindows && p.MachineKind.Is(k => !k.StartsWith("vmwarevsphere", StringComparison.OrdinalIgnoreCase)))
                .Select(p => Finding.At(p.MachineKind.Path, ("pool", p.Name), ("kind", p.MachineKind.Value))),
        },
        new("W-41", "Windows nodes keep their data in C:\\var\\lib\\rancher")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.ClusterV2],
            TrueFor = "Rancher from 2.9, where data_directories exists",
            Source = "rancher: pkg/capr/planner/windows.go (\"custom data directory paths are not currently respected by Windows nodes\")",
            Messages =
            [
                Warning(
                    "Windows nodes ignore data_directories",
                    "Linux nodes use the directories given here. Windows nodes always keep theirs below C:\\var\\lib\\rancher.",
                    "Plan the size of drive C: of Windows machines accordingly, or remove data_directories."),
            ],
            Cluster = f => f is { HasWindows: true, IsRke2: true } && f.DataDirectories.Is(true) ? [Finding.At(f.DataDirectories.Path)] : [],
        },
    ];

    private static IEnumerable<Finding> HostnameLimit(PoolFacts pool) => pool.HostnameLimit switch
    {
        { IsKnown: true, Value: not 0 and (< 10 or > 63) } limit => [Finding.At(limit.Path, ("limit", limit.Value))],
        { IsKnown: true, Value: > 15 } limit when pool.IsWindows => [Finding.At(limit.Path, ("limit", limit.Value), ("pool", pool.Name)).As("windows")],
        _ => [],
    };
}

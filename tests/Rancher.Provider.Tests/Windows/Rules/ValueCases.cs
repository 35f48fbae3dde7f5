using Rancher.Api;
using Rancher.Provider.Windows;
using Rancher.Provider.Windows.Facts;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Windows.Rules;

/// <summary>
/// Rules about resources that do not exist yet, or about machines: a value that breaks each, and a neighbour that does not. A rule moves from here to the
/// fixtures as soon as terraform can reach it.
/// </summary>
internal static class ValueCases
{
    private static readonly RuleSilence Loud = new([], true);

    /// <summary>Diagnostics of the value that trips the rule, and those of its neighbour.</summary>
    public static IReadOnlyDictionary<string, (IEnumerable<Diagnostic> Trips, IEnumerable<Diagnostic> Clean)> All { get; } = new Dictionary<string, (IEnumerable<Diagnostic>, IEnumerable<Diagnostic>)>
    {
        ["W-19"] = (V2(pool: ("windows", "VmwarevsphereConfig", 15, true)), V2()),
        ["W-21"] = (V2(linuxWorker: false), V2()),
        ["W-23"] = (Of(Windows with { ClusterIsActive = Fact.Flag(false, "") }), Of(Windows with { ClusterIsActive = Fact.Flag(true, "") })),
        ["W-24"] = (Of(new NodeFacts { Name = Fact.Of("cp-1"), LostRoles = ["etcd", "controlplane"] }), Of(new NodeFacts { Name = Fact.Of("cp-1"), LostRoles = [] })),
        ["W-27"] = (
            Of(new NodeFacts { Distribution = Fact.Of("rke1"), OneTimeToken = Fact.Flag(true, "one_time") }),
            Of(new NodeFacts { Distribution = Fact.Of("rke2"), OneTimeToken = Fact.Flag(true, "one_time") })),
        ["W-39"] = (V2(pool: ("windows", "VmwarevsphereConfig", 40, false)), V2()),
        ["W-40"] = (V2(pool: ("windows", "Amazonec2Config", 15, false)), V2()),
        ["W-41"] = (V2(more: ("data_directories", TfValue.List(TfValue.Object(("system_agent", "/data/agent"))))), V2()),
        ["W-45"] = (
            WindowsRules.Check(new HostFacts { Addresses = ["10.1.0.4", "192.168.7.20"], InternalAddress = Fact.Absent<string>("internal_address") }, Loud),
            WindowsRules.Check(new HostFacts { Addresses = ["10.1.0.4", "192.168.7.20"], InternalAddress = Fact.Of("10.1.0.4") }, Loud)),
        ["W-46"] = (
            WindowsRules.Check(new HostFacts { Processors = Fact.Number(1), MemoryMegabytes = Fact.Number(4096), DiskGigabytes = Fact.Number(40) }, Loud),
            WindowsRules.Check(new HostFacts { Processors = Fact.Number(2), MemoryMegabytes = Fact.Number(8192), DiskGigabytes = Fact.Number(100) }, Loud)),
        ["W-47"] = (
            WindowsRules.Check(new HostFacts { Distribution = Fact.Of("rke2"), HasContainersFeature = Fact.Flag(false) }, Loud),
            WindowsRules.Check(new HostFacts { Distribution = Fact.Of("rke2"), HasContainersFeature = Fact.Flag(true) }, Loud)),
        ["W-48"] = (
            WindowsRules.Check(new HostFacts { Distribution = Fact.Of("rke1"), DockerPlatform = Fact.Of("Docker Engine - Community") }, Loud),
            WindowsRules.Check(new HostFacts { Distribution = Fact.Of("rke1"), DockerPlatform = Fact.Of("Mirantis Container Runtime"), DockerStartsByItself = Fact.Flag(true) }, Loud)),
        ["W-49"] = (
            WindowsRules.Check(new HostFacts { UsesVxlan = Fact.Flag(true), Build = Fact.Of("17763.107") }, Loud),
            WindowsRules.Check(new HostFacts { UsesVxlan = Fact.Flag(true), Build = Fact.Of("17763.379") }, Loud)),
        ["W-52"] = (
            WindowsRules.Check(new CommandFacts("./install.ps1 -Server https://r -Label 'cattle.io/os=windows' -Worker -Label 'a=b'", "windows")),
            WindowsRules.Check(new CommandFacts("./install.ps1 -Server https://r -Label 'cattle.io/os=windows,a=b' -Worker", "windows"))),
        ["W-57"] = (V2(more: ("additional_manifest", Deployment(""))), V2(more: ("additional_manifest", Deployment("\n      nodeSelector: {kubernetes.io/os: linux}")))),
        ["W-58"] = (
            Of(new NodeFacts { Distribution = Fact.Of("rke2"), StrictTls = Fact.Flag(true), HasCaChecksum = Fact.Flag(false, "ca_checksum") }),
            Of(new NodeFacts { Distribution = Fact.Of("rke2"), StrictTls = Fact.Flag(true), HasCaChecksum = Fact.Flag(true, "ca_checksum") })),
        ["W-59"] = (
            Of(Windows with { Rancher = RancherVersion.Parse("v2.1.6"), HasCaChecksum = Fact.Flag(false, "ca_checksum") }),
            Of(Windows with { Rancher = RancherVersion.Parse("v2.2.8"), HasCaChecksum = Fact.Flag(false, "ca_checksum") })),
        ["W-60"] = (
            Of(new NodeFacts { Connection = Fact.Of("winrm", "connection[0].type"), ConnectionIsEncrypted = Fact.Flag(false) }),
            Of(new NodeFacts { Connection = Fact.Of("winrm", "connection[0].type"), ConnectionIsEncrypted = Fact.Flag(true) })),
        ["W-61"] = (
            WindowsRules.Check(new CommandFacts("sh -s - --server https://r --worker -a 10.1.0.4", "linux")),
            WindowsRules.Check(new CommandFacts("sh -s - --server https://r --worker --address 10.1.0.4", "linux"))),
        ["W-62"] = (
            V2(cni: "calico", more: ("chart_values", "rke2-calico: {installation: {calicoNetwork: {bgp: Enabled}}}")),
            V2(cni: "calico", more: ("chart_values", "rke2-calico: {installation: {calicoNetwork: {bgp: Disabled}}}"))),
        ["W-64"] = (
            Of(new NodeFacts { UserData = Fact.Of("curl https://r/system-agent-install.sh | sh -s - --token abc", "user_data") }),
            Of(new NodeFacts { UserData = Fact.Of("Install-WindowsFeature Containers", "user_data") })),
    };

    private static NodeFacts Windows => new() { Name = Fact.Of("win-1", "name"), Os = Fact.Of("windows"), Roles = ["worker"] };

    /// <summary>Findings about a <c>rancher2_cluster_v2</c> with a Linux and a Windows pool.</summary>
    public static IEnumerable<Diagnostic> V2(
        (string Os, string Kind, long Limit, bool Etcd)? pool = null, bool linuxWorker = true, string cni = "flannel", (string Name, TfValue Value)? more = null)
    {
        var (os, kind, limit, etcd) = pool ?? ("windows", "VmwarevsphereConfig", 15, false);
        (string, TfValue)[] rke =
        [
            ("machine_global_config", $"cni: {cni}\n"),
            ("machine_pools", TfValue.List(Pool("linux", "linux", "VmwarevsphereConfig", 0, true, linuxWorker), Pool("windows", os, kind, limit, etcd, true))),
        ];
        var cluster = TfValue.Object(
            ("kubernetes_version", "v1.34.10+rke2r1"),
            ("rke_config", TfValue.List(TfValue.Object(more is { } extra ? [.. rke, (extra.Name, extra.Value)] : rke))));
        return WindowsRules.Check(ClusterV2Reader.Read(cluster), Loud);
    }

    private static TfMap Pool(string name, string os, string kind, long limit, bool etcd, bool worker) => TfValue.Object(
        ("name", name), ("machine_os", os), ("etcd_role", etcd), ("control_plane_role", name == "linux"), ("worker_role", worker), ("quantity", 1),
        ("hostname_length_limit", limit), ("machine_config", TfValue.List(TfValue.Object(("kind", kind)))));

    private static IEnumerable<Diagnostic> Of(NodeFacts node) => WindowsRules.Check(node, Loud);

    private static string Deployment(string selector) =>
        $"""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: shop
        spec:
          template:
            spec:{selector}
              containers:
              - name: shop
                image: nginx:1.27
        """;
}

using Newtonsoft.Json.Linq;
using Rancher.Provider.Functions;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Windows;

/// <summary>What functions answer is approved text.</summary>
public sealed class FunctionTests
{
    [Fact]
    public void All_AreInAlphabeticalOrder_AndDescribed()
    {
        ProviderFunctions.All.Select(f => f.Name).Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
        ProviderFunctions.All.Should().OnlyContain(f => f.Description.EndsWith('.') && f.Parameters.All(p => p.Description.EndsWith('.')));
    }

    [Theory]
    [InlineData("net_conf_windows", "flannel_net_conf", """[{"network":"10.42.0.0/16","windows":true}]""")]
    [InlineData("net_conf_linux", "flannel_net_conf", """[{"network":"10.42.0.0/16","mtu":1400,"direct_routing":true,"subnet_len":25}]""")]
    [InlineData("net_conf_host_gw", "flannel_net_conf", """[{"network":"10.42.0.0/16","backend":"host-gw","windows":true}]""")]
    [InlineData("net_conf_parse_rke", "flannel_net_conf_parse", """["{\"Network\":\"10.42.0.0/16\",\"Backend\":{\"Type\":\"vxlan\",\"VNI\":1,\"Port\":8472}}"]""")]
    [InlineData("net_conf_parse_rke2", "flannel_net_conf_parse", """["{\"network\":\"10.42.0.0/16\",\"backend\":{\"type\":\"vxlan\",\"vni\":4096,\"port\":4789}}"]""")]
    [InlineData("pod_subnets", "pod_subnets", """["10.42.0.0/16",24]""")]
    [InlineData("ports_rke1_windows", "cluster_ports", """[{"distribution":"rke1","windows":true}]""")]
    [InlineData("ports_rke2_linux_etcd", "cluster_ports", """[{"distribution":"rke2","network":"calico","role":"etcd","os":"linux"}]""")]
    [InlineData("ports_rke2_windows_node", "cluster_ports", """[{"distribution":"rke2","os":"windows"}]""")]
    [InlineData("ports_k3s", "cluster_ports", """[{"distribution":"k3s"}]""")]
    [InlineData("ports_rke2_linux", "cluster_ports", """[{"distribution":"rke2"}]""")]
    [InlineData("ports_rke2_cilium", "cluster_ports", """[{"distribution":"rke2","network":"cilium"}]""")]
    [InlineData("release_23h2", "windows_release", """["23h2"]""")]
    [InlineData("release_version", "windows_release", """["10.0.20348.2322"]""")]
    [InlineData("release_1809", "windows_release", """["1809"]""")]
    public void Answers(string golden, string function, string arguments) =>
        Golden.Match(Json(Call(function, arguments)).ToString(), $"tests/Rancher.Provider.Tests/Windows/answers/{golden}.json");

    [Theory]
    [InlineData("ltsc2022", "ltsc2022", "process", true)]
    [InlineData("10.0.26100", "mcr.microsoft.com/windows/nanoserver:ltsc2022", "process", true)]
    [InlineData("ltsc2022", "ltsc2019", "process", false)]
    [InlineData("ltsc2022", "ltsc2025", "process", false)]
    [InlineData("ltsc2022", "registry.example.com/shop:1.4-ltsc2022", "process", true)]
    [InlineData("ltsc2022", "ltsc2019", "hyperv", true)]
    [InlineData("ltsc2019", "ltsc2022", "hyperv", false)]
    public void ImageCompatible_FollowsMicrosoftsTable(string host, string image, string isolation, bool expected) =>
        Call("windows_image_compatible", new JArray(host, image, isolation).ToString()).Should().Be((TfValue)expected);

    [Theory]
    [InlineData("v1.30.2+rke2r10", "v1.30.2+rke2r9", 1)]
    [InlineData("v1.20.15", "v1.20.15-rancher1-1", -1)]
    [InlineData("v1.30.0-rc1+rke2r1", "v1.30.0+rke2r1", -1)]
    [InlineData("1.31", "v1.31.0", 0)]
    [InlineData("v1.9.11", "v1.10.0", -1)]
    public void VersionCompare_OrdersAsReleasesDo(string left, string right, int expected) =>
        Call("kubernetes_version_compare", new JArray(left, right).ToString()).Should().Be((TfValue)expected);

    [Theory]
    [InlineData("win-worker-01", "windows", true)]
    [InlineData("windows-worker-01", "windows", false)]
    [InlineData("windows-worker-01", "linux", true)]
    [InlineData("Win1", "windows", false)]
    [InlineData("12345", "windows", false)]
    [InlineData("-a", "linux", false)]
    public void NodeName_IsJudgedByOperatingSystem(string name, string os, bool expected) =>
        Call("node_name_valid", new JArray(name, os).ToString())["valid"].Should().Be((TfValue)expected);

    [Theory]
    [InlineData("flannel_net_conf", """[{"netwrok":"10.42.0.0/16"}]""", 0, "Did you mean \"network\"?")]
    [InlineData("flannel_net_conf", """[{"network":"10.42.0.0/16","windows":true,"port":8472}]""", 0, "(W-04)")]
    [InlineData("flannel_net_conf", """[{"network":"10.42.0.0/16","windows":true,"backend":"ipip"}]""", 0, "(W-08)")]
    [InlineData("flannel_net_conf", """[{"network":"ten"}]""", 0, "(W-16)")]
    [InlineData("flannel_net_conf_parse", """["{"]""", 0, "no JSON")]
    [InlineData("pod_subnets", """["10.42.0.0/16",8]""", 1, "from 16 to 30")]
    [InlineData("cluster_ports", """[{"distribution":"rke3"}]""", 0, "\"rke2\"")]
    [InlineData("cluster_ports", """[{"distribution":"k3s","windows":true}]""", 0, "W-25")]
    [InlineData("cluster_ports", """[{"distribution":"rke2","network":"cilium","windows":true}]""", 0, "W-03")]
    [InlineData("cluster_ports", """[{"distribution":"k3s","network":"cilium"}]""", 0, "RKE2")]
    [InlineData("windows_release", """["1804"]""", 0, "ltsc2022")]
    [InlineData("windows_image_compatible", """["ltsc2022","ltsc2022","vm"]""", 2, "hyperv")]
    [InlineData("kubernetes_version_compare", """["v1.30.2","latest"]""", 1, "no Kubernetes version")]
    public void BadArguments_AreNamed(string function, string arguments, int argument, string says)
    {
        var error = FluentActions.Invoking(() => Call(function, arguments)).Should().Throw<FunctionArgumentException>().Which;

        error.Argument.Should().Be(argument);
        error.Message.Should().Contain(says);
    }

    private static TfValue Call(string name, string arguments) => ProviderFunctions.All.Single(f => f.Name == name).Call([.. JArray.Parse(arguments).Select(Value)]);

    private static TfValue Value(JToken json) => json switch
    {
        JObject map => new TfMap(map.Properties().Select(p => KeyValuePair.Create(p.Name, Value(p.Value)))),
        JArray list => new TfList(list.Select(Value)),
        { Type: JTokenType.Integer } => (long)json,
        { Type: JTokenType.Boolean } => (bool)json,
        { Type: JTokenType.Null } => TfValue.Null,
        _ => (string?)json,
    };

    private static JToken Json(TfValue value) => value switch
    {
        TfMap map => new JObject(map.Entries.Select(e => new JProperty(e.Key, Json(e.Value)))),
        TfList list => new JArray(list.Elements.Select(Json)),
        TfNumber number => number.LongOrNull(),
        TfBool flag => flag.Value,
        TfString text => text.Value,
        _ => JValue.CreateNull(),
    };
}

using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Releases;

/// <summary>The Kubernetes versions a server offers for new clusters, below <c>/v1-rke2-release</c> and <c>/v1-k3s-release</c>.</summary>
internal sealed class ReleaseApi(World world)
{
    public ApiAnswer? Answer(ApiRequest request) => request.Segments switch
    {
        ["v1-rke2-release", var what] => Answer("rke2", "rke2r1", what, request),
        ["v1-k3s-release", var what] => Answer("k3s", "k3s1", what, request),
        _ => null,
    };

    /// <summary>The versions without what a distribution puts behind them.</summary>
    private string[] Versions => world.Version.Minor < 12
        ? ["v1.28.14", "v1.29.9", "v1.30.5", "v1.30.9", "v1.31.1", "v1.31.2", "v1.31.3", "v1.31.5", "v1.31.9"]
        : ["v1.32.9", "v1.33.5", "v1.34.1", "v1.34.2"];

    private ApiAnswer? Answer(string distribution, string suffix, string what, ApiRequest request)
    {
        if (world.Store.Answers.TryGetValue(request.Path, out var loaded))
        {
            return ApiAnswer.Ok(loaded.DeepClone());
        }

        var self = $"{request.BaseUrl}/v1-{distribution}-release/{what}";
        return what switch
        {
            "releases" => ApiAnswer.Ok(Collection(self, "releases", Versions.Select(version => Release(distribution, $"{version}+{suffix}", self)))),
            "channels" => ApiAnswer.Ok(Collection(self, "channel", [Channel(distribution, self)])),
            _ => null,
        };
    }

    private static JObject Collection(string self, string type, IEnumerable<JObject> data) => new()
    {
        ["type"] = "collection", ["links"] = new JObject { ["self"] = self }, ["actions"] = new JObject(), ["resourceType"] = type, ["data"] = new JArray(data),
    };

    private JObject Channel(string distribution, string self) => new()
    {
        ["id"] = "default", ["type"] = "channel", ["links"] = new JObject { ["self"] = self + "/default" }, ["name"] = "default", ["latest"] = world.Setting(distribution + "-default-version"),
    };

    private JObject Release(string distribution, string version, string self)
    {
        var arguments = new JObject
        {
            ["cluster-cidr"] = Argument("string"), ["service-cidr"] = Argument("string"), ["cluster-dns"] = Argument("string"), ["cluster-domain"] = Argument("string"),
            ["disable"] = Argument("array"), ["tls-san"] = Argument("array"), ["kube-apiserver-arg"] = Argument("array"),
        };
        if (distribution == "rke2")
        {
            var cni = Argument("array");
            cni["default"] = "calico";
            cni["options"] = new JArray("canal", "cilium", "calico", "flannel", "multus,canal", "multus,cilium", "multus,calico");
            arguments["cni"] = cni;
        }
        else
        {
            var backend = Argument("enum");
            backend["default"] = "vxlan";
            backend["options"] = new JArray("none", "vxlan", "host-gw", "wireguard-native");
            arguments["flannel-backend"] = backend;
        }

        return new JObject
        {
            ["id"] = version,
            ["type"] = "release",
            ["links"] = new JObject { ["self"] = $"{self}/{version}" },
            ["version"] = version,
            ["minChannelServerVersion"] = world.Version.Minor < 12 ? "v2.6.0-alpha1" : "v2.12.0-alpha1",
            ["maxChannelServerVersion"] = "v2.15.99",
            ["serverArgs"] = arguments,
            ["agentArgs"] = new JObject { ["kubelet-arg"] = Argument("array"), ["private-registry"] = Argument("string") },
        };
    }

    private static JObject Argument(string type) => new() { ["type"] = type, ["create"] = false, ["update"] = false };
}

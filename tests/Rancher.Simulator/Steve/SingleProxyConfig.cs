using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;

namespace Rancher.Simulator.Steve;

/// <summary>A cluster has one proxy configuration at most.</summary>
internal sealed class SingleProxyConfig(KubeCluster local) : KubeController
{
    public override bool Watches(SteveType type) => type.Collection == "management.cattle.io.clusterproxyconfigs";

    public override void Admit(SteveType type, JObject body, SteveObject? current, Caller caller)
    {
        var space = (string?)body["metadata"]?["namespace"];
        if (current is null && local.Objects.All(type.Collection).Any(item => item.Namespace == space))
        {
            throw SteveError.Denied(409, "Conflict", type, $"there may only be one clusterproxyconfig object defined per cluster");
        }
    }
}

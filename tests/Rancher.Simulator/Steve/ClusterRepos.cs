using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>The controller of chart repositories: it says within a second whether the index could be loaded. Only a host named <c>unreachable</c> cannot.</summary>
internal sealed class ClusterRepos(World world, SteveObjects objects)
{
    private const string Type = "catalog.cattle.io.clusterrepos";

    public void Written(SteveObject item)
    {
        if (item.Type.Collection == Type)
        {
            world.Clock.After(0.6, () => Load(item));
        }
    }

    private void Load(SteveObject item)
    {
        if (!objects.Holds(item))
        {
            return;
        }

        var url = (string?)item.Body.SelectToken("spec.url") ?? (string?)item.Body.SelectToken("spec.gitRepo") ?? "";
        var condition = url.StartsWith("oci://", StringComparison.Ordinal) ? "OCIDownloaded" : "Downloaded";
        item.Set("FollowerDownloaded", "True");
        if (url.Contains("//unreachable", StringComparison.Ordinal))
        {
            item.Set(condition, "False", $"Get \"{url}/index.yaml\": dial tcp: lookup unreachable: no such host. Will retry after 5m0s", "Error");
        }
        else
        {
            item.Set(condition, "True");
        }

        item.Status["observedGeneration"] = item.Metadata["generation"];
        item.Status["url"] = url;
        objects.Touch(item);
    }
}

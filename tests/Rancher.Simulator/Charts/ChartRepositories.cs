using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Provisioning;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Charts;

/// <summary>
/// Repositories of charts: a moment after they were named, their index is there, or the reason why not. Nothing is fetched: addresses on
/// this machine, below .invalid, and of hosts whose name begins with "unreachable" cannot be reached, all others can.
/// </summary>
internal sealed class ChartRepositories(World world, KubeCluster kube, ChartReleases releases) : KubeController
{
    /// <summary>What a server knows by itself.</summary>
    public void Plant()
    {
        foreach (var name in new[] { "rancher-charts", "rancher-partner-charts", "rancher-rke2-charts" })
        {
            Download(kube.Make(SteveTypes.Repositories, null, name, new JObject
            {
                ["spec"] = new JObject { ["gitBranch"] = $"release-v2.{world.Version.Minor}", ["gitRepo"] = $"https://git.rancher.io/{name["rancher-".Length..]}" },
            }));
        }
    }

    public override bool Watches(SteveType type) => type.Collection == SteveTypes.Repositories;

    public override void Created(SteveObject item, Caller caller) => kube.When(0.5, item, () => Download(item));

    public override void Changed(SteveObject item, JObject before)
    {
        if (!JToken.DeepEquals(before["spec"], item.Body["spec"]))
        {
            kube.When(0.5, item, () => Download(item));
        }
    }

    public override ApiAnswer? Act(SteveObject item, string action, ApiRequest request)
    {
        if (action is not ("install" or "upgrade"))
        {
            return null;
        }

        RequireIndex(item);
        var body = SteveApi.Parse(request);
        return releases.Install(item, body, action == "upgrade", request);
    }

    public override ApiAnswer? Follow(SteveObject item, string link, ApiRequest request)
    {
        if (link is not ("index" or "info" or "chart" or "icon"))
        {
            return null;
        }

        RequireIndex(item);
        return link switch
        {
            "index" => ApiAnswer.Ok(ChartIndex.Describe()),
            "info" => ApiAnswer.Ok(ChartIndex.Info(request.Parameter("chartName") ?? "", request.Parameter("version") ?? "")),
            _ => ApiAnswer.Empty(200),
        };
    }

    private static void RequireIndex(SteveObject item)
    {
        if (item.Status["indexConfigMapName"] is null && item.Status["indexConfigMapNamespace"] is null && item.ConditionStatus("OCIDownloaded") != "True")
        {
            throw new SteveError(500, "ServerError", "configmaps \"\" not found");
        }
    }

    private void Download(SteveObject item)
    {
        var url = (string?)item.Spec["url"] is { Length: > 0 } http ? http : (string?)item.Spec["gitRepo"];
        var isOci = url?.StartsWith("oci://", StringComparison.Ordinal) == true;
        item.Status["observedGeneration"] = item.Metadata["generation"];
        Set(item, "FollowerDownloaded", "True");
        if (Failure(item, url) is { } reason)
        {
            Set(item, isOci ? "OCIDownloaded" : "Downloaded", "False", reason, "Error");
            if (!isOci)
            {
                item.Status["numberOfRetries"] = 1;
                item.Status["nextRetryAt"] = World.Format(world.Clock.Now.AddMinutes(5));
                item.Status["url"] = (string?)item.Spec["url"] is { Length: > 0 } asked ? asked : null;
                (item.Status["url"] is { Type: JTokenType.Null } ? item.Status.Property("url") : null)?.Remove();
            }

            item.State = new SteveState(isOci ? "error" : "downloading", reason, Error: true);
            kube.Objects.Touch(item);
            return;
        }

        foreach (var field in new[] { "numberOfRetries", "nextRetryAt" })
        {
            item.Status.Remove(field);
        }

        Set(item, isOci ? "OCIDownloaded" : "Downloaded", "True");
        item.Status["downloadTime"] = world.Timestamp();
        item.Status["indexConfigMapName"] = $"{item.Name}-0-{item.Uid}";
        item.Status["indexConfigMapNamespace"] = "cattle-system";
        if ((string?)item.Spec["gitRepo"] is { Length: > 0 } repo)
        {
            item.Status["branch"] = (string?)item.Spec["gitBranch"] is { Length: > 0 } branch ? branch : "main";
            item.Status["commit"] = ObjectSet.Hash(repo, (string)item.Status["branch"]!);
        }

        if ((string?)item.Spec["url"] is { Length: > 0 } address)
        {
            item.Status["url"] = address;
        }

        item.State = null;
        kube.Objects.Touch(item);
    }

    private static string? Failure(SteveObject item, string? url)
    {
        if (string.IsNullOrEmpty(url) || !Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            return string.IsNullOrEmpty(url) ? null : $"failed to parse url {url}";
        }

        var isOci = uri.Scheme == "oci";
        if (!uri.IsLoopback && !uri.Host.EndsWith(".invalid", StringComparison.Ordinal) && !uri.Host.StartsWith("unreachable", StringComparison.Ordinal))
        {
            return null;
        }

        var why = uri.IsLoopback ? $"dial tcp {uri.Host}:{uri.Port}: connect: connection refused" : $"dial tcp: lookup {uri.Host}: no such host";
        return isOci ? $"Get \"https://{uri.Authority}/v2{uri.AbsolutePath}/tags/list\": {why}"
            : (string?)item.Spec["url"] is { Length: > 0 } ? $"Get \"{url.TrimEnd('/')}/index.yaml\": {why}. Will retry after 5m0s"
            : $"head failure: git ls-remote {url} error: exit status 128, detail: fatal: unable to access '{url}/': {why}\n. Will retry after 5m0s";
    }

    private void Set(SteveObject item, string condition, string status, string message = "", string reason = "") =>
        item.SetCondition(KubeConditions.Of(world, condition, status, message, reason));
}

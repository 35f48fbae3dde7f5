using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Downstream;
using Rancher.Simulator.Server;
using Rancher.Simulator.Steve;

namespace Rancher.Simulator.Charts;

/// <summary>
/// Installed charts: an action makes an operation, which runs for some seconds; the app object is there soon and says how its release goes.
/// </summary>
internal sealed class ChartReleases(World world, KubeCluster kube) : KubeController
{
    private const string Space = "cattle-system";
    private const string Broken = "broken";
    private const string BrokenReason = "context deadline exceeded";

    public override bool Watches(SteveType type) => type.Collection is SteveTypes.Apps or SteveTypes.Operations;

    public override ApiAnswer? Follow(SteveObject item, string link, ApiRequest request) => item.Type.Collection == SteveTypes.Operations && link == "logs"
        ? ApiAnswer.Plain(200, item.State is { Error: true } ? $"{string.Join(' ', item.Status["command"]!.Values<string>())}\nError: {BrokenReason}\n" : "SUCCESS\n")
        : null;

    public override ApiAnswer? Act(SteveObject item, string action, ApiRequest request)
    {
        if (item.Type.Collection != SteveTypes.Apps || action != "uninstall")
        {
            return null;
        }

        var operation = Operate("uninstall", item.Namespace!, [item.Name], request);
        Say(item, "uninstalling", "Deletion in progress (or silently failed)");
        kube.When(3, item, () => kube.Objects.Remove(item));
        return operation;
    }

    public ApiAnswer Install(SteveObject repository, JObject body, bool isUpgrade, ApiRequest request)
    {
        var ns = (string?)body["namespace"] is { Length: > 0 } given ? given : "default";
        var charts = (body["charts"] as JArray ?? []).OfType<JObject>().ToList();
        var names = new List<string>();
        foreach (var chart in charts)
        {
            var name = (string?)chart["chartName"] ?? "";
            var version = (string?)chart["version"] ?? "";
            ChartIndex.Require(name, ref version);
            var release = (string?)chart["releaseName"] is { Length: > 0 } named ? named : name;
            names.Add(release);
            world.Clock.After(1, () => Release(repository, ns, release, name, version, chart, body, isUpgrade));
        }

        return Operate(isUpgrade ? "upgrade" : "install", ns, names, request, fails: charts.Exists(chart => (string?)chart["chartName"] == Broken));
    }

    private void Release(SteveObject repository, string ns, string release, string chart, string version, JObject asked, JObject body, bool isUpgrade)
    {
        if (kube.Find(SteveTypes.Namespaces, null, ns) is null)
        {
            Namespaces.Plant(kube, ns);
        }

        var app = kube.Find(SteveTypes.Apps, ns, release);
        if (app is null && isUpgrade)
        {
            return;
        }

        var metadata = ChartIndex.Metadata(chart, version);
        var annotations = (JObject)metadata["annotations"]!;
        foreach (var (key, value) in asked["annotations"] as JObject ?? [])
        {
            annotations[key] = value?.DeepClone();
        }

        annotations["catalog.cattle.io/ui-source-repo"] ??= repository.Name;
        annotations["catalog.cattle.io/ui-source-repo-type"] ??= "cluster";
        var spec = new JObject
        {
            ["chart"] = new JObject { ["metadata"] = metadata, ["values"] = new JObject() },
            ["helmVersion"] = 3,
            ["info"] = new JObject { ["firstDeployed"] = app?.Spec["info"]?["firstDeployed"] ?? world.Timestamp(), ["lastDeployed"] = world.Timestamp() },
            ["name"] = release,
            ["namespace"] = ns,
            ["projectId"] = body["projectId"]?.DeepClone() ?? "",
            ["resources"] = new JArray(),
            ["values"] = asked["values"]?.DeepClone() ?? new JObject(),
            ["version"] = ((int?)app?.Spec["version"] ?? 0) + 1,
        };
        if (app is null)
        {
            app = kube.Make(SteveTypes.Apps, ns, release, new JObject { ["spec"] = spec });
        }
        else
        {
            app.Body["spec"] = spec;
            app.Metadata["generation"] = (long)app.Metadata["generation"]! + 1;
        }

        Say(app, isUpgrade ? "pending-upgrade" : "pending-install", isUpgrade ? "Preparing upgrade" : "Initial install underway");
        kube.When(4, app, () =>
        {
            if (chart == Broken)
            {
                Say(app, "failed", $"Release \"{release}\" failed: {BrokenReason}");
            }
            else
            {
                Say(app, "deployed", isUpgrade ? "Upgrade complete" : "Install complete");
            }
        });
    }

    private void Say(SteveObject app, string status, string description)
    {
        app.Spec["info"]!["status"] = status;
        app.Spec["info"]!["description"] = description;
        app.Status["observedGeneration"] = app.Metadata["generation"];
        app.Status["summary"] = new JObject { ["state"] = status, ["error"] = status == "failed", ["transitioning"] = status is not ("deployed" or "failed") };
        app.State = new SteveState(status, status == "deployed" ? "" : description, status is not ("deployed" or "failed"), status == "failed");
        kube.Objects.Touch(app);
    }

    private ApiAnswer Operate(string action, string ns, List<string> releases, ApiRequest request, bool fails = false)
    {
        var name = world.Ids.Name("helm-operation-");
        var operation = kube.Make(SteveTypes.Operations, Space, name, new JObject
        {
            ["spec"] = new JObject(),
            ["status"] = new JObject
            {
                ["action"] = action, ["namespace"] = ns, ["releaseName"] = releases.FirstOrDefault() ?? "", ["podName"] = name, ["podNamespace"] = Space, ["podCreated"] = true,
                ["observedGeneration"] = 1, ["command"] = new JArray("helm", action),
            },
        });
        operation.Metadata["annotations"] = new JObject { ["catalog.cattle.io/user"] = request.Caller!.UserId };
        operation.State = new SteveState("inprogress", "", true);
        kube.When(5.5, operation, () =>
        {
            operation.State = fails ? new SteveState("failed", "exit code: 1", Error: true) : SteveState.Current;
            kube.Objects.Touch(operation);
        });
        return new ApiAnswer(201, new JObject { ["type"] = "chartActionOutput", ["links"] = new JObject(), ["operationName"] = name, ["operationNamespace"] = Space });
    }
}

using Newtonsoft.Json.Linq;
using Rancher.Api.Http;
using Rancher.Api.Steve;
using Rancher.Api.Waiting;
using Rancher.Provider.Clusters;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Apps;

/// <summary>
/// Life of a release. Its app object in Rancher only shows it: what is to be is told to an action, which lets Helm run in the cluster and answers before
/// that has begun.
/// </summary>
internal sealed class AppV2Behavior : ResourceBehavior
{
    // From the end of Helm until Rancher shows what it did.
    private static readonly TimeSpan Shown = TimeSpan.FromMinutes(2);

    public override async Task<JObject> CreateAsync(OperationContext op, JObject body, Action<JObject> created, CancellationToken ct)
    {
        var steve = await new SteveClusters(op.Rancher()).GetAsync(ClusterId(op.Planned), ct);
        var chart = await FindChartAsync(op, steve, ct);
        RequirePlace(op, chart);
        body["id"] = SteveAddress.Of(AppV2Resource.Type, body).Id(AppV2Resource.Type);
        if (await op.Store.FindAsync((string)body["id"]!, ct) is { } there)
        {
            throw new OperationFailedException(
                $"The namespace has a release \"{op.Planned["name"].StringOrNull()}\" already ({SteveConditions.Describe(there)}). "
                    + $"Import it, or choose another name: terraform import … {body["id"]}", TfPath.Of("name"));
        }

        var operation = await RunAsync(op, steve, "install", chart, async inner => await op.Store.FindAsync((string)body["id"]!, inner) is not null, ct);

        // Helm may be at work from here on, whatever becomes of this apply.
        created(body);
        if (operation is not null)
        {
            await operation.WaitAsync($"Helm to install {op.Subject}", op.Rancher(), op.Timeout, ct);
        }

        var app = await WaitUntilDeployedAsync(op, (string)body["id"]!, after: 0, hasEnded: operation is not null, ct);
        created(AppV2View.Of(app, op.Planned));
        return await MarkAsync(op, app, server => Labelled(server, body["metadata"].At("labels")), ct);
    }

    public override async Task<JObject?> ReadAsync(OperationContext op, CancellationToken ct) =>
        await op.Store.FindAsync(op.Id, ct) is { } app ? await AppV2View.NamedAsync(op, AppV2View.Of(app, op.Prior), ct) : null;

    public override async Task<JObject?> UpdateAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct)
    {
        if (await op.Store.FindAsync(op.Id, ct) is not { } app)
        {
            return null;
        }

        if (change(AppV2View.Of(app, op.Prior)).ContainsKey("spec") || IsChanged(op, "annotations") || IsChanged(op, "repo_name")
            || IsChanged(op, "system_default_registry"))
        {
            var steve = await new SteveClusters(op.Rancher()).GetAsync(ClusterId(op.Planned), ct);
            var chart = await FindChartAsync(op, steve, ct);
            RequirePlace(op, chart);
            var before = Revision(app);
            var operation = await RunAsync(
                op, steve, "upgrade", chart, async inner => await op.Store.FindAsync(op.Id, inner) is { } now && Revision(now) > before, ct);
            if (operation is not null)
            {
                await operation.WaitAsync($"Helm to upgrade {op.Subject}", op.Rancher(), op.Timeout, ct);
            }

            app = await WaitUntilDeployedAsync(op, op.Id, before, hasEnded: operation is not null, ct);
        }

        return await MarkAsync(op, app, server => change(AppV2View.Of(server, op.Planned))["metadata"], ct);
    }

    public override async Task DeleteAsync(OperationContext op, CancellationToken ct)
    {
        var address = SteveAddress.Parse(AppV2Resource.Type, op.Id);
        if (await new SteveClusters(op.Rancher()).FindAsync(address.ClusterId, ct) is not { } steve || await op.Store.FindAsync(op.Id, ct) is null)
        {
            return;
        }

        try
        {
            var operation = await UninstallAsync(op, steve, address, ct);
            await (operation?.WaitAsync($"Helm to uninstall {op.Subject}", op.Rancher(), op.Timeout, ct) ?? Task.CompletedTask);
        }
        catch (RancherException refused) when (refused.Error.IsNotFound)
        {
            return;
        }

        await op.Rancher().Waiter.WaitAsync(
            new WaitPlan($"{op.Subject} to be removed", op.Timeout),
            inner => op.Store.FindAsync(op.Id, inner),
            app => app is null ? WaitStep.Done : WaitStep.Waiting(SteveConditions.Describe(app)),
            ct);
    }

    private static async Task<ChartOperation?> UninstallAsync(OperationContext op, SteveApi steve, SteveAddress address, CancellationToken ct)
    {
        var asked = new JObject { ["noHooks"] = op.Prior["disable_hooks"].BoolOrNull() ?? false, ["timeout"] = ReleaseRequest.Seconds(op.Timeout) };
        Task<ChartOperation?> BeginAsync() => ChartOperation.BeginAsync(
            steve,
            (address.Namespace!, address.Name),
            "uninstall",
            inner => steve.ActionAsync(AppV2Resource.Type.Name, address.Namespace, address.Name, "uninstall", asked, inner),
            async inner => await op.Store.FindAsync(op.Id, inner) is null,
            ct);
        try
        {
            return await BeginAsync();
        }
        catch (AnswerLostException) when (!ct.IsCancellationRequested)
        {
            // It was not heard; and a release that goes can be told to go again.
            return await BeginAsync();
        }
    }

    private static string ClusterId(TfValue values) => values["cluster_id"].StringOrNull()!;

    private static bool IsChanged(OperationContext op, string name) => !op.Prior[name].Equals(op.Planned[name]);

    private static long Revision(JObject app) => (long?)app.SelectToken("spec.version") ?? 0;

    private static async Task<Chart> FindChartAsync(OperationContext op, SteveApi steve, CancellationToken ct)
    {
        var repository = new ChartRepository(steve, op.Planned["repo_name"].StringOrNull()!);
        await repository.WaitAsync(op.Rancher().Waiter, op.Timeout, ct);
        return await repository.ChartAsync(op.Planned["chart_name"].StringOrNull()!, op.Planned["chart_version"].StringOrNull(), ct);
    }

    // Such charts look for themselves under one name only; under another they break or cannot be upgraded.
    private static void RequirePlace(OperationContext op, Chart chart)
    {
        foreach (var (argument, needed) in new[] { ("name", chart.Place.Name), ("namespace", chart.Place.Namespace) })
        {
            if (needed is not null && op.Planned[argument].StringOrNull() != needed)
            {
                throw new OperationFailedException($"The chart \"{chart.Name}\" works with {argument} = \"{needed}\" only. "
                    + "Nothing was changed.", TfPath.Of(argument));
            }
        }
    }

    private static async Task<ChartOperation?> RunAsync(
        OperationContext op, SteveApi steve, string action, Chart chart, Func<CancellationToken, Task<bool>> isDone, CancellationToken ct)
    {
        var norman = op.Rancher().Norman;
        var registry = op.Planned["system_default_registry"].StringOrNull()
            ?? (string?)(await norman.FindAsync("settings", "system-default-registry", ct))?["value"] ?? "";
        var cluster = (string?)(await norman.FindAsync("clusters", ClusterId(op.Planned), ct))?["name"] ?? ClusterId(op.Planned);
        var values = AppV2Values.ForHelm(op.Planned["values"].StringOrNull(), ClusterId(op.Planned), cluster, registry);
        var request = action == "install" ? ReleaseRequest.Install(op.Planned, chart, values, op.Timeout)
            : ReleaseRequest.Upgrade(op.Planned, chart, values, op.Timeout);
        return await ChartOperation.BeginAsync(
            steve,
            (op.Planned["namespace"].StringOrNull()!, op.Planned["name"].StringOrNull()!),
            action,
            inner => steve.ActionAsync(ChartRepositories.Type.Name, null, op.Planned["repo_name"].StringOrNull()!, action, request, inner),
            isDone,
            ct);
    }

    private static async Task<JObject> WaitUntilDeployedAsync(OperationContext op, string id, long after, bool hasEnded, CancellationToken ct) =>
        (await op.Rancher().Waiter.WaitAsync(
        new WaitPlan($"{op.Subject} to be deployed", hasEnded && Shown < op.Timeout ? Shown : op.Timeout),
        inner => op.Store.FindAsync(id, inner),
        app => app is null || Revision(app) <= after ? WaitStep.Waiting("Rancher does not show it yet") : Judge(app),
        ct))!;

    private static WaitStep Judge(JObject app)
    {
        var (status, description) = ((string?)app.SelectToken("spec.info.status"), (string?)app.SelectToken("spec.info.description"));
        var words = $"{status}: {SecretMask.Text(description ?? "")}";
        return status switch
        {
            "deployed" => WaitStep.Done,
            "failed" => WaitStep.Failed(words, passing: false),
            _ => WaitStep.Waiting(words),
        };
    }

    /// <summary>Brings the user's labels to the app object, which no action takes.</summary>
    private static async Task<JObject> MarkAsync(OperationContext op, JObject app, Func<JObject, JToken?> metadata, CancellationToken ct)
    {
        var marked = await op.Store.UpdateAsync((string)app["id"]!, server => metadata(server) is { } changed ? new JObject { ["metadata"] = changed }
            : [], ct);
        return await AppV2View.NamedAsync(op, AppV2View.Of(marked ?? app, op.Planned), ct);
    }

    private static JObject? Labelled(JObject app, JToken? labels)
    {
        if (labels is not JObject { Count: > 0 })
        {
            return null;
        }

        var metadata = (JObject)app["metadata"]!.DeepClone();
        metadata["labels"] ??= new JObject();
        ((JObject)metadata["labels"]!).Merge(labels);
        return metadata;
    }
}

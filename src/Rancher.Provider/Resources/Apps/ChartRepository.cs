using Newtonsoft.Json.Linq;
using Rancher.Api.Steve;
using Rancher.Api.Waiting;
using Rancher.Provider.Clusters;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Apps;

/// <summary>A chart that a repository offers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Annotations">What it says about itself to Rancher.</param>
internal sealed record Chart(string Name, string Version, JObject Annotations)
{
    /// <summary>The chart with its custom resource definitions, which goes before it.</summary>
    public (string Name, string Version)? Companion =>
        Annotation("auto-install")?.Split('=') is [{ Length: > 0 } name, var version] ? (name, version is "" or "match" ? Version : version) : null;

    /// <summary>Release name and namespace without which a chart of Rancher itself does not work.</summary>
    public (string? Name, string? Namespace) Place =>
        Annotation("certified") == "rancher" ? (Annotation("release-name"), Annotation("namespace")) : (null, null);

    private string? Annotation(string name) => (string?)Annotations[$"catalog.cattle.io/{name}"] is { Length: > 0 } text ? text : null;
}

/// <summary>A repository of charts as installations use it.</summary>
internal sealed class ChartRepository(SteveApi steve, string name)
{
    /// <summary>The repository, or null where the cluster has none of that name.</summary>
    public Task<JObject?> FindAsync(CancellationToken ct) => steve.FindAsync(ChartRepositories.Type.Name, null, name, ct);

    /// <summary>Waits until the index is there.</summary>
    public async Task WaitAsync(Waiter waiter, TimeSpan timeout, CancellationToken ct)
    {
        if (await FindAsync(ct) is null)
        {
            var all = (await steve.ListAsync(ChartRepositories.Type.Name, SteveQuery.All, ct)).Select(r => (string)r["metadata"]!["name"]!)
                .Order(StringComparer.Ordinal).ToList();
            throw new OperationFailedException(
                $"The cluster has no repository \"{name}\"{Meant(name, all)}; it has {(all.Count == 0 ? "none" : string.Join(", ", all))}. "
                    + "Repositories are made with rancher2_catalog_v2.", TfPath.Of("repo_name"));
        }

        await waiter.WaitAsync(
            new WaitPlan($"the index of the repository {name}", timeout),
            async inner => await FindAsync(inner)
                ?? throw new OperationFailedException($"The repository \"{name}\" was removed meanwhile.", TfPath.Of("repo_name")),
            repo => new ChartsDownloaded().Judge(ObjectStatus.None, repo).ToStep(),
            ct);
    }

    /// <summary>Looks a chart up.</summary>
    /// <param name="chart">Its name.</param>
    /// <param name="version">Its version; null for the newest.</param>
    /// <param name="ct">Stops the call.</param>
    /// <exception cref="OperationFailedException">The repository does not offer it; the message says what it does offer.</exception>
    public async Task<Chart> ChartAsync(string chart, string? version, CancellationToken ct)
    {
        try
        {
            var answer = await steve.LinkAsync(ChartRepositories.Type.Name, null, name, "info", [("chartName", chart), ("version", version)], ct);
            var found = answer.Object?["chart"] as JObject ?? [];
            return new Chart((string?)found["name"] ?? chart, (string?)found["version"] ?? version ?? "", found["annotations"] as JObject ?? []);
        }
        catch (RancherException refused) when (refused.Error.Status is 404 or 500)
        {
            // Real servers say 404 for an unknown name and 500 for an unknown version, depending on their own.
            if (await NotOfferedAsync(chart, version, ct) is var (path, why))
            {
                throw new OperationFailedException(why, path);
            }

            throw;
        }
    }

    /// <summary>Why there is no such chart; null where there is one.</summary>
    private async Task<(TfPath Path, string Why)?> NotOfferedAsync(string chart, string? version, CancellationToken ct)
    {
        var index = (await steve.LinkAsync(ChartRepositories.Type.Name, null, name, "index", [], ct)).Object?["entries"] as JObject ?? [];
        if (index[chart] is not JArray versions)
        {
            return (TfPath.Of("chart_name"), $"The repository \"{name}\" has no chart \"{chart}\"{Meant(chart, index.Properties().Select(p => p.Name))}.");
        }

        var offered = versions.Select(v => (string?)v["version"]).OfType<string>().ToList();
        return version is null || offered.Contains(version)
            ? null
            : (TfPath.Of("chart_version"), $"The repository \"{name}\" has no version {version} of the chart \"{chart}\"; "
            + $"it has {string.Join(", ", offered.Take(5))}{(offered.Count > 5 ? " and older ones" : "")}.");
    }

    private static string Meant(string word, IEnumerable<string> candidates) =>
        Nearest.Of(word, candidates) is { } nearest ? $" (did you mean \"{nearest}\"?)" : "";
}

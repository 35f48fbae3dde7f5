using System.Collections.Concurrent;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Windows.Facts;

/// <summary>
/// The clusters and nodes that this run has planned so far. Terraform plans what a resource depends on before the resource, so a node whose cluster has no id
/// yet finds its cluster here, and a Windows node the Linux nodes that come before it.
/// </summary>
internal sealed class PlannedRun
{
    private readonly ConcurrentDictionary<string, ClusterFacts> _clusters = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, IReadOnlyList<string>>> _nodes = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, TfValue> _projects = new(StringComparer.Ordinal);

    /// <summary>The quota blocks that the run plans for projects that exist.</summary>
    public TfValue? QuotaOf(string project) => _projects.GetValueOrDefault(project);

    public void AddProject(string id, TfValue quota) => _projects[id] = quota;

    /// <summary>The clusters that the run creates, by their names.</summary>
    public IReadOnlyList<(string Name, ClusterFacts Facts)> NewClusters =>
        [.. _clusters.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value))];

    public void AddCluster(string? name, ClusterFacts facts) => _clusters[name ?? $"?{_clusters.Count}"] = facts;

    public void AddLinuxNode(string cluster, string name, IReadOnlyList<string> roles) =>
        _nodes.GetOrAdd(cluster, _ => new ConcurrentDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal))[name] = roles;

    /// <summary>The roles that Linux nodes of the run have in a cluster that exists.</summary>
    public IEnumerable<string> LinuxRoles(string cluster) => _nodes.TryGetValue(cluster, out var nodes) ? nodes.Values.SelectMany(r => r) : [];
}

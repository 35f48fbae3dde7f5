namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>Tells the labels of users from those that Kubernetes, Rancher and clouds write.</summary>
internal static class NodeLabels
{
    private static readonly string[] Domains = ["cattle.io", "kubernetes.io", "k8s.io", "x-k8s.io", "k3s.io", "coreos.com"];

    /// <summary>Whether it is in a domain of the system. Those that a configuration names are its own all the same.</summary>
    public static bool IsManaged(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Domains.Any(d => name[..slash] == d || name[..slash].EndsWith($".{d}", StringComparison.Ordinal));
    }
}

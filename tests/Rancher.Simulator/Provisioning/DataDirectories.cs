using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Provisioning;

/// <summary>The directories in which agents and Kubernetes keep their data on a host: chosen once, absolute, and none inside another.</summary>
internal static class DataDirectories
{
    private static readonly (string Field, string Name)[] All = [("systemAgent", "System Agent"), ("provisioning", "Provisioning"), ("k8sDistro", "K8s Distro")];

    /// <summary>What is wrong with the directories of a cluster, or null.</summary>
    public static string? Problem(JObject cluster, JObject? before)
    {
        foreach (var (field, name) in All)
        {
            if (before is not null && Of(before, field) != Of(cluster, field))
            {
                return $"{name} data directory cannot be changed after cluster creation";
            }
        }

        if (before is not null)
        {
            return null;
        }

        var chosen = All.Where(directory => Of(cluster, directory.Field).Length > 0).ToList();
        for (var i = 0; i < chosen.Count; i++)
        {
            if ((Form(chosen[i].Name, Of(cluster, chosen[i].Field)) ?? chosen.Take(i).Select(other => Overlap(chosen[i].Name, Of(cluster, chosen[i].Field), other.Name, Of(cluster, other.Field))).FirstOrDefault(p => p is not null)) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static string Of(JObject cluster, string field) => (string?)cluster.SelectToken("spec.rkeConfig.dataDirectories." + field) ?? "";

    private static string? Form(string name, string path) => path.IndexOfAny(['$', '`', '(', ')', '*', '?']) >= 0 ? $"{name} data directory cannot contain shell expressions"
        : path[0] != '/' ? $"{name} data directory must be an absolute path"
        : null;

    private static string? Overlap(string name, string path, string otherName, string other) =>
        path == other ? $"{name} data directory cannot be equal to {otherName} data directory"
        : path.StartsWith(other.TrimEnd('/') + '/', StringComparison.Ordinal) ? $"{name} data directory cannot be nested inside {otherName} data directory"
        : other.StartsWith(path.TrimEnd('/') + '/', StringComparison.Ordinal) ? $"{otherName} data directory cannot be nested inside {name} data directory"
        : null;
}

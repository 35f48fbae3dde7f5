using Newtonsoft.Json.Linq;
using Rancher.Api.Json;

namespace Rancher.Api.Norman;

/// <summary>The two projects that Rancher makes with each cluster, known by their labels and not by their names, which people change.</summary>
public sealed class Projects(NormanApi norman)
{
    private const string LabelPrefix = "authz.management.cattle.io/";

    /// <summary>Reads the ids of the default and the system project.</summary>
    public async Task<SpecialProjects> OfClusterAsync(string clusterId, CancellationToken ct)
    {
        var projects = await norman.ListAsync("projects", new Dictionary<string, string> { ["clusterId"] = clusterId }, ct);
        return new SpecialProjects(Labelled(projects, "default-project"), Labelled(projects, "system-project"));
    }

    private static string? Labelled(IEnumerable<JObject> projects, string label) =>
        (string?)projects.FirstOrDefault(project => project.TextAt("labels", LabelPrefix + label) == "true")?["id"];
}

/// <summary>Ids (<c>c-abcde:p-fghij</c>) of the projects every cluster has; null while Rancher has not made them, or hides them.</summary>
public sealed record SpecialProjects(string? DefaultId, string? SystemId);

using System.Globalization;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Projects;

/// <summary>What the namespaces of a project have of its quota: what each was given, or else what each gets.</summary>
internal static class UsedQuota
{
    public static JObject Of(World world, StoredObject project)
    {
        var used = new JObject();
        foreach (var space in world.Store.All("namespace").Where(n => n.Text("projectId") == project.Id && n.Text("state") != "removing"))
        {
            var own = (space.Body.SelectToken("resourceQuota.limit") ?? project.Body.SelectToken("namespaceDefaultResourceQuota.limit")) as JObject ?? [];
            var sums = own.Properties().Where(p => p is { Name: not "type", Value.Type: JTokenType.String })
                .ToDictionary(p => p.Name, p => Sum((string?)used[p.Name], (string)p.Value!));

            // A namespace that would have more than there is gets nothing.
            if (sums.All(sum => Fits(sum.Value, (string?)project.Body.SelectToken("resourceQuota.limit." + sum.Key))))
            {
                foreach (var (resource, sum) in sums)
                {
                    used[resource] = sum;
                }
            }
        }

        return used;
    }

    private static bool Fits(string sum, string? limit) =>
        !Quantity.TryParse(sum, out var wanted) || !Quantity.TryParse(limit ?? "", out var most) || wanted <= most;

    /// <summary>The unit stays where both have the same one.</summary>
    private static string Sum(string? one, string other)
    {
        if (one is null || !Quantity.TryParse(one, out var first) || !Quantity.TryParse(other, out var second))
        {
            return other;
        }

        var unit = new string([.. other.SkipWhile(c => char.IsAsciiDigit(c) || c == '.')]);
        var shown = one.EndsWith(unit, StringComparison.Ordinal) && Quantity.TryParse("1" + unit, out var size) ? ((first + second) / size, unit) : (first + second, "");
        return Math.Round(shown.Item1, 3).ToString(CultureInfo.InvariantCulture) + shown.Item2;
    }
}

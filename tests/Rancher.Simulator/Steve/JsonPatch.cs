using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Steve;

/// <summary>Patches by operations: add, replace and remove.</summary>
internal static class JsonPatch
{
    public static void Apply(JObject body, JArray operations)
    {
        foreach (var operation in operations.OfType<JObject>())
        {
            var steps = ((string?)operation["path"] ?? "").Split('/').Skip(1)
                .Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToArray();
            var parent = steps[..^1].Aggregate((JToken?)body, (at, step) => at is JArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)] : at?[step])
                ?? throw new SteveError(422, "Invalid", $"the server rejected our request due to an error in our request: {operation["path"]} does not exist");
            Change(parent, steps[^1], (string?)operation["op"] ?? "", operation["value"]);
        }
    }

    private static void Change(JToken parent, string last, string operation, JToken? value)
    {
        switch (parent, operation)
        {
            case (JArray list, "add") when last == "-":
                list.Add(value!.DeepClone());
                break;
            case (JArray list, "add"):
                list.Insert(int.Parse(last, CultureInfo.InvariantCulture), value!.DeepClone());
                break;
            case (JArray list, "remove"):
                list.RemoveAt(int.Parse(last, CultureInfo.InvariantCulture));
                break;
            case (JArray list, "replace"):
                list[int.Parse(last, CultureInfo.InvariantCulture)] = value!.DeepClone();
                break;
            case (JObject map, "remove"):
                map.Remove(last);
                break;
            case (JObject map, "add" or "replace"):
                map[last] = value!.DeepClone();
                break;
        }
    }
}

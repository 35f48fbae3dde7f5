using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Steve;

/// <summary>The one-word state of an object, as Steve works it out.</summary>
internal sealed record SteveState(string Name, string Message = "", bool Transitioning = false, bool Error = false)
{
    public static SteveState Current { get; } = new("active", "Resource is current");

    public static SteveState Ready { get; } = new("active", "Resource is Ready");
}

/// <summary>One object, in the shape of Kubernetes.</summary>
internal sealed class SteveObject(SteveType type, JObject body)
{
    public SteveType Type { get; } = type;

    public JObject Body { get; set; } = body;

    public JObject Metadata => (JObject)Body["metadata"]!;

    public string Name => (string)Metadata["name"]!;

    public string? Namespace => (string?)Metadata["namespace"];

    public string Id => Type.IsNamespaced ? $"{Namespace}/{Name}" : Name;

    public string Uid => (string)Metadata["uid"]!;

    public bool IsRemoving => Metadata["deletionTimestamp"] is not null;

    public JObject Spec => Body["spec"] as JObject ?? (JObject)(Body["spec"] = new JObject());

    public JObject Status => Body["status"] as JObject ?? (JObject)(Body["status"] = new JObject());

    /// <summary>The state a controller gave it; without one it is read off the conditions.</summary>
    public SteveState? State { get; set; }

    /// <summary>Bookkeeping of the simulator that no answer shows.</summary>
    public Dictionary<string, string> Hidden { get; } = [];

    public string? Label(string key) => (string?)Metadata["labels"]?[key];

    public string? Annotation(string key) => (string?)Metadata["annotations"]?[key];

    public void Annotate(string key, string? value)
    {
        var annotations = Metadata["annotations"] as JObject ?? (JObject)(Metadata["annotations"] = new JObject());
        if (value is null)
        {
            annotations.Remove(key);
        }
        else
        {
            annotations[key] = value;
        }
    }

    public JToken? Condition(string type) => (Body["status"]?["conditions"] as JArray)?.FirstOrDefault(c => (string?)c["type"] == type);

    public string? ConditionStatus(string type) => (string?)Condition(type)?["status"];

    /// <summary>Puts a condition in its place, or at the end.</summary>
    public void SetCondition(JObject condition)
    {
        var conditions = Status["conditions"] as JArray ?? (JArray)(Status["conditions"] = new JArray());
        if (conditions.FirstOrDefault(c => (string?)c["type"] == (string?)condition["type"]) is { } old)
        {
            old.Replace(condition);
        }
        else
        {
            conditions.Add(condition);
        }
    }
}

using FluentAssertions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Testing;

/// <summary>What a plan will do to one resource.</summary>
public sealed record PlannedChange(JObject Json)
{
    public string Address => (string)Json["address"]!;

    public IReadOnlyList<string> Actions => [.. Json.SelectTokens("change.actions[*]").Select(a => (string)a!)];

    /// <summary>Paths whose change is the reason for a replacement.</summary>
    public IReadOnlyList<string> ReplacePaths => [.. Json.SelectTokens("change.replace_paths[*]").Select(p => string.Join('.', p.Values<string>()))];

    public bool IsNothing => Actions is ["no-op"];

    public JToken? Before(string path) => Json.SelectToken("change.before")?.SelectToken(path);

    /// <summary>The planned value at the path, which must be known.</summary>
    public JToken? KnownValue(string path)
    {
        IsUnknown(path).Should().BeFalse("{0}.{1} should be known in the plan", Address, path);
        return Json.SelectToken("change.after")?.SelectToken(path);
    }

    /// <summary>Insists that the value at the path is known only after apply.</summary>
    public PlannedChange UnknownValue(string path)
    {
        IsUnknown(path).Should().BeTrue("{0}.{1} should be known only after apply, and is {2}", Address, path, Json.SelectToken("change.after")?.SelectToken(path));
        return this;
    }

    public PlannedChange ShouldHide(string path)
    {
        Marked("after_sensitive", path).Should().BeTrue("{0}.{1} should be sensitive", Address, path);
        return this;
    }

    public override string ToString() =>
        $"{string.Join('+', Actions)} {Address}{Differences()}";

    private bool IsUnknown(string path) => Marked("after_unknown", path);

    /// <summary>Marks are a tree of the value's shape that stops at <c>true</c> where a whole part is meant.</summary>
    private bool Marked(string tree, string path)
    {
        var node = Json.SelectToken($"change.{tree}");
        foreach (var step in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries).Select(s => s.TrimEnd(']')))
        {
            if (node is JValue { Value: true })
            {
                return true;
            }

            node = node switch
            {
                JObject map => map[step.Trim('"', '\'')],
                JArray list when int.TryParse(step, out var index) && index < list.Count => list[index],
                _ => null,
            };
        }

        return node is JValue { Value: true };
    }

    /// <summary>Top-level attributes and blocks that are there before and after, and differ.</summary>
    public IReadOnlyList<string> ChangedAttributes =>
        Json.SelectToken("change.before") is JObject before && Json.SelectToken("change.after") is JObject after
            ? [.. before.Properties().Select(p => p.Name).Union(after.Properties().Select(p => p.Name)).Where(n => !JToken.DeepEquals(before[n], after[n]))]
            : [];

    private string Differences() =>
        string.Concat(ChangedAttributes.Select(n => $"\n  {n}: {Text(Json.SelectToken("change.before")![n])} -> {Text(Json.SelectToken("change.after")![n])}"));

    private static string Text(JToken? value) => value is null ? "(unknown)" : value.ToString(Formatting.None);
}

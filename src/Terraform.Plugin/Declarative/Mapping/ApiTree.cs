using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>Finds and makes places in an API object by the paths that fields name.</summary>
internal static class ApiTree
{
    /// <summary>The value at a path, or null when it or anything on the way is absent.</summary>
    public static JToken? Find(JObject root, JToken? scope, ApiLocation path)
    {
        var (at, segments) = Start(root, scope, path);
        foreach (var segment in segments)
        {
            at = (at as JObject)?[segment];
        }

        return at is null or JValue { Type: JTokenType.Null } ? null : at;
    }

    /// <summary>Whether the object that a path leads to has no member of that name, not even one that is null.</summary>
    public static bool IsAbsent(JObject root, JToken? scope, ApiLocation path)
    {
        var (at, segments) = Start(root, scope, path);
        foreach (var segment in segments.SkipLast(1))
        {
            at = (at as JObject)?[segment];
        }

        return segments.Count > 0 && at is JObject holder && holder.Property(segments[^1]) is null;
    }

    /// <summary>Puts a value at a path, making the objects on the way; no value takes away what is there.</summary>
    public static void Set(JObject root, JObject scope, ApiLocation path, JToken? value)
    {
        if (value is null)
        {
            Remove(root, scope, path);
            return;
        }

        var (at, segments) = Start(root, scope, path);
        var place = (JObject)at!;
        foreach (var segment in segments.SkipLast(1))
        {
            if (place[segment] is not JObject next)
            {
                next = [];
                place[segment] = next;
            }

            place = next;
        }

        place[segments[^1]] = value;
    }

    /// <summary>Takes away what is at a path.</summary>
    public static void Remove(JObject root, JObject scope, ApiLocation path)
    {
        var (at, segments) = Start(root, scope, path);
        foreach (var segment in segments.SkipLast(1))
        {
            at = (at as JObject)?[segment];
        }

        (at as JObject)?.Remove(segments[^1]);
    }

    /// <summary>Whether a part says no more than its absence would.</summary>
    public static bool IsNothing(JToken token) => token switch
    {
        JObject map => map.PropertyValues().All(IsNothing),
        JArray list => list.Count == 0,
        JValue { Value: null or false or "" or 0L } => true,
        _ => false,
    };

    /// <summary>The object at a path; made when absent.</summary>
    public static JObject Open(JObject root, JObject scope, ApiLocation path)
    {
        if (path.Segments.Count == 0)
        {
            return scope;
        }

        if (Find(root, scope, path) is JObject found)
        {
            return found;
        }

        var made = new JObject();
        Set(root, scope, path, made);
        return made;
    }

    private static (JToken? At, IReadOnlyList<string> Segments) Start(JObject root, JToken? scope, ApiLocation path) =>
        (path.IsFromRoot ? root : scope, path.Segments);
}

namespace Rancher.Simulator.Steve;

/// <summary>Label and field selectors of the Kubernetes API, as far as clients of this server use them.</summary>
internal static class KubeSelector
{
    public static bool Matches(SteveObject item, string kind, string selector) => selector.Split(',', StringSplitOptions.RemoveEmptyEntries)
        .All(part => kind == "labelSelector" ? HasLabel(item, part) : HasField(item, part));

    private static bool HasLabel(SteveObject item, string part)
    {
        if (part.StartsWith('='))
        {
            throw new SteveError(400, "BadRequest", $"found '{(part.StartsWith("==", StringComparison.Ordinal) ? "==" : "=")}', expected: !, identifier, or 'end of string'");
        }

        if (part.Split("!=", 2) is [var not, var other])
        {
            return item.Label(not.Trim()) != other.Trim();
        }

        return part.Split('=', 2) is [var key, var text] ? item.Label(key.Trim()) == text.TrimStart('=').Trim() : item.Label(part.Trim()) is not null;
    }

    private static bool HasField(SteveObject item, string part) => part.Split('=', 2) is [var path, var text]
        ? path.TrimEnd('=', '!') switch
        {
            "metadata.name" => item.Name == text.TrimStart('='),
            "metadata.namespace" => item.Namespace == text.TrimStart('='),
            var field => throw new SteveError(400, "BadRequest", $"field label not supported: {field}"),
        }
        : throw new SteveError(400, "BadRequest", $"invalid selector: '{part}'; can't understand '{part}'");
}

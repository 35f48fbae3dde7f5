using System.Text.RegularExpressions;
using Rancher.Api.Errors;

namespace Rancher.Api.Http;

/// <summary>
/// Finds the fields in messages of Kubernetes and of Rancher's admission webhook, which name them only in their text:
/// <c>Cluster.provisioning.cattle.io "web" is invalid: spec.rkeConfig.machinePools[0].name: Required value</c>.
/// </summary>
internal static partial class FieldMessages
{
    public static IReadOnlyList<FieldProblem> Read(string message)
    {
        if (Invalid().Match(message) is { Success: true } invalid)
        {
            return Problems(invalid.Groups["rest"].Value, webhook: null);
        }

        if (Denied().Match(message) is { Success: true } denied)
        {
            return Problems(denied.Groups["rest"].Value, denied.Groups["webhook"].Value);
        }

        if (Undecodable().Match(message) is { Success: true } undecodable)
        {
            var problem = $"{undecodable.Groups["got"].Value} where {undecodable.Groups["want"].Value.Trim()} is expected";
            return [new FieldProblem(WithoutGoNames(undecodable.Groups["path"].Value), problem)];
        }

        return Leading().Match(message) is { Success: true } leading
            ? [new FieldProblem(leading.Groups["path"].Value, leading.Groups["rest"].Value.Trim())]
            : [];
    }

    /// <summary>One problem, or several in brackets. Values in them may contain commas, so the paths are what divides them.</summary>
    private static List<FieldProblem> Problems(string text, string? webhook)
    {
        var found = new List<FieldProblem>();
        var body = text.StartsWith('[') && text.EndsWith(']') ? text[1..^1] : text;
        var starts = PathStart().Matches(body);
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1].Index : body.Length;
            var problem = body[(starts[i].Index + starts[i].Length)..end].Trim(' ', ',', '\n', '*');
            // "<nil>: some validation rules were not checked" accompanies another problem and is about no field.
            if (starts[i].Groups["path"].Value is { Length: > 0 } path && path != "<nil>")
            {
                found.Add(new FieldProblem(webhook is null ? path : WithoutKind(path, webhook), problem));
            }
        }

        return found;
    }

    /// <summary>Some webhooks put the kind before the path: <c>user.username</c>, <c>project.spec.clusterName</c>.</summary>
    private static string WithoutKind(string path, string webhook)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || path.StartsWith("spec.", StringComparison.Ordinal) || path.StartsWith("metadata.", StringComparison.Ordinal))
        {
            return path;
        }

        var rest = path[(dot + 1)..];
        var isKind = rest.StartsWith("spec.", StringComparison.Ordinal) || webhook.Contains($".{path[..dot]}s.", StringComparison.OrdinalIgnoreCase);
        return isKind ? rest : path;
    }

    /// <summary>
    /// Go names the structure first, and structures without a name of their own in between: both begin with an upper case letter.
    /// </summary>
    private static string WithoutGoNames(string path) =>
        string.Join('.', path.Split('.').Where(part => part.Length > 0 && !char.IsAsciiLetterUpper(part[0])));

    [GeneratedRegex(@"^\S+ "".*?"" is invalid: (?<rest>.+)$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Invalid();

    [GeneratedRegex(@"^admission webhook ""(?<webhook>[^""]+)"" denied the request: (?<rest>.+)$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();

    // Kubernetes' own list of reasons, as field.Error of its API machinery writes them.
    [GeneratedRegex(
        @"(?<=^|[\s,*])(?<path><nil>|[A-Za-z_][\w-]*(?:\[[^\]]*\])*(?:\.[\w-]+(?:\[[^\]]*\])*)*): "
            + "(?=(?:Required|Invalid|Unsupported|Duplicate) value|Forbidden|Not found|Too (?:long|many|few|short)|Internal error)",
        RegexOptions.CultureInvariant)]
    private static partial Regex PathStart();

    [GeneratedRegex(@"cannot unmarshal (?<got>[\w ]+?) into Go struct field (?<path>[\w.-]+) of type (?<want>[\w.\[\]\*]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Undecodable();

    [GeneratedRegex(
        @"^(?<path>(?:spec|metadata|data|status)(?:\.[\w-]+(?:\[[^\]]*\])*)+)(?<rest> (?:is|can't|cannot|must|should|exceeds|\S+ exceeds)\b.*)$",
        RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Leading();
}

using Newtonsoft.Json.Linq;

namespace Testing;

/// <summary>One error or warning as Terraform shows it.</summary>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Address">The resource it concerns, such as <c>rancher2_cluster.web</c>.</param>
/// <param name="File">The configuration file that the caret points into.</param>
/// <param name="Line">The line in that file, from 1; 0 without one.</param>
/// <param name="Code">That line, trimmed.</param>
/// <param name="Path">The attribute on that line, such as <c>rke_config[0].network[0].plugin</c>; empty when the caret is on the block itself.</param>
public sealed record TerraformDiagnostic(
    string Severity, string Summary, string Detail, string? Address, string? File, int Line, string? Code, string Path)
{
    public bool IsError => Severity == "error";

    public override string ToString() =>
        $"{Severity}: {Summary}{(Address is null ? "" : $" [{Address}]")}{(Path.Length == 0 ? "" : $" at {Path}")} ({File}:{Line})\n{Detail}";

    /// <summary>Reads the object that <c>-json</c> output has for each diagnostic, looking the caret up in the configuration of that folder.</summary>
    internal static TerraformDiagnostic Read(JToken json, string folder)
    {
        var file = (string?)json.SelectToken("range.filename");
        var line = (int?)json.SelectToken("range.start.line") ?? 0;
        return new TerraformDiagnostic(
            (string?)json["severity"] ?? "error",
            (string?)json["summary"] ?? "",
            (string?)json["detail"] ?? "",
            (string?)json["address"],
            file,
            line,
            ((string?)json.SelectToken("snippet.code"))?.Trim(),
            file is null ? "" : ConfigurationLines.PathAt(System.IO.Path.Combine(folder, file), line));
    }
}

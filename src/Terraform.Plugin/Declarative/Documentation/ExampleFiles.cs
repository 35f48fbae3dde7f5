namespace Terraform.Plugin.Declarative.Documentation;

/// <summary>The example files that pages show, in the layout that Terraform's documentation tools agree on: one folder for each full name.</summary>
public sealed class ExampleFiles(string folder)
{
    internal IReadOnlyList<string> OfProvider() => Read("provider", "provider*.tf");

    internal IReadOnlyList<string> OfResource(string typeName) => Read($"resources/{typeName}", "resource*.tf");

    internal IReadOnlyList<string> OfDataSource(string typeName) => Read($"data-sources/{typeName}", "data-source*.tf");

    internal IReadOnlyList<string> OfEphemeral(string typeName) => Read($"ephemeral-resources/{typeName}", "ephemeral-resource*.tf");

    internal IReadOnlyList<string> OfFunction(string name) => Read($"functions/{name}", "function*.tf");

    /// <summary>The <c>terraform import</c> command, if the example folder shows one.</summary>
    internal string? ImportCommand(string typeName) => Read($"resources/{typeName}", "import.sh") is [var command, ..] ? command : null;

    /// <summary>Shortest name first, so that <c>resource.tf</c> comes before <c>resource_windows.tf</c>.</summary>
    private IReadOnlyList<string> Read(string subfolder, string pattern)
    {
        var path = Path.Combine(folder, subfolder);
        return Directory.Exists(path)
            ? [.. Directory.GetFiles(path, pattern).OrderBy(f => f.Length).ThenBy(f => f, StringComparer.Ordinal).Select(File.ReadAllText)]
            : [];
    }
}

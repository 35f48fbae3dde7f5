using FluentAssertions;
using Newtonsoft.Json.Linq;

namespace Testing;

/// <summary>What one terraform command did.</summary>
public sealed record TerraformResult(string Command, int ExitCode, string StandardOutput, string StandardError, string ProviderLog)
{
    /// <summary>Errors and warnings of a command that was run with <c>-json</c>.</summary>
    public IReadOnlyList<TerraformDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>The lines of a command that reports its progress as JSON, one message a line.</summary>
    public IReadOnlyList<JObject> Messages { get; init; } = [];

    /// <summary>The answer of a command whose output is one JSON document.</summary>
    public JObject? Json { get; init; }

    public IEnumerable<TerraformDiagnostic> Errors => Diagnostics.Where(d => d.IsError);

    /// <summary><c>plan -detailed-exitcode</c> ends with 2 when there is something to do; everything else ends with 0.</summary>
    public bool Succeeded => ExitCode == 0 || ExitCode == 2 && Command.StartsWith("plan", StringComparison.Ordinal);

    public string Text => StandardOutput + StandardError;

    public TerraformResult ShouldSucceed()
    {
        Succeeded.Should().BeTrue("{0}", Report());
        return this;
    }

    public TerraformResult ShouldFail()
    {
        Succeeded.Should().BeFalse("terraform {0} was expected to fail:\n{1}", Command, Text);
        return this;
    }

    /// <summary>The one error whose summary or detail has the text.</summary>
    public TerraformDiagnostic Error(string containing)
    {
        var found = Errors.Where(d => (d.Summary + "\n" + d.Detail).Contains(containing, StringComparison.OrdinalIgnoreCase)).ToList();
        found.Should().ContainSingle("an error about \"{0}\" was expected.\n{1}", containing, Report());
        return found[0];
    }

    /// <summary>All there is to know when a command did not do what it should.</summary>
    public string Report()
    {
        var said = Diagnostics.Count > 0 ? string.Join('\n', Diagnostics) : Text;
        var log = ProviderLog.Length == 0 ? "" : $"\n--- provider log, its end ---\n{Tail(ProviderLog)}";
        return $"terraform {Command} ended with {ExitCode}:\n{said}{log}";
    }

    private static string Tail(string text) => text.Length <= 6000 ? text : "…" + text[^6000..];
}

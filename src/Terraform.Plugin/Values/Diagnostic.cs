namespace Terraform.Plugin.Values;

public enum Severity
{
    Error,
    Warning,
}

/// <summary>
/// What a user is told. The summary is one line that names the object; the detail says what happened, what was kept, and what to do. Neither
/// ever holds a secret.
/// </summary>
public sealed record Diagnostic(Severity Severity, string Summary, string Detail, TfPath? Path = null)
{
    public static Diagnostic Error(string summary, string detail, TfPath? path = null) => new(Severity.Error, summary, detail, path);

    public static Diagnostic Warning(string summary, string detail, TfPath? path = null) => new(Severity.Warning, summary, detail, path);
}

using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Validators;

/// <summary>The format of a text, or of each text of a list or map. An empty text is never wrong: configurations write it for what they leave out.</summary>
public abstract class TextFormatValidator : IFieldValidator
{
    private const int Shown = 80;

    public virtual string? Documentation => null;

    public bool ChecksElements => true;

    public virtual bool IsWarning => false;

    public string? Reject(TfValue value) => value.StringOrNull() is { Length: > 0 } text ? RejectText(text) : null;

    /// <summary>What is wrong with a text that is not empty, and what to write instead; null when it is fine.</summary>
    protected abstract string? RejectText(string text);

    /// <summary>The text as messages show it: in quotes, on one line, and cut when it is long.</summary>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Shown ? $"\"{line}\"" : $"\"{line[..Shown]}…\"";
    }
}

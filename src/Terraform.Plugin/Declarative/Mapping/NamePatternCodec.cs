namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>The API has more around the text than the user gives, see <see cref="NamePattern"/>.</summary>
internal sealed class NamePatternCodec(NamePattern pattern) : PlainCodec
{
    public NamePattern Pattern { get; } = pattern;

    protected override string ReadText(string text) => Pattern.Parse(text);

    protected override string WriteText(string text) => Pattern.Format(text);
}

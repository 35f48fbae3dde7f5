using System.Text;

namespace Terraform.Plugin.Declarative.Documentation;

/// <summary>Collects one page: front matter first, then paragraphs with one empty line between them.</summary>
internal sealed class MarkdownPage
{
    private readonly StringBuilder _text = new();

    public MarkdownPage(string title, string subcategory, string description)
    {
        _text.Append("---\n")
            .Append("page_title: \"").Append(title).Append("\"\n")
            .Append("subcategory: \"").Append(subcategory).Append("\"\n")
            .Append("description: |-\n")
            .Append("  ").Append(FirstParagraph(description)).Append('\n')
            .Append("---\n");
    }

    public MarkdownPage Title(string text) => Paragraph("# " + text);

    public MarkdownPage Paragraph(string text)
    {
        _text.Append('\n').Append(Lines.Normalize(text).Trim('\n')).Append('\n');
        return this;
    }

    public MarkdownPage Code(string language, string code) => Paragraph($"```{language}\n{Lines.Normalize(code).Trim('\n')}\n```");

    public MarkdownPage Examples(IReadOnlyList<string> examples)
    {
        if (examples.Count > 0)
        {
            Paragraph("## Example Usage");
        }

        foreach (var example in examples)
        {
            Code("terraform", example);
        }

        return this;
    }

    public override string ToString() => _text.ToString();

    /// <summary>Search results and link previews show this text, and they do not render Markdown.</summary>
    private static string FirstParagraph(string description) =>
        Lines.Normalize(description).Split("\n\n")[0].Replace('\n', ' ').Replace("`", "", StringComparison.Ordinal).Trim();
}

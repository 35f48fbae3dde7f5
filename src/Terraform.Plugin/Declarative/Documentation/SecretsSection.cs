namespace Terraform.Plugin.Declarative.Documentation;

/// <summary>Explains the write-only forms of a resource's arguments once, with an example of the first.</summary>
internal static class SecretsSection
{
    /// <summary>The heading as a link target.</summary>
    public const string Anchor = "keeping-secrets-out-of-the-state";

    private const string Rules =
        """
        Terraform stores what it is given in its state. A secret argument of this resource therefore has a write-only form for Terraform 1.11, OpenTofu 1.11 and
        later: the argument with `_wo`, which is sent to the server and stored neither in the state nor in a plan, and beside it a number with `_wo_version`.

        * Give `_wo` and `_wo_version` in place of the argument. The value may be ephemeral: an ephemeral variable, or what an ephemeral resource returns.
        * The value is sent when the object is created and when the version changes. With the same version it is only sent along where the server would
          otherwise forget it: when something else in its block changes and the server does not show the secret.
        * What the server has is not compared with the value, so a change outside Terraform does not show in a plan.
        * An import reads what the server shows into the state; the first apply with the write-only argument takes it out.
        """;

    public static void Write(MarkdownPage page, ResourceDefinition resource)
    {
        if (First(ImplicitAttributes.FieldsOf(resource), []) is not { } path)
        {
            return;
        }

        page.Paragraph("## Keeping secrets out of the state").Paragraph(Rules.ReplaceLineEndings("\n"))
            .Paragraph($"```terraform\n{Example(resource.TypeName, path)}\n```");
    }

    private static Field[]? First(IReadOnlyList<Field> fields, Field[] path) =>
        fields.Where(f => f.Twin is { IsVersioned: true }).OrderByDescending(f => f.Twin!.IsRequired).FirstOrDefault() is { } argument ? [.. path, argument]
        : fields.Where(f => f is { IsBlock: true, IsReadOnly: false }).Select(f => First(f.Children, [.. path, f])).FirstOrDefault(found => found is not null);

    private static string Example(string typeName, Field[] path)
    {
        var (argument, twin) = (path[^1], path[^1].Twin!);
        var lines = new List<string>
        {
            $"variable \"{argument.Name}\" {{", $"  type      = {TypeText.InSignature(argument.Type)}", "  ephemeral = true", "}", "",
            $"resource \"{typeName}\" \"example\" {{", "  # …",
        };
        var blocks = path[..^1];
        for (var depth = 0; depth < blocks.Length; depth++)
        {
            lines.Add($"{Indent(depth + 1)}{blocks[depth].Name} {{");
            lines.Add($"{Indent(depth + 2)}# …");
        }

        var inside = Indent(blocks.Length + 1);
        lines.Add($"{inside}{twin.Value.PadRight(twin.Version.Length)} = var.{argument.Name}");
        lines.Add($"{inside}{twin.Version} = 1");
        lines.AddRange(Enumerable.Range(0, blocks.Length + 1).Select(depth => Indent(blocks.Length - depth) + "}"));
        return string.Join('\n', lines);
    }

    private static string Indent(int depth) => new(' ', 2 * depth);
}

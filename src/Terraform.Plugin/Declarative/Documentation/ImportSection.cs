namespace Terraform.Plugin.Declarative.Documentation;

/// <summary>Writes <c>## Import</c> in both forms that Terraform has, the block and the command.</summary>
internal static class ImportSection
{
    public static void Write(MarkdownPage page, ResourceDefinition resource, ExampleFiles examples)
    {
        if (resource.ImportId is not { } id)
        {
            return;
        }

        page.Paragraph("## Import")
            .Paragraph("Import is supported using the following syntax:")
            .Paragraph("In Terraform 1.5 and later, an `import` block can be used, and `terraform plan -generate-config-out` writes the configuration for it:")
            .Code("terraform", Block(resource, $"id       = \"{id}\""))
            .Paragraph(
                "Leave `provider` out where the configuration has a `resource` block for the object. Without that block it is needed: "
                    + $"Terraform 1.16 and 1.17 look for `hashicorp/{ProviderOf(resource)}` otherwise.")
            .Paragraph("In Terraform 1.12 and OpenTofu 1.12 and later, the block can name the object by its identity:")
            .Code("terraform", Block(resource, $"identity = {{\n    id = \"{id}\"\n  }}"))
            .Paragraph("The `terraform import` command can be used too:")
            .Code("shell", examples.ImportCommand(resource.TypeName) ?? $"terraform import {resource.TypeName}.example {id}");
        if (resource.ImportForms.Count > 0)
        {
            var forms = resource.ImportForms.Select(f => $"`{f.Format}`, such as `{f.Example}`");
            page.Paragraph($"The object can be named in other ways too: {string.Join(", ", forms)}.");
        }
    }

    private static string Block(ResourceDefinition resource, string target) =>
        $"import {{\n  provider = {ProviderOf(resource)}\n  to       = {resource.TypeName}.example\n  {target}\n}}";

    /// <summary>The name that a configuration gives the provider unless it chooses another.</summary>
    private static string ProviderOf(ResourceDefinition resource) => resource.TypeName.Split('_')[0];
}

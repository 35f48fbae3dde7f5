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
            .Code("terraform", $"import {{\n  to = {resource.TypeName}.example\n  id = \"{id}\"\n}}")
            .Paragraph("In Terraform 1.12 and later, the block can name the object by its identity:")
            .Code("terraform", $"import {{\n  to = {resource.TypeName}.example\n  identity = {{\n    id = \"{id}\"\n  }}\n}}")
            .Paragraph("The `terraform import` command can be used too:")
            .Code("shell", examples.ImportCommand(resource.TypeName) ?? $"terraform import {resource.TypeName}.example {id}");
    }
}

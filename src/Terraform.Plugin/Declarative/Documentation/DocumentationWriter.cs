using Terraform.Plugin.Declarative.Lifecycle;

namespace Terraform.Plugin.Declarative.Documentation;

/// <summary>
/// Derives the registry's documentation pages from a provider's definitions and its example files. The same input gives the same bytes, so
/// that a stale <c>docs/</c> folder shows up as a difference.
/// </summary>
public sealed class DocumentationWriter(ProviderDefinition provider, ExampleFiles examples)
{
    /// <summary>Every page, sorted by path.</summary>
    public IReadOnlyList<DocumentationPage> Pages() =>
    [
        .. new[] { Index() }
            .Concat(provider.Resources.Select(Resource))
            .Concat(provider.DataSources.Select(DataSource))
            .Concat(provider.EphemeralResources.Select(Ephemeral))
            .Concat(provider.Functions.Select(Function))
            .OrderBy(page => page.Path, StringComparer.Ordinal),
    ];

    private DocumentationPage Index()
    {
        var page = new MarkdownPage($"{provider.Name} Provider", "", provider.Description)
            .Title($"{provider.Name} Provider")
            .Paragraph(provider.Description)
            .Examples(examples.OfProvider());
        SchemaSection.Write(page, provider.Fields);
        return new DocumentationPage("index.md", page.ToString());
    }

    private DocumentationPage Resource(ResourceDefinition resource)
    {
        var page = Start(resource.TypeName, "Resource", resource.Area, resource.Description)
            .Examples(examples.OfResource(resource.TypeName));
        SchemaSection.Write(page, ImplicitAttributes.FieldsOf(resource));
        if (LifecycleText.Of(resource) is { } life)
        {
            page.Paragraph("## Lifecycle").Paragraph(life);
        }

        SecretsSection.Write(page, resource);
        ImportSection.Write(page, resource, examples);
        return new DocumentationPage($"resources/{ShortName(resource.TypeName)}.md", page.ToString());
    }

    private DocumentationPage DataSource(DataSourceDefinition source)
    {
        var page = Start(source.TypeName, "Data Source", source.Area, source.Description)
            .Examples(examples.OfDataSource(source.TypeName));
        SchemaSection.Write(page, ImplicitAttributes.FieldsOf(source));
        return new DocumentationPage($"data-sources/{ShortName(source.TypeName)}.md", page.ToString());
    }

    private DocumentationPage Ephemeral(EphemeralResourceDefinition ephemeral)
    {
        var page = Start(ephemeral.TypeName, "Ephemeral Resource", ephemeral.Area, ephemeral.Description)
            .Paragraph("Ephemeral resources need Terraform 1.10. Their values are never stored in plan or state.")
            .Examples(examples.OfEphemeral(ephemeral.TypeName));
        SchemaSection.Write(page, ephemeral.Fields);
        return new DocumentationPage($"ephemeral-resources/{ShortName(ephemeral.TypeName)}.md", page.ToString());
    }

    private DocumentationPage Function(FunctionDefinition function)
    {
        var page = new MarkdownPage($"{function.Name} function - {provider.Name}", "", function.Summary)
            .Title($"function: {function.Name}")
            .Paragraph(function.Description)
            .Paragraph("Provider functions need Terraform 1.8.")
            .Examples(examples.OfFunction(function.Name));
        FunctionSection.Write(page, function);
        return new DocumentationPage($"functions/{function.Name}.md", page.ToString());
    }

    private MarkdownPage Start(string typeName, string kind, string area, string description) =>
        new MarkdownPage($"{typeName} {kind} - {provider.Name}", area, description)
            .Title($"{typeName} ({kind})")
            .Paragraph(description);

    private string ShortName(string typeName) =>
        typeName.StartsWith(provider.Name + "_", StringComparison.Ordinal) ? typeName[(provider.Name.Length + 1)..] : typeName;
}

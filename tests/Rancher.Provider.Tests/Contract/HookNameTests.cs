using System.Text.RegularExpressions;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Contract;

/// <summary>Hooks of definitions address attributes by name; a name that is not there would turn a rule off, so it throws.</summary>
public partial class HookNameTests
{
    private static readonly IReadOnlyList<Field>[] All =
    [
        .. Catalog.Definition.Resources.Select(ImplicitAttributes.FieldsOf),
        .. Catalog.Definition.DataSources.Select(ImplicitAttributes.FieldsOf),
        .. Catalog.Definition.EphemeralResources.Select(d => d.Fields),
        Catalog.Definition.Fields,
    ];

    public static TheoryData<string> Resources => [.. Catalog.Definition.Resources.Select(d => d.TypeName)];

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Hooks_OfAResource_KnowTheNamesTheyAskFor(string typeName)
    {
        var definition = Catalog.Definition.Resources.Single(d => d.TypeName == typeName);
        var fields = ImplicitAttributes.FieldsOf(definition);
        foreach (var full in new[] { SampleValue.Of(fields, depth: 9), SampleValue.Of(fields, depth: 0) })
        {
            definition.Validate?.Invoke(new ValidateConfigContext(fields, full, []));
            foreach (var prior in new[] { TfValue.Null, full })
            {
                var plan = new PlanContext(fields, prior, full, full, []);
                definition.ModifyPlan?.Invoke(plan);
                await (definition.CheckPlanAsync?.Invoke(plan, null, CancellationToken.None) ?? Task.CompletedTask);
            }

            await (definition.CheckDestroyAsync?.Invoke(new PlanContext(fields, full, TfValue.Null, TfValue.Null, []), null, CancellationToken.None) ?? Task.CompletedTask);
        }
    }

    [Fact]
    public void Paths_InTheSources_AreThoseOfSomeDefinition()
    {
        var root = Path.Combine(RepositoryRoot.Path, "src", "Rancher.Provider");
        var wrong =
            from file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            where !file.Contains("/obj/", StringComparison.Ordinal)
            from call in PathCall().Matches(File.ReadAllText(file))
            let path = call.Groups["path"].Value
            where !All.Any(fields => Has(fields, path))
            select $"{Path.GetFileName(file)}: {path}";

        wrong.ShouldBeNone("each path that a hook says leads to an attribute");
    }

    private static bool Has(IReadOnlyList<Field> fields, string path)
    {
        var level = fields;
        foreach (var step in TfPath.Parse(path).Steps.OfType<TfAttributeStep>())
        {
            if (level.FirstOrDefault(f => f.Name == step.Name) is not { } field)
            {
                return false;
            }

            if (!field.HasChildren)
            {
                return true;
            }

            level = field.Children;
        }

        return true;
    }

    [GeneratedRegex(@"\b(PlannedAt|PriorAt|ConfigAt|RequireReplace|TfPath\.Parse|plan\.Set|config\.Error|config\.Warning)\(""(?<path>[a-z0-9_]+(\[0\]\.[a-z0-9_]+)*)""")]
    private static partial Regex PathCall();
}

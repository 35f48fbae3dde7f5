using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Provider.Windows.Rules;
using Terraform.Plugin.Values;
using Xunit.Abstractions;

namespace Rancher.Provider.Tests.Windows.Rules;

/// <summary>Every rule has a configuration that breaks it and a neighbour that does not. What is told is approved text: read it aloud before accepting it.</summary>
public sealed class RuleFixtureTests(RuleTerraform terraform, ITestOutputHelper output) : IClassFixture<RuleTerraform>
{
    [Fact]
    public async Task EveryRule_IsTrippedByItsFixture_AndNotByTheNeighbour()
    {
        var problems = new List<string>();
        var (tripped, clean, pairs) = (0, 0, 0);
        foreach (var id in RuleCatalogue.All.Select(r => r.Id))
        {
            var fixtures = RuleFixture.Of(id);
            var outcomes = new List<(string Told, string? Quiet)>();
            foreach (var fixture in fixtures)
            {
                outcomes.Add(await ThroughTerraformAsync(fixture, problems));
            }

            pairs += fixtures.Count;
            tripped += fixtures.Count > 0 && outcomes.TrueForAll(o => o.Told.Length > 0) ? 1 : 0;
            clean += fixtures.Count > 0 && outcomes.TrueForAll(o => o.Quiet is null) ? 1 : 0;
        }

        var summary = $"{pairs} pairs of configurations, all through terraform\nrules: {tripped}/{RuleCatalogue.All.Count} tripped, {clean}/{RuleCatalogue.All.Count} neighbours clean";
        problems.ForEach(output.WriteLine);
        output.WriteLine(summary);
        if (Environment.GetEnvironmentVariable("RULES_SUMMARY") is { Length: > 0 } file)
        {
            await File.WriteAllTextAsync(file, $"{summary}\n");
        }

        problems.Should().BeEmpty();
        (tripped, clean).Should().Be((RuleCatalogue.All.Count, RuleCatalogue.All.Count));
    }

    private async Task<(string Told, string? Quiet)> ThroughTerraformAsync(RuleFixture fixture, List<string> problems)
    {
        var (trips, outputs) = await terraform.RunAsync(fixture.Trips);
        var told = new StringBuilder();
        foreach (var diagnostic in trips.Diagnostics.Where(d => $"{d.Summary}{d.Detail}".Contains($"({fixture.Rule})", StringComparison.Ordinal)))
        {
            told.Append($"{diagnostic.Severity}: {diagnostic.Summary}\n{(diagnostic.Path.Length > 0 ? $"at {diagnostic.Path}\n" : "")}\n{diagnostic.Detail}\n\n");
        }

        Output(outputs).Where(o => o.Contains(fixture.Rule, StringComparison.Ordinal)).ToList().ForEach(o => told.Append($"{o}\n\n"));
        if (told.Length == 0)
        {
            problems.Add($"{fixture.Name}: the fixture does not trip it. {trips.Report()}\n{outputs}");
        }
        else
        {
            Note(problems, () => Golden.Match(told.ToString(), $"{RuleFixture.Folder}/../told/{fixture.Name}.txt"));
        }

        var (neighbour, others) = await terraform.RunAsync(fixture.Clean);
        var said = $"{string.Join('\n', neighbour.Diagnostics)}\n{string.Join('\n', Output(others))}";
        var quiet = !neighbour.Succeeded ? neighbour.Report() : said.Contains(fixture.Rule, StringComparison.Ordinal) ? said : null;
        if (quiet is not null)
        {
            problems.Add($"{fixture.Name}: the neighbour is not clean: {quiet}");
        }

        return (told.ToString(), quiet);
    }

    // Findings of the data source are objects; those of functions are texts inside of their result.
    private static IEnumerable<string> Output(string shown) => shown.Length == 0 ? [] : JObject.Parse(shown).SelectToken("planned_values.outputs.told.value") switch
    {
        JArray findings => findings.OfType<JObject>().Select(f => $"{f["severity"]}: {f["summary"]} ({f["rule"]})\n\n{f["detail"]}"),
        JObject { } result when result["findings"] is JArray texts => texts.Select(t => (string)t!),
        JObject { } result => result.Properties().Select(p => $"{p.Name}: {p.Value}"),
        _ => [],
    };

    private static void Note(List<string> problems, Action check)
    {
        try
        {
            check();
        }
        catch (Xunit.Sdk.XunitException difference)
        {
            problems.Add(difference.Message);
        }
    }
}

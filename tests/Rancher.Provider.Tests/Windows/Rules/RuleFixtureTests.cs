using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Provider.Windows.Rules;
using Terraform.Plugin.Values;
using Testing;
using Xunit.Abstractions;

namespace Rancher.Provider.Tests.Windows.Rules;

/// <summary>Every rule has a configuration that breaks it and a neighbour that does not. What is told is approved text: read it aloud before accepting it.</summary>
public sealed class RuleFixtureTests(RuleTerraform terraform, ITestOutputHelper output) : IClassFixture<RuleTerraform>
{
    [Fact]
    public async Task EveryRule_IsTrippedByItsFixture_AndNotByTheNeighbour()
    {
        var (problems, reached) = (new List<string>(), new List<string>());
        var (tripped, clean) = (0, 0);
        foreach (var id in RuleCatalogue.All.Select(r => r.Id))
        {
            var fixtures = RuleFixture.Of(id);
            var before = problems.Count;
            var outcomes = new List<(string Told, string? Quiet)>();
            foreach (var fixture in fixtures)
            {
                outcomes.Add(await ThroughTerraformAsync(fixture, problems));
            }

            if (fixtures.Count == 0)
            {
                outcomes.Add(OnValues(id, problems));
            }
            else
            {
                reached.Add(id);
            }

            tripped += outcomes.TrueForAll(o => o.Told.Length > 0) ? 1 : 0;
            clean += outcomes.TrueForAll(o => o.Quiet is null) ? 1 : 0;
            problems.Skip(before).ToList().ForEach(output.WriteLine);
        }

        var summary = $"rules: {tripped}/64 tripped, {clean}/64 neighbours clean";
        var values = RuleCatalogue.All.Select(r => r.Id).Except(reached).ToList();
        var split = $"{reached.Count} through terraform, in {reached.Sum(id => RuleFixture.Of(id).Count)} pairs of configurations; {values.Count} on values{(values.Count == 0 ? "" : $": {string.Join(", ", values)}")}";
        output.WriteLine(split);
        output.WriteLine(summary);
        if (Environment.GetEnvironmentVariable("RULES_SUMMARY") is { Length: > 0 } file)
        {
            await File.WriteAllTextAsync(file, $"{split}\n{summary}\n");
        }

        problems.Should().BeEmpty();
        (tripped, clean).Should().Be((64, 64));
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

    private static (string Told, string? Quiet) OnValues(string id, List<string> problems)
    {
        var (trips, clean) = ValueCases.All[id];
        var told = string.Concat(trips.Where(d => d.Summary.EndsWith($"({id})", StringComparison.Ordinal))
            .Select(d => $"{(d.Severity == Severity.Error ? "error" : "warning")}: {d.Summary}\n{(d.Path is null ? "" : $"at {d.Path}\n")}\n{d.Detail}\n\n"));
        var quiet = clean.Where(d => d.Summary.EndsWith($"({id})", StringComparison.Ordinal)).Select(d => d.Summary).ToList();
        Note(problems, () => Golden.Match(told, $"{RuleFixture.Folder}/../told/{id}.txt"));
        return (told, quiet.Count == 0 ? null : string.Join('\n', quiet));
    }

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

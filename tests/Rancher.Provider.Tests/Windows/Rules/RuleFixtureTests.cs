using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Provider.Windows.Rules;
using Terraform.Plugin.Values;
using Xunit.Abstractions;

namespace Rancher.Provider.Tests.Windows.Rules;

/// <summary>Every rule has a configuration that breaks it and a neighbour that does not. What is told is approved text: read it aloud before accepting it.</summary>
public sealed class RuleFixtureTests(RuleTerraform terraform, ITestOutputHelper output) : IClassFixture<RuleTerraform>
{
    private const string Folder = "tests/Rancher.Provider.Tests/Windows/Rules/fixtures";

    private static string Fixtures => RepositoryRoot.File(Folder.Split('/'));

    [Fact]
    public async Task EveryRule_IsTrippedByItsFixture_AndNotByTheNeighbour()
    {
        var (problems, reached) = (new List<string>(), new List<string>());
        var (tripped, clean) = (0, 0);
        foreach (var id in RuleCatalogue.All.Select(r => r.Id))
        {
            var (told, quiet, report) = Directory.Exists(Path.Combine(Fixtures, id)) ? await ThroughTerraformAsync(id) : OnValues(id);
            if (told.Length > 0)
            {
                tripped++;
                Note(problems, () => Golden.Match(told, $"{Folder}/../told/{id}.txt"));
            }
            else
            {
                problems.Add($"{id}: the fixture does not trip it. {report}");
            }

            clean += quiet is null ? 1 : 0;
            if (quiet is not null)
            {
                problems.Add($"{id}: the neighbour is not clean: {quiet}");
            }

            if (Directory.Exists(Path.Combine(Fixtures, id)))
            {
                reached.Add(id);
            }
        }

        var summary = $"rules: {tripped}/64 tripped, {clean}/64 neighbours clean";
        output.WriteLine($"through terraform: {reached.Count}; on values: {64 - reached.Count}");
        output.WriteLine(summary);
        if (Environment.GetEnvironmentVariable("RULES_SUMMARY") is { Length: > 0 } file)
        {
            await File.WriteAllTextAsync(file, $"{reached.Count} through terraform, {64 - reached.Count} on values of resources that terraform does not reach yet\n{summary}\n");
        }

        problems.Should().BeEmpty();
        (tripped, clean).Should().Be((64, 64));
    }

    private async Task<(string Told, string? Quiet, string Report)> ThroughTerraformAsync(string id)
    {
        string? File(string name) => System.IO.File.Exists(Path.Combine(Fixtures, id, name)) ? System.IO.File.ReadAllText(Path.Combine(Fixtures, id, name)) : null;
        var (trips, outputs) = await terraform.PlanAsync(File("trips.tf")!, File("before.tf"));
        var told = new StringBuilder();
        foreach (var diagnostic in trips.Diagnostics.Where(d => $"{d.Summary}{d.Detail}".Contains($"({id})", StringComparison.Ordinal)))
        {
            told.Append($"{diagnostic.Severity}: {diagnostic.Summary}\n{(diagnostic.Path.Length > 0 ? $"at {diagnostic.Path}\n" : "")}\n{diagnostic.Detail}\n\n");
        }

        Output(outputs).Where(o => o.Contains(id, StringComparison.Ordinal)).ToList().ForEach(o => told.Append($"{o}\n\n"));
        var (neighbour, others) = await terraform.PlanAsync(File("clean.tf")!, File("before.tf"));
        var said = $"{string.Join('\n', neighbour.Diagnostics)}\n{string.Join('\n', Output(others))}";
        return (told.ToString(), neighbour.Succeeded && !said.Contains(id, StringComparison.Ordinal) ? null : neighbour.Succeeded ? said : neighbour.Report(), $"{trips.Report()}\n{outputs}");
    }

    // Findings of the data source are objects; those of functions are texts inside of their result.
    private static IEnumerable<string> Output(string shown) => shown.Length == 0 ? [] : JObject.Parse(shown).SelectToken("planned_values.outputs.told.value") switch
    {
        JArray findings => findings.OfType<JObject>().Select(f => $"{f["severity"]}: {f["summary"]} ({f["rule"]})\n\n{f["detail"]}"),
        JObject { } result when result["findings"] is JArray texts => texts.Select(t => (string)t!),
        JObject { } result => result.Properties().Select(p => $"{p.Name}: {p.Value}"),
        _ => [],
    };

    private static (string Told, string? Quiet, string Report) OnValues(string id)
    {
        var (trips, clean) = ValueCases.All[id];
        var told = trips.Where(d => d.Summary.EndsWith($"({id})", StringComparison.Ordinal))
            .Select(d => $"{(d.Severity == Severity.Error ? "error" : "warning")}: {d.Summary}\n{(d.Path is null ? "" : $"at {d.Path}\n")}\n{d.Detail}\n\n");
        var quiet = clean.Where(d => d.Summary.EndsWith($"({id})", StringComparison.Ordinal)).Select(d => d.Summary).ToList();
        return (string.Concat(told), quiet.Count == 0 ? null : string.Join('\n', quiet), "");
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

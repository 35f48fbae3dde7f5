using FluentAssertions;
using Newtonsoft.Json.Linq;

namespace Testing;

/// <summary>A plan as <c>terraform show -json</c> has it, with the assertions that tests make about it.</summary>
public sealed record TerraformPlan(JObject Json)
{
    public IReadOnlyList<PlannedChange> Changes { get; } = [.. Read(Json, "resource_changes")];

    /// <summary>What was found to differ from the state before anything was planned.</summary>
    public IReadOnlyList<PlannedChange> Drift { get; } = [.. Read(Json, "resource_drift")];

    /// <summary>Summaries of the warnings that came with it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    private IEnumerable<string> OutputChanges => (Json["output_changes"] as JObject ?? []).Properties()
        .Where(p => p.Value["actions"]?.Select(a => (string?)a).Any(a => a != "no-op") == true)
        .Select(p => $"output.{p.Name}");

    /// <summary>Nothing to do: no change, no data source to be read during apply, no output that differs.</summary>
    public TerraformPlan ShouldBeEmpty(string because = "the configuration has been applied")
    {
        var todo = Changes.Where(c => !c.IsNothing).Select(c => c.ToString()).Concat(OutputChanges).ToList();
        todo.Should().BeEmpty("the plan should be empty, because {0}", because);
        return this;
    }

    public PlannedChange ShouldCreate(string address) => Should(address, "create");

    public PlannedChange ShouldUpdate(string address) => Should(address, "update");

    public PlannedChange ShouldDestroy(string address) => Should(address, "delete");

    public PlannedChange ShouldDoNothing(string address) => Should(address, "no-op");

    public PlannedChange ShouldReplace(string address)
    {
        var change = Change(address);
        change.Actions.Should().BeEquivalentTo(["delete", "create"], "{0} should be replaced: {1}", address, change);
        return change;
    }

    public PlannedChange Change(string address)
    {
        var found = Changes.FirstOrDefault(c => c.Address == address);
        found.Should().NotBeNull("the plan should speak of {0}; it speaks of {1}", address, string.Join(", ", Changes.Select(c => c.Address)));
        return found!;
    }

    private PlannedChange Should(string address, string action)
    {
        var change = Change(address);
        change.Actions.Should().Equal([action], "{0}", change);
        return change;
    }

    private static IEnumerable<PlannedChange> Read(JObject plan, string name) =>
        (plan[name] as JArray ?? []).OfType<JObject>().Select(change => new PlannedChange(change));
}

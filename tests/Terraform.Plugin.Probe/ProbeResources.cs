using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Terraform.Plugin.Probe;

/// <summary>The resources and the data source of the probe.</summary>
internal static class ProbeResources
{
    private static readonly ApiCollection Things = new("things", "thing");

    /// <summary>Every kind of field, and the switches that make operations slow or fail.</summary>
    public static ResourceDefinition Thing { get; } = new("probe_thing", "Has one of everything.")
    {
        Area = "Probe",
        Api = Things,
        ImportId = "t-1",
        SchemaVersion = 2,
        Upgrades = new Dictionary<long, Action<JObject>>
        {
            [0] = state => Rename(state, "title", "name"),
            [1] = state => state.Remove("colour"),
        },
        Timeouts = Timeouts.Minutes(5),
        Behavior = new ProbeBehavior(),
        CheckPlanAsync = (plan, _, ct) => plan.Planned["fail"].AsText() == "slow_plan" ? ProbeWaits.ForeverAsync(ct) : Task.CompletedTask,
        Fields =
        [
            Text("name", "What it is called.").Required(),
            Text("oc", "Chosen by the store unless given.").Computed(),
            Number("num", "A number of any size."),
            Number("preset", "Seven unless given.").Default(7),
            Text("wo", "A secret that is sent and never stored.").WriteOnly(),
            Number("wo_version", "Change it to send `wo` again."),
            TextSet("st", "A set."),
            TextMap("labels", "A map."),
            TextList("sequence", "A list."),
            Objects("nl", "Objects of the store.", Text("k", "Key."), Text("v", "Value.")).ReadOnly(),
            Text("old", "As `name`.").Deprecated("use name"),
            Text("secret", "A secret that the store never shows.").Sensitive(),
            Text("loud", "Stored in upper case."),
            Number("slow", "Milliseconds that an operation takes.").Local(),
            Text("fail", "Where an operation fails: `before`, `after`, `update`, `delete`, `throw`, `throw_after`, `read`; where it takes for ever: `slow_plan`, `slow_read`, `slow_delete`.").Local(),
            Blocks("bl", "May be written several times.",
                Text("x", "Any text but `bad`.").Must(new NotBad()),
                Text("y", "Made by the store.").ReadOnly()),
        ],
    };

    /// <summary>Its name cannot be changed, and it cannot be imported.</summary>
    public static ResourceDefinition Fixed { get; } = new("probe_fixed", "Is replaced when its name changes.")
    {
        Area = "Probe",
        Api = Things,
        Fields =
        [
            Text("name", "What it is called.").Required().Replaces(),
            Text("oc", "Chosen by the store unless given.").Computed(),
        ],
    };

    public static DataSourceDefinition Lookup { get; } = new("probe_lookup", "Finds a thing by name.")
    {
        Area = "Probe",
        Api = Things,
        Fields = [Text("name", "What it is called.").Required(), Text("oc", "What the store chose.").ReadOnly(), Text("received", "The secret that was sent.").At("receivedSecret").ReadOnly()],
        ReadAsync = async (context, ct) =>
        {
            if (context.Text("name") == "slow")
            {
                await ProbeWaits.ForeverAsync(ct);
            }

            var found = await context.Services.Store(Things).ListAsync(new Dictionary<string, string> { ["name"] = context.Text("name")! }, ct);
            return found.Count > 0 ? found[0] : throw new OperationFailedException($"There is no thing named \"{context.Text("name")}\".", TfPath.Of("name"));
        },
    };

    private static void Rename(JObject state, string from, string to)
    {
        state[to] = state[from];
        state.Remove(from);
    }

    private sealed class NotBad : IFieldRule
    {
        public string? Documentation => null;

        public string? Reject(TfValue value) => value.AsText() == "bad" ? "must not be \"bad\"" : null;
    }
}

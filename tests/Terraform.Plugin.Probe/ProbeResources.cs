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
        Address = Things,
        ImportId = "t-1",
        SchemaVersion = 2,
        StateUpgraders = new Dictionary<long, Action<JObject>>
        {
            [0] = state => Rename(state, "title", "name"),
            [1] = state => state.Remove("colour"),
        },
        Timeouts = Timeouts.Minutes(5),
        Behavior = new ProbeBehavior(),
        CheckPlanAsync = (plan, _, ct) => plan.Planned["fail"].StringOrNull() == "slow_plan" ? ProbeWaits.ForeverAsync(ct) : Task.CompletedTask,
        Fields =
        [
            String("name", "What it is called.").Required(),
            String("oc", "Chosen by the store unless given.").OptionalComputed(),
            Number("num", "A number of any size."),
            Number("preset", "Seven unless given.").Default(7),
            String("wo", "A secret that is sent and never stored.").WriteOnly(),
            Number("wo_version", "Change it to send `wo` again."),
            StringSet("st", "A set."),
            StringMap("labels", "A map."),
            StringList("sequence", "A list."),
            ListNestedAttribute("nl", "Objects of the store.", String("k", "Key."), String("v", "Value.")).Computed(),
            String("old", "As `name`.").Deprecated("use name"),
            String("secret", "A secret that the store never shows.").Sensitive(),
            String("loud", "Stored in upper case."),
            Number("slow", "Milliseconds that an operation takes.").ProviderOnly(),
            String("fail", "Where an operation fails: `before`, `after`, `update`, `delete`, `throw`, `throw_after`, `read`; where it takes for ever: `slow_plan`, `slow_read`, `slow_delete`.").ProviderOnly(),
            ListBlock("bl", "May be written several times.",
                String("x", "Any text but `bad`.").ValidatedBy(new NotBad()),
                String("y", "Made by the store.").Computed()),
        ],
    };

    /// <summary>Its name cannot be changed, and it cannot be imported.</summary>
    public static ResourceDefinition Fixed { get; } = new("probe_fixed", "Is replaced when its name changes.")
    {
        Area = "Probe",
        Address = Things,
        Fields =
        [
            String("name", "What it is called.").Required().RequiresReplace(),
            String("oc", "Chosen by the store unless given.").OptionalComputed(),
        ],
    };

    public static DataSourceDefinition Lookup { get; } = new("probe_lookup", "Finds a thing by name.")
    {
        Area = "Probe",
        Address = Things,
        Fields = [String("name", "What it is called.").Required(), String("oc", "What the store chose.").Computed(), String("received", "The secret that was sent.").At("receivedSecret").Computed()],
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

    private sealed class NotBad : IFieldValidator
    {
        public string? Documentation => null;

        public string? Reject(TfValue value) => value.StringOrNull() == "bad" ? "must not be \"bad\"" : null;
    }
}

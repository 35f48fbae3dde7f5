using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Terraform.Plugin.Probe;

internal static class ProbeEphemerals
{
    /// <summary>A lease that is renewed as often as asked for; what happens to it is written to a file, for the test to read.</summary>
    public static EphemeralResourceDefinition Lease { get; } = new("probe_lease", "A value for the time of a run.")
    {
        Area = "Probe",
        Fields = [String("name", "What it is for.").Required(), Number("renew_ms", "Milliseconds between renewals."), String("value", "The secret.").Computed()],
        OpenAsync = async (context, ct) =>
        {
            if (context.Config["name"].StringOrNull() == "slow")
            {
                await ProbeWaits.ForeverAsync(ct);
            }

            Note($"open {context.Config["name"].StringOrNull()}");
            var interval = (context.Config["renew_ms"] as TfNumber)?.LongOrNull();
            var memory = new JObject { ["generation"] = 0, ["interval"] = interval };
            return new EphemeralResult(((TfMap)context.Config).With("value", "leased"), memory, RenewAt(memory));
        },
        RenewAsync = (context, _) =>
        {
            var memory = (JObject)context.PrivateState.DeepClone();
            memory["generation"] = (int)memory["generation"]! + 1;
            Note($"renew {memory["generation"]}");
            return Task.FromResult(new EphemeralRenewal(memory, RenewAt(memory)));
        },
        CloseAsync = (context, _) =>
        {
            Note($"close {context.PrivateState["generation"]}");
            return Task.CompletedTask;
        },
    };

    private static DateTimeOffset? RenewAt(JObject memory) =>
        (long?)memory["interval"] is { } interval ? TimeProvider.System.GetUtcNow().AddMilliseconds(interval) : null;

    private static void Note(string line)
    {
        if (Environment.GetEnvironmentVariable("PROBE_NOTES") is { } file)
        {
            File.AppendAllText(file, line + "\n");
        }
    }
}

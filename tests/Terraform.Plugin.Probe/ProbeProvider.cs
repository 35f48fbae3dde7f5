using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Terraform.Plugin.Probe;

/// <summary>
/// The smallest provider that has one of everything the plugin protocol knows, on a store that is a file. The conformance tests run it the way
/// Terraform does; a number of arguments make it slow or fail on purpose.
/// </summary>
internal static class ProbeProvider
{
    public static ProviderDefinition Definition { get; } = new()
    {
        Name = "probe",
        Description = "One of everything, for tests." + Padding,
        Fields =
        [
            String("endpoint", "Where the service would be."),
            String("token", "A secret.").Sensitive(),
        ],
        Resources = [ProbeResources.Thing, ProbeResources.Fixed],
        DataSources = [ProbeResources.Lookup],
        Functions = [ProbeFunctions.Join, ProbeFunctions.Echo],
        EphemeralResources = [ProbeEphemerals.Lease],
        Validate = rules =>
        {
            if (rules["endpoint"].StringOrNull() is { } endpoint && !endpoint.StartsWith("https://", StringComparison.Ordinal))
            {
                rules.Error("endpoint", "Invalid endpoint", "endpoint must begin with https://.");
            }
        },
        Configure = settings => settings.Config.IsWhollyKnown ? new ProbeServices() : null,
    };

    /// <summary>Makes the schema as large as that of the largest providers, and larger.</summary>
    private static string Padding => Environment.GetEnvironmentVariable("PROBE_SCHEMA_MEGABYTES") is { } size
        ? new string('x', int.Parse(size, System.Globalization.CultureInfo.InvariantCulture) * 1_000_000)
        : "";
}

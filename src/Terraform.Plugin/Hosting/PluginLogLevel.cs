using Microsoft.Extensions.Logging;

namespace Terraform.Plugin.Hosting;

/// <summary>
/// The level Terraform will show, so that nothing is formatted in vain; Terraform filters what it gets anyway. TF_LOG_PROVIDER goes before TF_LOG,
/// and the variable of the provider itself before both. A word that is no level means everything, as it does for Terraform.
/// </summary>
internal static class PluginLogLevel
{
    public static LogLevel FromEnvironment(Func<string, string?> variable, string providerType)
    {
        string?[] settings = [variable(Own(providerType)), variable("TF_LOG_PROVIDER"), variable("TF_LOG")];
        return Parse(settings.FirstOrDefault(s => !string.IsNullOrEmpty(s))) ?? LogLevel.Error;
    }

    /// <summary>
    /// The level of what the web server and the RPC library say about connections and frames: of use to someone who works on that layer, and noise
    /// otherwise, so that it is asked for by a variable of its own, as that of a subsystem of terraform-plugin-log.
    /// </summary>
    public static LogLevel OfTransport(Func<string, string?> variable, string providerType) => Parse(variable($"{Own(providerType)}_GRPC")) ?? LogLevel.Warning;

    private static string Own(string providerType) => $"TF_LOG_PROVIDER_{providerType.ToUpperInvariant().Replace('-', '_')}";

    private static LogLevel? Parse(string? level) => level?.ToUpperInvariant() switch
    {
        null or "" => null,
        "OFF" => LogLevel.None,
        "ERROR" => LogLevel.Error,
        "WARN" => LogLevel.Warning,
        "INFO" => LogLevel.Information,
        "DEBUG" => LogLevel.Debug,
        _ => LogLevel.Trace,
    };
}

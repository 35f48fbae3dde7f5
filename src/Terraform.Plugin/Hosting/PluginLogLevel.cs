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
        var own = $"TF_LOG_PROVIDER_{providerType.ToUpperInvariant().Replace('-', '_')}";
        string?[] settings = [variable(own), variable("TF_LOG_PROVIDER"), variable("TF_LOG")];
        return settings.FirstOrDefault(s => !string.IsNullOrEmpty(s))?.ToUpperInvariant() switch
        {
            null => LogLevel.Error,
            "OFF" => LogLevel.None,
            "ERROR" => LogLevel.Error,
            "WARN" => LogLevel.Warning,
            "INFO" => LogLevel.Information,
            "DEBUG" => LogLevel.Debug,
            _ => LogLevel.Trace,
        };
    }
}

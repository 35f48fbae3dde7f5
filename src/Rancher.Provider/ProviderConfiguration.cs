using Microsoft.Extensions.Logging;
using Rancher.Api;
using Rancher.Api.Http;
using Rancher.Provider.Service;
using Rancher.Provider.Windows.Rules;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider;

/// <summary>The provider block: how to reach Rancher, and as whom. Every argument can come from an environment variable, as with rancher2.</summary>
internal static class ProviderConfiguration
{
    public static IReadOnlyList<Field> Fields =>
    [
        String("api_url", "Address of the Rancher server, such as `https://rancher.example.com`. Environment: `RANCHER_URL`."),
        String("access_key", "Access key of an API token, the part before the colon. Environment: `RANCHER_ACCESS_KEY`.").Sensitive(),
        String("secret_key", "Secret key of an API token, the part after the colon. Environment: `RANCHER_SECRET_KEY`.").Sensitive(),
        String("token_key", "API token as Rancher shows it, `token-abcde:secret`; takes precedence over `access_key` and `secret_key`. Environment: "
            + "`RANCHER_TOKEN_KEY`.").Sensitive(),
        String("ca_certs", "PEM bundle, or the path of a PEM file, with which the server's TLS certificate is verified. Environment: `RANCHER_CA_CERTS`.")
            .Sensitive(),
        Bool("insecure", "Skip verification of the server's TLS certificate; a man in the middle can then read everything that is sent. Environment: "
            + "`RANCHER_INSECURE`."),
        Bool("bootstrap", "Set up a new server, before any token exists; only `rancher2_bootstrap` can be used then. Environment: `RANCHER_BOOTSTRAP`."),
        String("timeout", "How long a call may be repeated while the server starts, restarts or is busy, such as `2m`; 120 seconds unless set. Environment: "
            + "`RANCHER_TIMEOUT`.").Duration(),
        StringList(IgnoredRules.Argument, "Ids of Windows and Flannel rules, such as `W-35`, to suppress; the guide on Windows and Flannel lists them. "
            + "A warning in each plan names the suppressed rules."),
        Number("retries", "How often a failed call is tried again.").Between(0, 1000).Deprecated("Use timeout instead; the number of tries follows from it."),
    ];

    public static void Validate(ValidateConfigContext config)
    {
        IgnoredRules.Validate(config);
        SettingsReader.CheckUrl(SettingsReader.NonEmpty(config["api_url"].StringOrNull()), config.Diagnostics);
        SettingsReader.ParseAuthorities(SettingsReader.NonEmpty(config["ca_certs"].StringOrNull()), config.Diagnostics);

        if (config["token_key"].StringOrNull() is { Length: > 0 } token && RancherCredential.FromTokenKey(token) is null)
        {
            config.Error("token_key", "The token for Rancher cannot be used", SettingsReader.WhatIsWrong(token));
        }
    }

    /// <summary>Settings to services, without a single call.</summary>
    public static IProviderServices? Configure(ConfigureRequest settings)
    {
        SecretPlaces.Declare(() => CatalogSecrets.Places(Catalog.Definition.Resources));
        // A provider block may be fed by a resource that does not exist yet. Planning needs no server; whatever does says so itself.
        if (!settings.Config.IsWhollyKnown)
        {
            return null;
        }

        var silence = IgnoredRules.Of(settings.Config);
        silence.Report(settings.Diagnostics);
        var reader = new SettingsReader(settings.Config, settings.Diagnostics, Environment.GetEnvironmentVariable);
        var connection = reader.ReadConnection(UserAgent(settings.TerraformVersion));
        if (connection is null)
        {
            return null;
        }

        var logger = settings.Logs.CreateLogger("rancher");
        ProviderLog.Started(logger, ProviderVersion.Text, settings.TerraformVersion, SecretMask.Text(connection.Url.AbsoluteUri));
        var log = new ProviderLog(logger, ProviderVersion.Text);
        var client = new RancherClient(connection, new RequestLog(settings.Logs.CreateLogger("rancher.http")), log, log.Server);
        return new RancherServices(client, isBootstrap: connection.Credential is null, silence);
    }

    private static string UserAgent(string terraformVersion)
    {
        var version = ProviderVersion.Text;
        var extra = Environment.GetEnvironmentVariable("TF_APPEND_USER_AGENT");
        return $"Terraform/{terraformVersion} (+https://www.terraform.io) terraform-provider-rancher2/{version}"
            + (string.IsNullOrWhiteSpace(extra) ? "" : $" {extra.Trim()}");
    }
}

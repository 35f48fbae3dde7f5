using Rancher.Api;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider;

/// <summary>Joins provider arguments with their environment variables and says what is missing or wrong, everything at once.</summary>
internal sealed class SettingsReader(TfValue config, Diagnostics diagnostics, Func<string, string?> environment)
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(120);

    // Terraform makes an empty provider block where each of those that are written has an alias.
    private const string UsesTheDefault =
        "\n\nThe provider block that is used here sets nothing. Where every provider block has an alias, a resource or data source without `provider =` "
        + "uses a default one that is empty: "
        + "give it `provider = rancher2.<alias>`, or take the alias out of one block.";

    /// <summary>The connection, or null when the diagnostics say why there is none.</summary>
    public RancherConnection? ReadConnection(string userAgent)
    {
        var url = ReadUrl();
        var credential = ReadCredential();
        var authorities = ReadAuthorities();
        var timeout = ReadTimeout();
        var insecure = Flag("insecure", "RANCHER_INSECURE");
        return diagnostics.HasErrors || url is null
            ? null
            : new RancherConnection
            {
                Url = url,
                Credential = credential,
                CaCertificates = authorities,
                Insecure = insecure,
                Timeout = timeout,
                UserAgent = userAgent,
            };
    }

    private Uri? ReadUrl()
    {
        if (Value("api_url", "RANCHER_URL") is not { } text)
        {
            diagnostics.Error(
                "The address of Rancher is missing",
                "Set api_url in the provider block, or the environment variable RANCHER_URL, to the address of the server, "
                    + "such as \"https://rancher.example.com\"."
                    + (IsEmpty(config) ? UsesTheDefault : ""),
                TfPath.Of("api_url"));
            return null;
        }

        return CheckUrl(text, diagnostics);
    }

    /// <summary>An address as a URL; null when there is none, and when the diagnostics say that it is not one.</summary>
    public static Uri? CheckUrl(string? text, Diagnostics diagnostics)
    {
        if (text is null)
        {
            return null;
        }

        if (TryParse(text, out var url))
        {
            return url;
        }

        // What stands before an @ is a name and a password.
        var shown = text[(text.LastIndexOf('@') + 1)..];
        var meant = $"https://{shown.Split("://")[^1]}";
        var example = TryParse(meant, out _) ? meant : "https://rancher.example.com";
        diagnostics.Error("The address of Rancher is not a URL", $"api_url is \"{shown}\"; it must begin with https:// or http://, such as \"{example}\".",
            TfPath.Of("api_url"));
        return null;
    }

    private static bool IsEmpty(TfValue config) => config is not TfMap map || map.Entries.Values.All(v => v.IsNull || v.Items is [] && v is TfList);

    private static bool TryParse(string text, out Uri? url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url) && url.Scheme is "http" or "https" && url.Host.Length > 0;

    private RancherCredential? ReadCredential()
    {
        var (token, access, secret) = (Value("token_key", "RANCHER_TOKEN_KEY"), Value("access_key", "RANCHER_ACCESS_KEY"),
            Value("secret_key", "RANCHER_SECRET_KEY"));
        var credential = token is not null ? RancherCredential.FromTokenKey(token)
            : access is not null && secret is not null ? RancherCredential.FromKeyPair(access, secret)
            : null;
        if (Flag("bootstrap", "RANCHER_BOOTSTRAP"))
        {
            // What the block says wins over a token that a pipeline exports for all of its providers.
            var isOfBlock = config["bootstrap"].BoolOrNull() == true;
            string?[] given = isOfBlock ? [Configured("token_key"), Configured("access_key"), Configured("secret_key")] : [token, access, secret];
            if (given.Any(value => value is not null))
            {
                diagnostics.Error("A bootstrapping provider takes no token", "With bootstrap = true the provider logs in by itself. "
                    + "Remove token_key, access_key and secret_key (and their environment variables), or bootstrap.", TfPath.Of("bootstrap"));
            }

            return null;
        }

        if (token is not null && credential is null)
        {
            diagnostics.Error("The token for Rancher cannot be used", WhatIsWrong(token), TfPath.Of("token_key"));
        }
        else if (credential is null)
        {
            diagnostics.Error("The token for Rancher is missing", "Set token_key, or access_key and secret_key, "
                + "or one of the environment variables RANCHER_TOKEN_KEY, RANCHER_ACCESS_KEY and RANCHER_SECRET_KEY. "
                + "Rancher makes tokens under \"Account & API Keys\".", TfPath.Of(access is null ? "token_key" : "secret_key"));
        }

        return credential;
    }

    private string? ReadAuthorities()
    {
        return ParseAuthorities(Value("ca_certs", "RANCHER_CA_CERTS"), diagnostics);
    }

    /// <summary>Certificate authorities as PEM text; null when there are none, and when the diagnostics say why they cannot be used.</summary>
    public static string? ParseAuthorities(string? text, Diagnostics diagnostics)
    {
        if (text is null)
        {
            return null;
        }

        var parsed = CaBundle.Parse(text, TimeProvider.System);
        if (parsed.Error is { } problem)
        {
            diagnostics.Error("ca_certs cannot be used", $"{problem} Give the certificate that signed the server's as PEM text, or the path of a file with it.",
                TfPath.Of("ca_certs"));
        }

        return parsed.Bundle?.Pem;
    }

    private TimeSpan ReadTimeout()
    {
        if (Value("timeout", "RANCHER_TIMEOUT") is not { } text)
        {
            return DefaultTimeout;
        }

        if (GoDuration.TryParse(text) is { } timeout)
        {
            return timeout;
        }

        diagnostics.Error("Invalid timeout", $"timeout is \"{text}\"; write a number with a unit, such as \"120s\" or \"2m\".", TfPath.Of("timeout"));
        return DefaultTimeout;
    }

    private string? Value(string argument, string variable) =>
        Configured(argument) ?? NonEmpty(environment(variable));

    private string? Configured(string argument) => NonEmpty(config[argument].StringOrNull());

    /// <summary>What a text that is no token lacks, or has too much of.</summary>
    public static string WhatIsWrong(string token) =>
        token.Trim().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || token.Trim().StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)
            ? "token_key (or RANCHER_TOKEN_KEY) is the token alone, such as \"token-abcde:secret\"; "
            + "remove the word in front of it, which belongs to a header of HTTP."
            : token.Trim().Any(char.IsWhiteSpace)
                ? "token_key (or RANCHER_TOKEN_KEY) has spaces or line breaks in it; a token is one word, such as \"token-abcde:secret\"."
                : "token_key (or RANCHER_TOKEN_KEY) has two parts joined by a colon, such as \"token-abcde:secret\". "
                + "Copy the whole \"Bearer Token\" that Rancher showed when the token was created.";

    private bool Flag(string argument, string variable)
    {
        if (config[argument].BoolOrNull() is { } configured)
        {
            return configured;
        }

        switch (NonEmpty(environment(variable))?.Trim().ToLowerInvariant())
        {
            case null or "false" or "0" or "f" or "no" or "n" or "off":
                return false;
            case "true" or "1" or "t" or "yes" or "y" or "on":
                return true;
            default:
                diagnostics.Error(
                    $"{variable} is not a boolean",
                    $"The environment variable {variable} must be true or false, and is something else. Correct it, or set {argument} in the provider block.",
                    TfPath.Of(argument));
                return false;
        }
    }

    // rancher2 used the text "nil" for "not set", and scripts exported it.
    public static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) || text == "nil" ? null : text;
}

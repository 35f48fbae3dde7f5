namespace Terraform.Plugin.Hosting;

/// <summary>What Terraform tells a plugin through environment variables when it starts it.</summary>
internal sealed record LaunchEnvironment
{
    /// <summary>Not a secret: it only tells a process that Terraform started it, and not a person.</summary>
    public const string Cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    public bool HasCookie { get; init; }

    /// <summary>Protocol versions that the other side speaks, in no order; null when it does not say.</summary>
    public string? ProtocolVersions { get; init; }

    /// <summary>The one-time certificate of the other side, PEM; null when the connection is to be in clear text.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>Directory for the socket instead of the one for temporary files.</summary>
    public string? SocketDirectory { get; init; }

    public static LaunchEnvironment Read(Func<string, string?> variable) => new()
    {
        HasCookie = variable("TF_PLUGIN_MAGIC_COOKIE") == Cookie,
        ProtocolVersions = NonEmpty(variable("PLUGIN_PROTOCOL_VERSIONS")),
        ClientCertificate = NonEmpty(variable("PLUGIN_CLIENT_CERT")),
        SocketDirectory = NonEmpty(variable("PLUGIN_UNIX_SOCKET_DIR")),
    };

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Registration.Ssh;

/// <summary>A machine behind SSH, and with what it is reached.</summary>
/// <param name="Path">The block of the configuration that says so, for messages.</param>
internal sealed record SshTarget(string Path)
{
    public required string Host { get; init; }

    public int Port { get; init; } = 22;

    public required string User { get; init; }

    public string? Password { get; init; }

    /// <summary>Text of a private key.</summary>
    public string? PrivateKey { get; init; }

    public string? PrivateKeyFile { get; init; }

    public string? Passphrase { get; init; }

    /// <summary>Whether the user's SSH agent is asked for keys.</summary>
    public bool UsesAgent { get; init; }

    /// <summary>The key that the machine must show, as <c>SHA256:…</c>.</summary>
    public string? HostKey { get; init; }

    /// <summary>Whether any key is accepted the first time.</summary>
    public bool TrustOnFirstUse { get; init; }

    /// <summary>How long the machine may take to answer at all.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The machine that leads to this one.</summary>
    public SshTarget? Bastion { get; init; }

    /// <summary>Whether there is anything to log in with.</summary>
    public bool HasCredential => Password is not null || PrivateKey is not null || PrivateKeyFile is not null || UsesAgent;

    /// <summary>Reads the block <c>ssh</c>.</summary>
    /// <param name="block">The block.</param>
    /// <param name="seen">The key that the machine showed before, which it must show again.</param>
    public static SshTarget Of(TfValue block, string? seen)
    {
        var target = Read(block, "ssh[0]") with
        {
            HostKey = Text(block, "host_key") ?? seen,
            // A bastion has no such argument: no state keeps the key that it showed.
            TrustOnFirstUse = block["trust_on_first_use"].BoolOrNull() ?? false,
            Patience = GoDuration.TryParse(Text(block, "connect_timeout") ?? "5m") ?? TimeSpan.FromMinutes(5),
        };
        return block["bastion"].Items is [var bastion, ..] ? target with { Bastion = Read(bastion, "ssh[0].bastion[0]") with { Patience = target.Patience } }
            : target;
    }

    private static SshTarget Read(TfValue block, string path) => new(path)
    {
        Host = Text(block, "host") ?? "",
        Port = (int)((block["port"] as TfNumber)?.LongOrNull() ?? 22),
        User = Text(block, "user") ?? "root",
        Password = Text(block, "password"),
        PrivateKey = Text(block, "private_key"),
        PrivateKeyFile = Text(block, "private_key_file"),
        Passphrase = Text(block, "private_key_passphrase"),
        UsesAgent = block["agent"].BoolOrNull() ?? false,
        HostKey = Text(block, "host_key"),
    };

    private static string? Text(TfValue block, string name) => block[name].StringOrNull() is { Length: > 0 } text ? text : null;
}

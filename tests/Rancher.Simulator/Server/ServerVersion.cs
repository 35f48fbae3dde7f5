using System.Globalization;

namespace Rancher.Simulator.Server;

/// <summary>The recorded server that is played, and in what it differs from the others.</summary>
internal sealed record ServerVersion(string Number, string SchemaTag)
{
    private static readonly ServerVersion[] Known = 
    [
        new("2.2.8", "2.2"), new("2.4.18", "2.4"), new("2.11.16", "2.11"), new("2.14.4", "2.14"), new("2.15.0", "2.15"),
    ];

    public int Minor { get; } = int.Parse(SchemaTag[(SchemaTag.IndexOf('.', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);

    /// <summary>The text of the 401 that an unknown token gets.</summary>
    public string MustAuthenticate => Minor >= 11 ? "Unauthorized 401: must authenticate" : "must authenticate";

    /// <summary>From 2.6 a controller makes a token named default-token for each cluster, and commands are worked out by a controller too.</summary>
    public bool RegistrationTokensAreAsynchronous => Minor >= 6;

    /// <summary>The update of a cluster passes its RKE configuration through a Go struct, which resets what a fragment leaves out.</summary>
    public bool RewritesRkeConfig => Minor >= 4 && HasRke;

    /// <summary>Up to 2.11 RKE clusters come to life; later servers take their configuration and never do anything with it.</summary>
    public bool HasRke => Minor < 12;

    /// <summary>The server whose RKE defaults hold; the field itself is gone in 2.15.</summary>
    public string RkeTag => Minor >= 12 ? "2.14" : SchemaTag;

    /// <summary>An admission webhook checks what Norman lets through.</summary>
    public bool HasWebhook => Minor >= 6;

    /// <summary>From 2.14 the token of a registration lies in a Secret: answers to POST, PUT and DELETE do not have it.</summary>
    public bool RegistrationTokensAreSecrets => Minor >= 14;

    /// <summary>From 2.14 a login is answered with the key alone.</summary>
    public bool LoginShowsOnlyTheKey => Minor >= 14;

    public static ServerVersion Parse(string number) =>
        Array.Find(Known, v => v.Number == number)
        ?? throw new ArgumentException(
            $"The simulator has no recording of Rancher {number}; it has {string.Join(", ", Known.Select(v => v.Number))}.", nameof(number));
}

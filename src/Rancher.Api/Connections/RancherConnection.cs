namespace Rancher.Api.Connections;

/// <summary>How to reach one Rancher server, and as whom.</summary>
public sealed record RancherConnection
{
    private readonly Uri _url = null!;

    /// <summary>Address of the server, without <c>/v3</c> or <c>/v1</c>. A path prefix of a reverse proxy is kept.</summary>
    public required Uri Url
    {
        get => _url;
        init => _url = ServerUrl.Reduce(value);
    }

    /// <summary>Null while a new server is bootstrapped: only what Rancher answers without login can be used then.</summary>
    public RancherCredential? Credential { get; init; }

    /// <summary>PEM text of the certificate authorities trusted in addition to the system's.</summary>
    public string? CaCertificates { get; init; }

    /// <summary>Accept any certificate of the server.</summary>
    public bool Insecure { get; init; }

    /// <summary>How long a call may be repeated while the server is starting, restarting or busy.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long one attempt may take. Calls to a lost downstream cluster answer after 15 to 23 seconds.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Attempts a call gets once the server has been seen alive.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>Rancher takes a client that says "Mozilla" for a browser and demands a CSRF token from it.</summary>
    public string UserAgent { get; init; } = "terraform-provider-rancher2";

    /// <summary>Source of time for waits, time-outs and certificate dates.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

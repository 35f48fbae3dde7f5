namespace Rancher.Api.Errors;

/// <summary>The ways a request can fail without an answer of Rancher.</summary>
public enum TransportFault
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>The host name has no address.</summary>
    NameNotResolved,

    /// <summary>Nothing listens there, or the network has no way to it.</summary>
    Refused,

    /// <summary>No authority we trust vouches for the certificate.</summary>
    CertificateNotTrusted,

    /// <summary>The certificate, or one between it and its authority, is no longer valid.</summary>
    CertificateExpired,

    /// <summary>The certificate, or one between it and its authority, is not valid yet.</summary>
    CertificateNotYetValid,

    /// <summary>The certificate is not one for servers.</summary>
    CertificateWrongUsage,

    /// <summary>The certificate is for another host name.</summary>
    CertificateNameMismatch,

    /// <summary>TLS failed for another reason.</summary>
    Tls,

    /// <summary>The server speaks plain HTTP where HTTPS was expected.</summary>
    PlainHttp,

    /// <summary>The connection broke after the request was sent.</summary>
    ConnectionLost,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>What stands before the server, a proxy or an ingress, answered in its place that it cannot be reached.</summary>
    Unavailable,

    /// <summary>Something answered that is not the Rancher API, or not what was asked for.</summary>
    NotRancher,

    /// <summary>The answer is larger than an answer may be.</summary>
    TooLarge,
}

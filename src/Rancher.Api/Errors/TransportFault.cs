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

    /// <summary>Something answered that is not the Rancher API.</summary>
    NotRancher,
}

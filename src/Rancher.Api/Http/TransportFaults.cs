using System.Net.Http;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Rancher.Api.Errors;

namespace Rancher.Api.Http;

/// <summary>Finds out what went wrong below HTTP, and says it in a sentence a user understands.</summary>
internal static partial class TransportFaults
{
    public static RancherTransportException Explain(Exception cause, RancherRequest request, Uri server, CertificateProblem? certificate,
        TimeSpan answerTimeout)
    {
        var fault = Classify(cause, certificate);
        var place = server.GetLeftPart(UriPartial.Authority);
        var sentence = fault switch
        {
            TransportFault.NameNotResolved or TransportFault.Refused when ProxyIn(cause, server) is { } proxy =>
                $"No connection to the proxy {proxy}, through which {place} is asked: {Innermost(cause)}. "
                    + $"Check HTTPS_PROXY and HTTP_PROXY; if no proxy is needed, name {server.Host} in NO_PROXY.",
            TransportFault.NameNotResolved => $"The host name {server.Host} of api_url has no address: check the name and the DNS of this machine.",
            TransportFault.Refused => $"No connection to {place}: {Innermost(cause)}. Is the server running, and reachable from this machine?",
            _ when certificate is not null && fault == certificate.Fault => certificate.Sentence(server.Host),
            TransportFault.PlainHttp => $"{place} does not speak TLS: api_url starts with https, but plain HTTP answered. Check the port.",
            TransportFault.Tls => $"The TLS handshake with {place} failed: {Innermost(cause)}.",
            TransportFault.TimedOut => $"{place} did not answer {request} within {answerTimeout.TotalSeconds:0} seconds.",
            TransportFault.ConnectionLost => $"The connection to {place} broke before the answer to {request} was complete: {Innermost(cause)}.",
            TransportFault.TooLarge => $"The answer of {place} to {request} is larger than {AnswerLimit.Megabytes} MB, which no answer of Rancher is. "
                + "Check api_url, and any proxy on the way.",
            _ => $"The request {request} to {place} failed: {Innermost(cause)}.",
        };
        return new RancherTransportException(fault, sentence, cause);
    }

    /// <summary>Whether the request never left: such a call can be repeated whatever it does.</summary>
    public static bool NeverSent(TransportFault fault) => fault is TransportFault.NameNotResolved or TransportFault.Refused
        or TransportFault.CertificateNotTrusted or TransportFault.CertificateNameMismatch or TransportFault.CertificateExpired
        or TransportFault.CertificateNotYetValid or TransportFault.CertificateWrongUsage or TransportFault.Tls or TransportFault.PlainHttp;

    private static TransportFault Classify(Exception cause, CertificateProblem? certificate)
    {
        if (NeverConnected(cause))
        {
            return TransportFault.Refused;
        }

        if (Chain(cause).Any(e => e is AnswerTooLargeException))
        {
            return TransportFault.TooLarge;
        }

        if (cause is OperationCanceledException or TimeoutException)
        {
            return TransportFault.TimedOut;
        }

        return (cause as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => TransportFault.NameNotResolved,
            HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError => TransportFault.Refused,
            HttpRequestError.SecureConnectionError => certificate?.Fault ?? (SpokeNoTls(cause) ? TransportFault.PlainHttp : TransportFault.Tls),
            _ => Chain(cause).Any(e => e is IOException or SocketException or HttpIOException) ? TransportFault.ConnectionLost : TransportFault.Other,
        };
    }

    // For this and the next, the runtime has no error code, only its message.
    private static bool NeverConnected(Exception cause) =>
        Chain(cause).Any(e => e is TimeoutException && e.Message.Contains("ConnectTimeout", StringComparison.Ordinal));

    private static bool SpokeNoTls(Exception cause) =>
        Chain(cause).Any(e => e.Message.Contains("corrupted frame", StringComparison.Ordinal)
            || e.Message.Contains("wrong version number", StringComparison.OrdinalIgnoreCase));

    // The runtime tells at the end of its message whom it tried to reach: "Name or service not known (proxy:3128)".
    private static string? ProxyIn(Exception cause, Uri server) =>
        cause is HttpRequestException && ReachedFor().Match(cause.Message) is { Success: true } match
            && !match.Groups["host"].Value.Trim('[', ']').Equals(server.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase)
            ? $"{match.Groups["host"].Value}:{match.Groups["port"].Value}"
            : null;

    [GeneratedRegex(@"\((?<host>[^()]+):(?<port>\d+)\)$")]
    private static partial Regex ReachedFor();

    private static string Innermost(Exception cause) => SecretMask.Text(Chain(cause).Last().Message.TrimEnd('.'));

    private static IEnumerable<Exception> Chain(Exception? cause)
    {
        for (; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}

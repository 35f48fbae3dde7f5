namespace Rancher.Api.Errors;

/// <summary>No usable answer came from the server. The message is one a user can act on.</summary>
public class RancherTransportException(TransportFault fault, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>What kind of failure it was.</summary>
    public TransportFault Fault { get; } = fault;

    /// <summary>Whether the server may come back by itself, as after a restart.</summary>
    public bool IsTransient => Fault is TransportFault.Refused or TransportFault.ConnectionLost or TransportFault.TimedOut
        or TransportFault.NameNotResolved or TransportFault.Unavailable;
}

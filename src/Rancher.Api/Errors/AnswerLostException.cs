namespace Rancher.Api.Errors;

/// <summary>
/// A request that must not be repeated was sent and its answer never came: the object may exist now or not. Look it up before creating again.
/// </summary>
public sealed class AnswerLostException(TransportFault fault, string message, Exception? cause = null)
    : RancherTransportException(fault, message, cause);

namespace Rancher.Api.Errors;

/// <summary>
/// A request that must not be repeated was sent, and no answer says what became of it: none came, or one of a proxy, or a cut one, or the user interrupted.
/// The object may exist now or not. Look it up before creating again.
/// </summary>
public sealed class AnswerLostException(TransportFault fault, string message, Exception? cause = null)
    : RancherTransportException(fault, message, cause);

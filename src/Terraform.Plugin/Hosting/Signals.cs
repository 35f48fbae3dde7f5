using System.Runtime.InteropServices;

namespace Terraform.Plugin.Hosting;

/// <summary>
/// Ctrl-C reaches the whole process group. Terraform answers it with StopProvider and waits for operations to end; a provider that died of it
/// would orphan what it is creating. The registrations live as long as this object: one that is collected no longer holds the signal off.
/// </summary>
internal sealed class Signals : IDisposable
{
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    private Signals(Action interrupted, Action terminated)
    {
        _interrupt = Register(PosixSignal.SIGINT, interrupted);
        _terminate = Register(PosixSignal.SIGTERM, terminated);
    }

    public static Signals OfPlugin(ShutdownRequest shutdown) => new(() => { }, () => shutdown.Ask(ShutdownReason.Signal));

    /// <summary>Under debugging there is a person at the keyboard, and Ctrl-C means the end.</summary>
    public static Signals OfDebugging(ShutdownRequest shutdown) => new(() => shutdown.Ask(ShutdownReason.Signal), () => shutdown.Ask(ShutdownReason.Signal));

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private static PosixSignalRegistration Register(PosixSignal signal, Action action) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        action();
    });
}

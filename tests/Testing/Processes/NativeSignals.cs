using System.Runtime.InteropServices;

namespace Testing;

/// <summary>Signals to a process group, for which .NET has no word.</summary>
internal static partial class NativeSignals
{
    public const int Interrupt = 2;
    public const int Kill = 9;

    /// <summary>Sends to every process of the group that the given process leads; a group that is gone is no error.</summary>
    public static void SendToGroup(int leader, int signal)
    {
        // Zero and one would mean our own group and every process there is.
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(leader, 1);
        _ = SendSignal(-leader, signal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int process, int signal);
}

namespace Testing;

/// <summary>A machine of a <see cref="MachineNetwork"/>: with an address, ports and a name of its own, and the files of this one.</summary>
public sealed class NetworkMachine : IDisposable
{
    private readonly ChildProcess _holder;

    internal NetworkMachine(ChildProcess holder, string address) => (_holder, Address) = (holder, address);

    public string Address { get; }

    /// <summary>What comes before a command that is to run on it.</summary>
    public IReadOnlyList<string> Inside() => MachineNetwork.Inside(_holder, "net", "uts");

    /// <summary>Runs a script of the shell on it, which must work.</summary>
    public Task RunAsync(string script) => MachineNetwork.RunAsync(Inside(), script);

    public void Dispose() => _holder.Dispose();
}

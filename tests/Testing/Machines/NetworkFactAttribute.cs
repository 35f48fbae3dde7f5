using Xunit;

namespace Testing;

/// <summary>A test that makes a <see cref="MachineNetwork"/>; only root can.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NetworkFactAttribute : FactAttribute
{
    public NetworkFactAttribute() => Skip = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? null : "Network namespaces need Linux and root.";
}

namespace Rancher.Simulator.Agent;

/// <summary>A command a host cannot join with, or a server that refuses it.</summary>
public sealed class AgentException : Exception
{
    public AgentException(string message)
        : base(message)
    {
    }

    public AgentException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public AgentException()
    {
    }
}

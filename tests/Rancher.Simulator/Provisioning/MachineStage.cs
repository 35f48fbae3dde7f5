namespace Rancher.Simulator.Provisioning;

/// <summary>How far a machine has come on its way into the cluster.</summary>
internal enum MachineStage
{
    /// <summary>A driver is still making the server.</summary>
    Ordered,

    /// <summary>Its agent is known.</summary>
    Registered,

    /// <summary>It has a plan to apply.</summary>
    Planned,

    /// <summary>The plan is applied; what it started does not answer yet.</summary>
    Applied,

    /// <summary>All that was started answers.</summary>
    Healthy,

    /// <summary>Its node is in the Kubernetes cluster.</summary>
    Joined,
}

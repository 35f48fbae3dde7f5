using Terraform.Plugin.Declarative.Lifecycle;

namespace Rancher.Provider.Service;

/// <summary>Objects that others are created in.</summary>
internal static class Parent
{
    /// <summary>How long a creator waits for the rights on a parent that was created a moment before; recorded servers give them within a second.</summary>
    public static readonly TimeSpan AccessLag = TimeSpan.FromSeconds(10);

    /// <summary>The cluster that an attribute names, by its own id or that of a project in it, exists.</summary>
    public static ParentRequirement Cluster(string attribute) =>
        new(attribute, "cluster", Addresses.Management("clusters", "cluster")) { IdIn = Addresses.ClusterIdIn };

    /// <summary>The cluster exists; it need not be active, unless the argument says to wait for that.</summary>
    /// <param name="attribute">Attribute that names the cluster.</param>
    /// <param name="wait">Argument that makes the creation wait for it.</param>
    public static ParentRequirement Cluster(string attribute, string wait) => ActiveCluster(attribute, wait) with { IsReadyOptional = true };

    /// <summary>The cluster is active.</summary>
    /// <param name="attribute">Attribute that names the cluster.</param>
    /// <param name="wait">Argument that makes the creation wait for it.</param>
    public static ParentRequirement ActiveCluster(string attribute, string? wait = null) =>
        Cluster(attribute) with { Ready = ReadyWhen.State("active"), WaitArgument = wait };

    /// <summary>The project that an attribute names exists.</summary>
    public static ParentRequirement Project(string attribute) => new(attribute, "project", Addresses.Management("projects", "project"));
}

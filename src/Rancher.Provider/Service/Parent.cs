using Terraform.Plugin.Declarative.Lifecycle;

namespace Rancher.Provider.Service;

/// <summary>Objects that others are created in.</summary>
internal static class Parent
{
    /// <summary>The cluster that an attribute names, by its own id or that of a project in it, exists.</summary>
    public static ParentRequirement Cluster(string attribute) =>
        new(attribute, "cluster", Addresses.Management("clusters", "cluster")) { IdIn = Addresses.ClusterIdIn };

    /// <summary>The cluster is active.</summary>
    /// <param name="attribute">Attribute that names the cluster.</param>
    /// <param name="wait">Argument that makes the creation wait for it.</param>
    public static ParentRequirement ActiveCluster(string attribute, string? wait = null) =>
        Cluster(attribute) with { Ready = ReadyWhen.State("active"), WaitArgument = wait };

    /// <summary>The project that an attribute names exists.</summary>
    public static ParentRequirement Project(string attribute) => new(attribute, "project", Addresses.Management("projects", "project"));
}

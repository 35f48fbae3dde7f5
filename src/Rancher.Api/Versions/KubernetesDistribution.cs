namespace Rancher.Api.Versions;

/// <summary>The distributions of Kubernetes that Rancher sets up.</summary>
public enum KubernetesDistribution
{
    /// <summary>Docker containers, until Rancher 2.11.</summary>
    Rke1,

    /// <summary>Versions that end in <c>+rke2r1</c>.</summary>
    Rke2,

    /// <summary>Versions that end in <c>+k3s1</c>.</summary>
    K3s,
}

namespace Rancher.Api.Errors;

/// <summary>The agent of a cluster is not connected to Rancher, or the cluster is gone: nothing in it can be read or written now.</summary>
public sealed class ClusterNotConnectedException(string clusterId) : Exception($"The cluster \"{clusterId}\" is not connected to Rancher.");

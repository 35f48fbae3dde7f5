using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;

namespace Rancher.Provider.Service;

/// <summary>The places where Rancher has objects.</summary>
internal static class Addresses
{
    /// <summary>A collection of Rancher: <c>/v3/users</c>.</summary>
    public static NormanCollection Management(string name, string schema) => new(name, schema);

    /// <summary>A collection of a cluster: <c>/v3/clusters/c-abcde/namespaces</c>.</summary>
    /// <param name="name">The collection.</param>
    /// <param name="schema">Id of its schema.</param>
    /// <param name="from">Attribute that holds the id of the cluster, or of a project in it.</param>
    public static ScopedCollection InCluster(string name, string schema, string from) =>
        new(new NormanCollection($"clusters/{{}}/{name}", schema), from) { Parent = "cluster", IdIn = ClusterIdIn };

    /// <summary>A collection of a project: <c>/v3/project/c-abcde:p-fghij/secrets</c>.</summary>
    public static ScopedCollection InProject(string name, string schema, string from) =>
        new(new NormanCollection($"project/{{}}/{name}", schema), from) { Parent = "project" };

    /// <summary>The only object of a collection, which every server has: <c>/v3/openLdapConfigs/openldap</c>.</summary>
    public static NormanCollection Singleton(string name, string id, string schema) => new(name, schema) { OnlyId = id };

    /// <summary>A Kubernetes type in the cluster that Rancher runs in: <c>/v1/provisioning.cattle.io.clusters</c>.</summary>
    public static SteveCollection Local(string name, string schema, bool namespaced = true) => new(name, schema) { IsNamespaced = namespaced };

    /// <summary>A Kubernetes type in any cluster: <c>/k8s/clusters/c-abcde/v1/secrets</c>.</summary>
    public static SteveCollection Downstream(string name, string schema, bool namespaced = true) =>
        new(name, schema) { IsNamespaced = namespaced, IsInCluster = true };

    /// <summary>One of several collections, by the value of an attribute; <c>""</c> is for no value, and <c>*</c> for any other.</summary>
    public static SelectedCollection Select(string attribute, params (string Value, ObjectAddress Address)[] choices) =>
        new(attribute, choices.ToDictionary(c => c.Value, c => c.Address));

    /// <summary>The cluster of an id such as <c>c-abcde:p-fghij</c> or <c>c-abcde</c>.</summary>
    public static string ClusterIdIn(string id) => id.Split(':')[0];
}

namespace Rancher.Provider.Service;

/// <summary>What arguments that hold ids refer to. A reference to nothing is reported in the plan, with the nearest that there is.</summary>
internal static class Refers
{
    /// <summary>What the principal of a local user begins with; the user's id is behind it.</summary>
    public const string LocalPrincipal = "local://";

    /// <summary>The cluster of an id such as <c>c-abcde</c> or <c>c-abcde:p-fghij</c>.</summary>
    public static Reference ToCluster(string attribute) => new(attribute, "cluster", "clusters") { IdIn = Addresses.ClusterIdIn };

    /// <summary>The project of an id such as <c>c-abcde:p-fghij</c>; the id of a cluster alone refers to none.</summary>
    public static Reference ToProject(string attribute) =>
        new(attribute, "project", "projects") { IdIn = id => id.Contains(':', StringComparison.Ordinal) ? id : "" };

    /// <summary>A role that bindings give in clusters, or in projects.</summary>
    public static Reference ToRole(string attribute, string context) => new(attribute, "role", "roleTemplates")
    {
        Problem = role =>
            (string?)role["context"] is { Length: > 0 } other && other != context ? $"It is a role for a {other}; bindings in a {context} need one "
                + $"with the context \"{context}\"."
            : (bool?)role["locked"] == true ? "It is locked, so that it cannot be given to anyone any more."
            : null,
    };

    /// <summary>A role on the whole server.</summary>
    public static Reference ToGlobalRole(string attribute) => new(attribute, "global role", "globalRoles");

    /// <summary>A user. Rancher takes one that does not exist, and the binding then gives nothing to anyone.</summary>
    public static Reference ToUser(string attribute) => new(attribute, "user", "users");

    /// <summary>The user of a local principal; those of other sign-in providers only the provider knows.</summary>
    public static Reference ToLocalPrincipal(string attribute) => new(attribute, "user", "users")
    {
        IdIn = id => id.StartsWith(LocalPrincipal, StringComparison.Ordinal) ? id[LocalPrincipal.Length..] : "",
    };
}

namespace Rancher.Simulator.Transcripts;

/// <summary>Which recorded requests the simulator is held to.</summary>
internal static class Scope
{
    private static readonly HashSet<string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        "clusters", "clusterregistrationtokens", "settings", "tokens", "nodes", "projects", "users", "schemas", "connect", "roletemplates", "probenopes",
    };

    public static bool Holds(Transcript transcript)
    {
        if (!transcript.IsOneRequest)
        {
            return false;
        }

        var segments = transcript.PathAndQuery.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments switch
        {
            ["ping"] or ["healthz"] or ["rancherversion"] or ["cacerts"] => true,
            ["v9", ..] => true,
            ["v3-public", "authProviders"] or ["v3-public", "localProviders", ..] => true,
            ["v3"] => true,

            // Agents of RKE2 and K3s clusters use other doors below /v3/connect.
            ["v3", "connect"] => true,
            ["v3", "connect", "register" or "config"] => true,
            ["v3", "connect", ..] => false,

            // Roles stand here only for the conventions of lists; what they hold is not compared.
            ["v3", "roletemplates"] => transcript.Method == "GET",
            ["v3", "roletemplates", ..] => false,
            ["v3", "clusters", _, "clusterregistrationtokens" or "projects" or "nodes"] => true,
            ["v3", "clusters", _, _, ..] => false,
            ["v3", var type, ..] => Types.Contains(type),
            ["k8s", "clusters", _, .. var rest] => rest is not ["v1", ..] && transcript.Status >= 400,
            _ => false,
        };
    }
}

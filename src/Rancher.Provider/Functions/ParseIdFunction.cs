using System.Text.RegularExpressions;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Functions;

/// <summary>
/// Takes ids of Rancher objects apart. Rancher joins the ids of what contains an object with a colon, the names of cluster-scoped Kubernetes objects
/// with a dot, and namespace and name with a slash.
/// </summary>
internal static partial class ParseIdFunction
{
    private const string Cluster = @"(?<cluster>local|c-m-[a-z0-9]+|c-[a-z0-9]+)";
    private const string Project = @"(?<project>" + Cluster + @":(?:p-[a-z0-9]+|system))";

    private static readonly TfObjectType ResultType = TfType.ObjectOf(
        new[] { "kind", "cluster_id", "project_id", "namespace", "name" }.Select(n => KeyValuePair.Create(n, TfType.String)));

    public static FunctionDefinition Definition { get; } = new("parse_id", "Takes the id of a Rancher object apart")
    {
        Description =
            "Returns an object with `kind`, `cluster_id`, `project_id`, `namespace` and `name`; what the id does not name is null. "
                + "Kinds are `cluster`, `cluster_v2`, "
            + "`project`, `namespace`, `node`, `node_pool`, `registration_token`, `cluster_role_binding`, "
            + "`project_role_binding` and `object` (a Kubernetes object in a cluster).",
        Parameters = [new FunctionParameter("id", TfType.String, "Id as a resource's `id` or Rancher's web address shows it, such as `c-abcde:p-fghij`.")],
        Returns = ResultType,
        Call = arguments => Parse(arguments[0].StringOrNull() ?? ""),
    };

    private static IReadOnlyList<(string Kind, Regex Form)> Forms =>
    [
        ("cluster", ClusterForm()),
        ("project", ProjectForm()),
        ("namespace", NamespaceForm()),
        ("node", NodeForm()),
        ("node_pool", NodePoolForm()),
        ("cluster_role_binding", ClusterBindingForm()),
        ("project_role_binding", ProjectBindingForm()),
        ("registration_token", TokenForm()),
        ("object", ObjectForm()),
        ("cluster_v2", ClusterV2Form()),
    ];

    private static TfMap Parse(string id)
    {
        foreach (var (kind, form) in Forms)
        {
            if (form.Match(id) is { Success: true } match)
            {
                return TfValue.Object(
                    ("kind", kind),
                    ("cluster_id", Part(match, "cluster")),
                    ("project_id", Part(match, "project")),
                    ("namespace", Part(match, "namespace")),
                    ("name", Part(match, "name")));
            }
        }

        throw new FunctionArgumentException(
            0,
            $"\"{id}\" is no id of a Rancher object. Ids look like \"c-abcde\" (cluster), \"c-abcde:p-fghij\" (project), \"c-abcde:p-fghij.web\" (namespace), "
            + "\"fleet-default/prod\" (cluster of provisioning v2) or \"c-abcde.default/settings\" (Kubernetes object in a cluster).");
    }

    private static TfValue Part(Match match, string name) => match.Groups[name] is { Success: true } group ? group.Value : TfValue.Null;

    [GeneratedRegex("^" + Cluster + "$", RegexOptions.ExplicitCapture)]
    private static partial Regex ClusterForm();

    [GeneratedRegex("^" + Project + "$", RegexOptions.ExplicitCapture)]
    private static partial Regex ProjectForm();

    [GeneratedRegex("^" + Project + @"\.(?<namespace>[a-z0-9]([-a-z0-9]*[a-z0-9])?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex NamespaceForm();

    [GeneratedRegex("^" + Cluster + ":(?<name>(m|n|machine)-[a-z0-9]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex NodeForm();

    [GeneratedRegex("^" + Cluster + ":(?<name>np-[a-z0-9]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex NodePoolForm();

    [GeneratedRegex("^" + Cluster + ":(?<name>crtb-[a-z0-9]+|creator-cluster-owner)$", RegexOptions.ExplicitCapture)]
    private static partial Regex ClusterBindingForm();

    // Since 2.11 the part before the colon is the project's backing namespace, which need not tell the project.
    [GeneratedRegex("^(?<namespace>[a-z0-9]([-a-z0-9]*[a-z0-9])?):(?<name>prtb-[a-z0-9]+|creator-project-owner)$", RegexOptions.ExplicitCapture)]
    private static partial Regex ProjectBindingForm();

    [GeneratedRegex("^" + Cluster + ":(?<name>[a-z0-9]([-a-z0-9]*[a-z0-9])?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex TokenForm();

    [GeneratedRegex("^" + Cluster + @"\.((?<namespace>[a-z0-9]([-a-z0-9]*[a-z0-9])?)/)?(?<name>[a-z0-9]([-.a-z0-9]*[a-z0-9])?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex ObjectForm();

    [GeneratedRegex("^(?<namespace>[a-z0-9]([-a-z0-9]*[a-z0-9])?)/(?<name>[a-z0-9]([-.a-z0-9]*[a-z0-9])?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex ClusterV2Form();
}

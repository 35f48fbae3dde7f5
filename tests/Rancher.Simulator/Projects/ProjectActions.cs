using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Projects;

/// <summary>What actions do to a project on servers up to 2.8: monitoring of the first generation, and the binding of a pod security policy template.</summary>
internal sealed class ProjectActions(World world)
{
    private const string Switch = "enableProjectMonitoring";
    private const string Answers = "field.cattle.io/overwriteAppAnswers";

    /// <summary>The ones that a project does not offer at the moment.</summary>
    public static IEnumerable<string> HiddenOf(StoredObject project) =>
        project.Flag(Switch) ? ["enableMonitoring"] : ["disableMonitoring", "editMonitoring", "viewMonitoring"];

    public ApiAnswer Act(string action, StoredObject project, JObject input) => action switch
    {
        "enableMonitoring" or "editMonitoring" => SetUp(project, input),
        "disableMonitoring" => Disable(project),
        "viewMonitoring" => View(project),
        "setpodsecuritypolicytemplate" => Bind(project, (string?)input["podSecurityPolicyTemplateId"]),
        _ => throw new ApiError(422, "InvalidAction", $"Invalid action: {action}"),
    };

    private static ApiAnswer SetUp(StoredObject project, JObject input)
    {
        project.Body[Switch] = true;
        var kept = new JObject { ["answers"] = input["answers"]?.DeepClone() ?? new JObject() };
        if ((string?)input["version"] is { Length: > 0 } version)
        {
            kept["version"] = version;
        }

        var annotations = project.Body["annotations"] as JObject ?? [];
        annotations[Answers] = kept.ToString(Formatting.None);
        project.Body["annotations"] = annotations;
        return ApiAnswer.Empty(204);
    }

    private static ApiAnswer Disable(StoredObject project)
    {
        project.Body[Switch] = false;
        return ApiAnswer.Empty(204);
    }

    private static ApiAnswer View(StoredObject project)
    {
        if (!project.Flag(Switch))
        {
            throw new ApiError(422, "InvalidState", "disabling Monitoring");
        }

        var kept = JObject.Parse((string?)project.Body["annotations"]?[Answers] ?? "{}");
        return ApiAnswer.Ok(new JObject { ["type"] = "monitoringOutput", ["answers"] = kept["answers"], ["version"] = kept["version"] });
    }

    private ApiAnswer Bind(StoredObject project, string? template)
    {
        if (world.Version.Minor > 2 && template is not null)
        {
            var clusterId = project.Text("clusterId")!;
            if ((bool?)world.Store.Find("cluster", clusterId)?.Body.SelectToken("rancherKubernetesEngineConfig.services.kubeApi.podSecurityPolicy") != true)
            {
                throw new ApiError(422, "InvalidAction", $"cluster [{clusterId}] does not have Pod Security Policies enabled");
            }

            if (template is not ("restricted" or "unrestricted") && world.Store.Find("podSecurityPolicyTemplate", template) is null)
            {
                throw new ApiError(422, "InvalidBodyContent", $"podSecurityPolicyTemplate [{template}] not found");
            }
        }

        project.Body["podSecurityPolicyTemplateId"] = template ?? "";
        return ApiAnswer.Empty(200);
    }
}

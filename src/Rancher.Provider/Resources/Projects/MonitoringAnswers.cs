using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Rancher.Provider.Common;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Projects;

/// <summary>
/// How the first generation of project monitoring is set up: the input of the actions that switch it, which the project keeps in an annotation.
/// </summary>
internal static class MonitoringAnswers
{
    private const string Annotation = "field.cattle.io/overwriteAppAnswers";
    private const string Member = "monitoringInput";

    public static Field Input { get; } = Block("project_monitoring_input", "How the first generation of project monitoring is set up.",
        StringMap("answers", "Answers to the questions of the monitoring chart."),
        String("version", "Version of the monitoring chart; left out, the newest the server knows.").Since(2, 4))
        .OptionalComputed().At(Member).FromRelatedObject();

    /// <summary>Reads the annotation. What it holds beside the two is the chart's own.</summary>
    public static void Join(JObject project)
    {
        if ((string?)project["annotations"]?[Annotation] is not { Length: > 0 } text)
        {
            return;
        }

        try
        {
            var input = JObject.Parse(text);
            project[Member] = new JObject { ["answers"] = input["answers"], ["version"] = input["version"] };
        }
        catch (JsonException)
        {
            // Someone wrote something else there, which says nothing about the input.
        }
    }
}

using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using static Rancher.Provider.Windows.Rules.RuleMessage;

namespace Rancher.Provider.Windows.Rules;

/// <summary>Where the pods of manifests that Rancher applies end up.</summary>
internal static class WorkloadRules
{
    private static readonly string[] TemplatePaths = ["spec.template.spec", "spec.jobTemplate.spec.template.spec"];

    public static IReadOnlyList<WindowsRule> All =>
    [
        new("W-56", "Linux workloads of a Windows cluster tolerate the taint of Linux nodes")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster],
            TrueFor = "RKE1, Rancher 2.3 to 2.11",
            Source = "rancher: controllers/managementuser/windows (linux-node-taints-handler)",
            Messages =
            [
                Warning(
                    "{workload} has no place to run in a Windows cluster",
                    "Rancher keeps the taint cattle.io/os=linux:NoSchedule on every Linux node of a Windows cluster, "
                        + "so that Linux nodes take only what asks for them. These pods do not tolerate it: they go to Windows nodes, "
                    + "where a Linux image fails, or stay pending.",
                    "Add to the pod template: tolerations: [{key: cattle.io/os, operator: Equal, value: linux, effect: NoSchedule}] and nodeSelector: "
                        + "{kubernetes.io/os: linux}. For Windows pods, write nodeSelector: "
                    + "{kubernetes.io/os: windows}."),
            ],
            Cluster = f => f is { HasWindows: true, IsRke1: true } && f.Manifests.IsKnown
                ? Pods(f.Manifests.Value!).Where(p => !Tolerates(p.Pod) && !Selects(p.Pod, "windows"))
                .Select(p => Finding.At(f.Manifests.Path, ("workload", p.Name)))
                : [],
        },
        new("W-57", "Workloads of a mixed cluster choose their operating system")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.ClusterV2],
            TrueFor = "RKE2 with Windows nodes",
            Source = "Rancher documentation 2.6, Windows; rke2 (no taints for operating systems)",
            Messages =
            [
                Warning(
                    "{workload} may be put on a node of the wrong operating system",
                    "RKE2 marks nodes with their operating system and taints none of them. "
                        + "Without a node selector the scheduler takes any node, and the image fails on half of them.",
                    "Add nodeSelector: {kubernetes.io/os: linux} or {kubernetes.io/os: windows} to the pod template."),
            ],
            Cluster = f => f is { HasWindows: true, IsRke2: true } && f.Manifests.IsKnown
                ? Pods(f.Manifests.Value!).Where(p => !Selects(p.Pod, "linux") && !Selects(p.Pod, "windows"))
                .Select(p => Finding.At(f.Manifests.Path, ("workload", p.Name)))
                : [],
        },
    ];

    private static IEnumerable<(string Name, JObject Pod)> Pods(string manifests) =>
        ("\n" + manifests.Replace("\r\n", "\n", StringComparison.Ordinal)).Split("\n---", StringSplitOptions.RemoveEmptyEntries)
            .Select(document => Yaml.TryParse(document, out var tree, out _) ? tree as JObject : null)
            .OfType<JObject>()
            .SelectMany(tree => TemplatePaths.Append(tree.TextAt("kind") == "Pod" ? "spec" : "?")
                .Select(path => path == "?" ? null : tree.SelectToken(path) as JObject).OfType<JObject>().Take(1)
                .Select(pod => ($"{tree["kind"]} \"{tree.SelectToken("metadata.name")}\"", pod)));

    private static bool Tolerates(JObject pod) => (pod["tolerations"] as JArray ?? []).OfType<JObject>().Any(t =>
        t.TextAt("key") is null or "" && t.TextAt("operator") == "Exists" || t.TextAt("key") == "cattle.io/os"
            && (t.TextAt("operator") == "Exists" || t.TextAt("value") == "linux"));

    private static bool Selects(JObject pod, string os) =>
        pod["nodeSelector"].TextAt("kubernetes.io/os") == os || pod["nodeSelector"].TextAt("beta.kubernetes.io/os") == os || pod["os"].TextAt("name") == os
        || pod.SelectTokens("affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[*].matchExpressions[*]")
        .Any(e => e.TextAt("key")?.EndsWith("kubernetes.io/os", StringComparison.Ordinal) == true);
}

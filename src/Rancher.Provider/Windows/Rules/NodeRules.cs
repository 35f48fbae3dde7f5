using System.Text.RegularExpressions;
using Rancher.Provider.Windows.Facts;
using static Rancher.Provider.Windows.Rules.RuleMessage;

namespace Rancher.Provider.Windows.Rules;

/// <summary>Roles, names and labels of nodes.</summary>
internal static partial class NodeRules
{
    private static readonly string[] ReservedLabels = ["cattle.io/os", "kubernetes.io/os", "beta.kubernetes.io/os", "kubernetes.io/arch"];

    public static IReadOnlyList<WindowsRule> All =>
    [
        new("W-19", "Windows nodes are workers and nothing else")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Node, RuleTarget.ClusterV2],
            TrueFor = "every version of RKE1 and RKE2",
            Source = "rancher: package/windows/execute.ps1; rke2: pkg/executor/pebinary (\"is unsupported on windows\"); Rancher 2.11.16, recorded: "
                + "the server accepts any role",
            Messages =
            [
                Error(
                    "The Windows {node} cannot have the role {roles}",
                    "etcd and the control plane run on Linux only. Rancher accepts the registration with any role, "
                        + "and the agent on Windows then drops the role without a word (RKE1) or does not start (RKE2).",
                    "Give Windows nodes the role worker alone, and register etcd and control plane on Linux machines first."),
            ],
            Node = n => n.IsWindows && n.Roles is { } roles && WrongRoles(roles) is { Length: > 0 } wrong
                ? [Finding.At(n.RolesPath, ("node", $"node {Quoted(n.Name)}".TrimEnd()), ("roles", wrong))] : [],
            Cluster = f => f.Pools.Where(p => p.IsWindows).SelectMany(p => p.Roles.Where(r => r.Role != "worker" && r.Given.Is(true))
                .Select(r => Finding.At(r.Given.Path, ("node", $"pool \"{p.Name}\""), ("roles", r.Role)))),
        },
        new("W-20", "A cluster has etcd, a control plane and a worker, on Linux")
        {
            Example = new Dictionary<string, string> { ["role"] = "etcd" },
            When = RulePhase.Plan,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.ClusterV2],
            TrueFor = "every version, with Windows nodes or without",
            Source = "rancher: pkg/capr/planner/planner.go; Rancher 2.11.16, recorded: "
                + "\"waiting for at least one control plane, etcd, and worker node to be registered\"",
            Messages =
            [
                Error(
                    "None of the Linux nodes has the role {role}",
                    "Rancher provisions nothing before a Linux node with each of the roles etcd, controlplane and worker is there. "
                        + "The cluster would never become active.",
                    "Add {role} to the roles of a Linux node."),
                Warning(
                    "No Linux pool has the role {role}",
                    "Rancher provisions nothing before a Linux node with each of the roles etcd, controlplane and worker is there. "
                        + "Unless such a node registers itself, the cluster never becomes active.",
                    "Set the role in a Linux pool of rke_config.",
                    "pools"),
            ],
            Cluster = MissingRoles,
        },
        new("W-21", "A cluster with Windows nodes has a Linux worker")
        {
            When = RulePhase.Plan,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.ClusterV2],
            TrueFor = "every version",
            Source = "Rancher documentation, Windows clusters",
            Messages =
            [
                Warning(
                    "The cluster has Windows workers and no Linux worker",
                    "Rancher's cluster agent, DNS, metrics and ingress are made for Linux. "
                        + "Without a Linux worker they have no place to run, unless a control plane node takes them.",
                    "Add a Linux node with the role worker."),
            ],
            Cluster = f => Workers(f, windows: true) && !Workers(f, windows: false) ? [Finding.At(f.Windows.Path)] : [],
        },
        new("W-22", "The number of etcd nodes is odd")
        {
            Example = new Dictionary<string, string> { ["less"] = "1", ["more"] = "3" },
            When = RulePhase.Plan,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.ClusterV2],
            TrueFor = "every version, with Windows nodes or without",
            Source = "rke2-docs, high availability; etcd, FAQ",
            Messages =
            [
                Warning(
                    "A cluster with {count} etcd nodes survives no more failures than one with {less}",
                    "etcd works while more than half of its members do. An even member adds load and one more machine that can fail, and helps in no outage.",
                    "Use {less} or {more} nodes with the role etcd."),
            ],
            Cluster = f => EtcdCount(f) is var count && count > 0 && count % 2 == 0
                ? [Finding.At(EtcdPlace(f), ("count", count), ("less", count - 1), ("more", count + 1))] : [],
        },
        new("W-23", "Linux nodes come before Windows nodes")
        {
            When = RulePhase.Plan,
            AppliesTo = [RuleTarget.Node],
            TrueFor = "every version",
            Source = "rancher/dashboard: readyForWindows; rancher: pkg/capr/planner/planner.go (Windows workers last)",
            Messages =
            [
                Warning(
                    "The Windows node {node} is to join a cluster whose Linux nodes are not there yet",
                    "A Windows node can join only once etcd, a control plane and a worker run on Linux. "
                        + "Neither the cluster nor what this plan creates before the Windows node has all three, so it may give up before they are ready.",
                    "Describe the Linux nodes, and add depends_on with them to the Windows node, such as depends_on = [rancher2_custom_node.linux]. "
                        + "Where Linux machines register by themselves, let the Windows node depend on a rancher2_cluster_sync."),
            ],
            Node = n => n.IsWindows && n.HasLinuxBefore.Is(false) ? [Finding.At("", ("node", Quoted(n.Name)))] : [],
        },
        new("W-24", "The last node of a role stays while its cluster does")
        {
            Example = new Dictionary<string, string> { ["roles"] = "etcd" },
            When = RulePhase.Plan,
            AppliesTo = [RuleTarget.Node],
            TrueFor = "every version",
            Source = "rancher: pkg/capr/planner/planner.go (clusterIsSane); derived",
            Messages =
            [
                Warning(
                    "Removing {node} leaves its cluster without a Linux node for {roles}",
                    "Without etcd the cluster is lost, without a control plane it cannot be changed any more, "
                        + "and without a Linux worker its DNS and Rancher's agent stop. Where this run removes the cluster as well, nothing is lost.",
                    "If the cluster is to stay, add another Linux node for {roles}, apply that, and remove this one in a later run."),
            ],
            Node = n => n.LostRoles is { Count: > 0 } lost ? [Finding.At("", ("node", Quoted(n.Name)), ("roles", Listed(lost)))] : [],
        },
        new("W-38", "Names of Windows nodes fit into 15 characters")
        {
            Example = new Dictionary<string, string> { ["problem"] = "It has upper-case letters." },
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Node, RuleTarget.NodeName],
            TrueFor = "every version",
            Source = "Microsoft, NetBIOS names; Kubernetes, DNS labels; rancher: cluster types",
            Messages =
            [
                Error(
                    "\"{name}\" cannot be the name of a node",
                    "{problem} Kubernetes refuses it.",
                    "Use up to 63 lower-case letters, digits and dashes that begin and end with a letter or digit; "
                        + "on Windows at most 15, such as \"win-worker-01\"."),
                Warning(
                    "\"{name}\" has {length} characters, and Windows keeps 15",
                    "Windows cuts its computer name to 15 characters, \"{cut}\" here. "
                        + "Two nodes whose names begin alike then call themselves the same, and the second takes the place of the first.",
                    "Choose names of at most 15 characters for Windows machines.",
                    "long"),
            ],
            Node = n => n.IsWindows && n.Name.IsKnown ? NameFinding(n.Name) : [],
        },
        new("W-72", "Machines of a cluster register, and are not listed in rke_config")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster],
            TrueFor = "RKE1",
            Source = "rancher: pkg/controllers/management/clusterprovisioner (nodes of the cluster take the place of rke_config.nodes)",
            Messages =
            [
                Warning(
                    "Rancher does not set up the machines of rke_config.nodes",
                    "The list is RKE's, for its own command line. Rancher stores it, makes its own list of the machines that register, and waits for those: "
                        + "the cluster stays in provisioning.",
                    "Remove nodes, and describe each machine as a rancher2_custom_node: "
                        + "it registers the machine over SSH, or waits for one that registers itself."),
            ],
            Cluster = f => f is { IsRke1: true, HasAllNodes: true, Nodes: [var first, ..] } ? [Finding.At(first.Os.Path)] : [],
        },
        new("W-53", "Labels and taints are well formed, and those of the operating system are Rancher's")
        {
            When = RulePhase.Validate,
            AppliesTo = [RuleTarget.Cluster, RuleTarget.Node],
            TrueFor = "every version",
            Source = "Kubernetes, labels; rancher: status.go (registration commands set cattle.io/os)",
            Messages =
            [
                Error(
                    "The label {label} is set by Rancher and Kubernetes themselves",
                    "It names the operating system or the processor of a node. Agents, add-ons and schedulers go by it, "
                        + "and a wrong value sends Linux containers to Windows nodes or the other way round.",
                    "Remove the label; nodes get it by themselves."),
                Error(
                    "{label} is not a well-formed {kind}",
                    "Kubernetes refuses it. Rancher takes two minutes to say so, and the machine's installer only sees a server error.",
                    "{form}",
                    "syntax"),
            ],
            Node = LabelFindings,
            Cluster = f => f.Nodes.SelectMany(LabelFindings),
        },
    ];

    /// <summary>What is wrong with the name of a Linux node, which may be all digits, or null.</summary>
    public static string? LinuxNameProblem(string name) => name.Length > 0 && name.All(char.IsAsciiDigit) ? null : NameProblem(name);

    /// <summary>What is wrong with a node name in any cluster, or null.</summary>
    public static string? NameProblem(string name) =>
        name.Length == 0 ? "It is empty."
        : name.Length > 63 ? $"It has {name.Length} characters, and 63 are allowed."
        : name.Any(char.IsAsciiLetterUpper) ? "It has upper-case letters."
        : !NodeName().IsMatch(name) ? "It has other characters than letters, digits and dashes, or begins or ends with a dash."
        : name.All(char.IsAsciiDigit) ? "It consists of digits alone, which Windows does not allow."
        : null;

    private static IEnumerable<Finding> NameFinding(Fact<string> name)
    {
        var text = name.Value!;
        return NameProblem(text) is { } problem ? [Finding.At(name.Path, ("name", text), ("problem", problem))]
            : text.Length > 15 ? [Finding.At(name.Path, ("name", text), ("length", text.Length), ("cut", text[..15])).As("long")]
            : [];
    }

    private static IEnumerable<Finding> LabelFindings(NodeFacts node)
    {
        foreach (var (name, value) in node.Labels)
        {
            if (ReservedLabels.Contains(name))
            {
                yield return Finding.At(node.LabelsPath, ("label", name));
            }
            else if (!LabelName().IsMatch(name) || name.Length > 317 || !LabelValue().IsMatch(value) || value.Length > 63)
            {
                yield return Finding.At(
                    node.LabelsPath,
                    ("label", $"\"{name}={value}\""), ("kind", "label"),
                    ("form", "Write name=value: up to 63 letters, digits, dashes, dots and underscores in each, beginning and ending with a letter or digit; "
                        + "a domain and a slash may come before the name.")).As("syntax");
            }
        }

        foreach (var taint in node.Taints.Where(t => !Taint().IsMatch(t)))
        {
            yield return Finding.At("", ("label", $"\"{taint}\""), ("kind", "taint"),
                ("form", "Write name=value:Effect, where Effect is NoSchedule, PreferNoSchedule or NoExecute.")).As("syntax");
        }
    }

    private static IEnumerable<Finding> MissingRoles(ClusterFacts facts)
    {
        string[] needed = ["etcd", "controlplane", "worker"];
        if (facts is { HasAllNodes: true, Nodes.Count: > 0 } && facts.Nodes.All(n => n.Roles is not null))
        {
            return needed.Where(role => !facts.Nodes.Any(n => !n.IsWindows && n.Has(role)))
                .Select(role => Finding.At(facts.Nodes[0].RolesPath, ("role", role)));
        }

        var linux = facts.Pools.Where(p => !p.IsWindows && !p.Os.IsUnknown).ToList();
        return facts.Pools.Count == 0 || facts.Pools.Any(p => p.Os.IsUnknown || p.Roles.Any(r => r.Given.IsUnknown))
            ? []
            : needed.Where(role => !linux.Any(p => p.Roles.Any(r => r.Role == role && r.Given.Is(true)) && !p.Quantity.Is(0)))
                .Select(role => Finding.At(facts.Pools[0].Path, ("role", role)).As("pools"));
    }

    private static bool Workers(ClusterFacts facts, bool windows) =>
        facts.Nodes.Any(n => n.IsWindows == windows && (n.Roles is null || n.Has("worker")))
        || facts.Pools.Any(p => (p.IsWindows == windows || p.Os.IsUnknown) && !p.Worker.IsNot(true));

    private static long EtcdCount(ClusterFacts facts) => facts.Pools.Count > 0
        ? facts.Pools.All(p => p.Etcd.IsNot(true) || p.Quantity.IsKnown) ? facts.Pools.Where(p => p.Etcd.Is(true)).Sum(p => p.Quantity.Value) : 0
        : facts.HasAllNodes ? facts.Nodes.Count(n => n.Has("etcd")) : 0;

    private static string EtcdPlace(ClusterFacts facts) =>
        facts.Pools.FirstOrDefault(p => p.Etcd.Is(true))?.Quantity.Path ?? facts.Nodes.FirstOrDefault(n => n.Has("etcd"))?.RolesPath ?? "";

    private static string WrongRoles(IEnumerable<string> roles) => string.Join(", ", roles.Where(r => r != "worker"));

    private static string Listed(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";

    private static string Quoted(Fact<string> name) => name.IsKnown ? $"\"{name.Value}\"" : "";

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex NodeName();

    [GeneratedRegex(@"^([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex LabelName();

    [GeneratedRegex("^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex LabelValue();

    [GeneratedRegex(@"^[^=:\s]+(=[^=:\s]*)?:(NoSchedule|PreferNoSchedule|NoExecute)$", RegexOptions.CultureInvariant)]
    private static partial Regex Taint();
}

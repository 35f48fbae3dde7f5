namespace Rancher.Provider.Registration;

/// <summary>
/// The command that makes a Linux machine a node: Rancher's own, for the generation of the server, with everything else at the place where it counts.
/// </summary>
internal static class LinuxNodeCommand
{
    private const string Docker = "docker run -d --privileged --restart=unless-stopped --net=host -v /etc/kubernetes:/etc/kubernetes -v /var/run:/var/run";

    /// <param name="registration">Where and how machines join.</param>
    /// <param name="node">What the machine is to be.</param>
    /// <param name="sudo">Whether the command becomes root by itself.</param>
    public static string Write(NodeRegistration registration, NodeOptions node, bool sudo = true) =>
        registration.IsRke1 ? AgentContainer(registration, node, sudo ? "sudo " : "") : WithInstaller(registration, node, sudo);

    /// <summary>The container that makes a machine a node of RKE1, for a root shell that has the token in <c>CATTLE_TOKEN</c>.</summary>
    public static string AgentContainer(NodeRegistration registration, NodeOptions node) => AgentContainer(registration with { Token = "" }, node, "");

    /// <summary>
    /// The arguments of Rancher's installer for RKE2 and K3s; without the token where that is empty, since the installer also takes it from its environment.
    /// Long names only: <c>-a</c> means all roles, not an address.
    /// </summary>
    public static IEnumerable<string> InstallerArguments(NodeRegistration registration, NodeOptions node) =>
    [
        "--server", registration.Server,
        "--label", "cattle.io/os=linux",
        .. Option("--token", registration.Token),
        .. Checksum(registration),
        .. Options(node, "--taint"),
    ];

    /// <summary>The environment of Rancher's installer.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> InstallerEnvironment(NodeRegistration registration, NodeOptions node) =>
        node.Id is { } id ? [.. registration.Environment, KeyValuePair.Create("CATTLE_ID", id)] : registration.Environment;

    private static string AgentContainer(NodeRegistration registration, NodeOptions node, string become)
    {
        // A variable without a value takes the one that the shell has.
        var environment = registration.Environment.Select(e => $"{e.Key}={e.Value}").Concat(registration.Token.Length == 0 ? ["CATTLE_TOKEN"] : [])
            .SelectMany(e => new[] { "-e", e });
        string[] words = [registration.Image, "--server", registration.Server, .. Option("--token", registration.Token), .. Checksum(registration),
            .. Options(node, "--taints")];
        return become + string.Join(' ', environment.Concat(words).Select(Quoting.Shell).Prepend(Docker));
    }

    private static string WithInstaller(NodeRegistration registration, NodeOptions node, bool sudo)
    {
        // Before curl for the download through a proxy, and again after sudo, which forgets the environment.
        var environment = InstallerEnvironment(registration, node).Select(e => $"{e.Key}={Quoting.Shell(e.Value)}").ToList();
        var become = sudo ? ["sudo"] : environment.Count > 0 ? new[] { "env" } : [];
        return string.Join(' ',
        [
            .. environment,
            "curl", .. registration.Insecure ? ["--insecure"] : Array.Empty<string>(), "-fL", Quoting.Shell($"{registration.Server}/system-agent-install.sh"),
            "|", .. become, .. environment, "sh", "-s", "-",
            .. InstallerArguments(registration, node).Select(word => word == "cattle.io/os=linux" ? $"'{word}'" : Quoting.Shell(word)),
        ]);
    }

    private static IEnumerable<string> Options(NodeOptions node, string taint) =>
    [
        .. node.Roles.Select(role => $"--{role}"),
        .. Option("--node-name", node.Name),
        .. Option("--address", node.Address),
        .. Option("--internal-address", node.InternalAddress),
        .. node.LabelTexts.SelectMany(label => new[] { "--label", label }),
        .. node.Taints.SelectMany(text => new[] { taint, text }),
    ];

    private static IEnumerable<string> Checksum(NodeRegistration registration) => Option("--ca-checksum", registration.CaChecksum);

    private static IEnumerable<string> Option(string name, string? value) => string.IsNullOrEmpty(value) ? [] : [name, value];
}

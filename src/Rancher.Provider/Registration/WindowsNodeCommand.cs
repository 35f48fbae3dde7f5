namespace Rancher.Provider.Registration;

/// <summary>The command that makes a Windows machine a worker, to be run in PowerShell as administrator.</summary>
internal static class WindowsNodeCommand
{
    public static string Write(NodeRegistration registration, NodeOptions node) =>
        !registration.IsRke1 ? InstallerScript(registration, node)
        : registration.HasFirstWindowsAgent ? Wrap("PowerShell -Sta -NoLogo -NonInteractive", FirstAgent(registration, node))
        : Wrap("PowerShell -NoLogo -NonInteractive", Bootstrap(registration, node));

    /// <summary>The same without the shell around it, for a script that runs in PowerShell already.</summary>
    public static string Script(NodeRegistration registration, NodeOptions node) =>
        !registration.IsRke1 ? InstallerScript(registration, node)
        : registration.HasFirstWindowsAgent ? FirstAgent(registration, node)
        : Bootstrap(registration, node);

    /// <summary>
    /// The arguments of Rancher's installer for RKE2, in PowerShell. Each parameter once: PowerShell refuses a second <c>-Label</c>, and the list of
    /// labels must stay one text.
    /// </summary>
    public static string InstallerArguments(NodeRegistration registration, NodeOptions node) => string.Join(' ',
    [
        "-Server", Quoting.PowerShell(registration.Server),
        "-Label", Quoting.PowerShellText(string.Join(',', node.LabelTexts.Prepend("cattle.io/os=windows"))),
        "-Token", Token(registration),
        "-Worker",
        .. Option("-CaChecksum", registration.CaChecksum),
        .. Option("-NodeName", node.Name),
        .. Option("-Address", node.Address),
        .. Option("-InternalAddress", node.InternalAddress),
        .. node.Taints.Count == 0 ? Array.Empty<string>() : ["-Taint", Quoting.PowerShellText(string.Join(',', node.Taints))],
    ]);

    public static string Environment(NodeRegistration registration, NodeOptions node) =>
        string.Concat(LinuxNodeCommand.InstallerEnvironment(registration, node).Select(e => $"$env:{e.Key}={Quoting.PowerShellText(e.Value)}; "));

    private static string InstallerScript(NodeRegistration registration, NodeOptions node) =>
        $"{Environment(registration, node)}curl.exe {(registration.Insecure ? "--insecure " : "")}-fL "
            + $"{Quoting.PowerShell($"{registration.Server}/wins-agent-install.ps1")} -o install.ps1; "
        + $"Set-ExecutionPolicy Bypass -Scope Process -Force; ./install.ps1 {InstallerArguments(registration, node)}";

    /// <summary>Rancher 2.3 and later: the container prints the script that is then run, so options belong before the pipe.</summary>
    private static string Bootstrap(NodeRegistration registration, NodeOptions node)
    {
        var image = registration.WindowsImage;
        var root = registration.Rancher.IsAtLeast(2, 4) ? @"c:\:c:\host" : "c:/:c:/host";
        return string.Join(' ',
        [
            "docker", "run", "-v", root,
            .. HasRegistry(image) ? ["-e", Quoting.PowerShell($"AGENT_IMAGE={image}")] : Array.Empty<string>(),
            Quoting.PowerShell(image), "bootstrap", "--server", Quoting.PowerShell(registration.Server), "--token", Token(registration),
            .. Option("--ca-checksum", registration.CaChecksum),
            .. registration.Rancher.IsAtLeast(2, 4) ? Option("--prefix-path", registration.WindowsPrefixPath) : [],
            .. Option("--node-name", node.Name),
            .. Option("--address", node.Address),
            .. Option("--internal-address", node.InternalAddress),
            .. node.LabelTexts.SelectMany(label => Option("--label", label)),
            .. node.Taints.SelectMany(taint => Option("--taints", taint)),
            "|", "iex",
        ]);
    }

    /// <summary>Rancher 2.1 and 2.2: PowerShell's own parameters, before the second half of the command.</summary>
    private static string FirstAgent(NodeRegistration registration, NodeOptions node) => string.Join(' ',
    [
        "docker", "run", "--rm", "-v", "C:/:C:/host", "--isolation", "hyperv", Quoting.PowerShell(registration.WindowsImage),
        "-server", Quoting.PowerShell(registration.Server), "-token", Token(registration),
        .. Option("-caChecksum", registration.CaChecksum),
        .. Option("-nodeName", node.Name),
        .. Option("-address", node.Address),
        .. Option("-internalAddress", node.InternalAddress),
        .. node.Labels.Count == 0 ? [] : Option("-label", string.Join(',', node.LabelTexts)),
    ]) + "; if($?){& c:/etc/rancher/run.ps1;}";

    // Rancher 2.1 and 2.2 wrote their command for cmd.exe: pasted into PowerShell, its $? is replaced by True before it runs.
    private static string Wrap(string shell, string script) => Quoting.FitsDoubleQuotes(script)
        ? $"{shell} -Command \"& {{{script}}}\""
        : $"{shell} -EncodedCommand {Quoting.Encoded($"& {{{script}}}")}";

    // A script that is handed its token finds it in the environment.
    private static string Token(NodeRegistration registration) => registration.Token.Length == 0 ? "$env:CATTLE_TOKEN" : Quoting.PowerShell(registration.Token);

    private static bool HasRegistry(string image) =>
        image.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
            && (image[..slash].Contains('.', StringComparison.Ordinal) || image[..slash].Contains(':', StringComparison.Ordinal)
            || image[..slash] == "localhost");

    private static IEnumerable<string> Option(string name, string? value) => string.IsNullOrEmpty(value) ? [] : [name, Quoting.PowerShell(value)];
}

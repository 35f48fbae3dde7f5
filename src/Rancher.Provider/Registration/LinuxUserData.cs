using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Registration;

/// <summary>A cloud-config that prepares a Linux machine at its first start and, with a registration, joins it.</summary>
internal sealed record LinuxUserData
{
    private const string Folder = "/usr/local/sbin";

    public string? Hostname { get; init; }

    public IReadOnlyList<string> AuthorizedKeys { get; init; } = [];

    public IReadOnlyList<string> Packages { get; init; } = [];

    /// <summary>Commands of the user, run before the machine joins.</summary>
    public IReadOnlyList<string> Commands { get; init; } = [];

    public NodeRegistration? Registration { get; init; }

    public NodeOptions? Node { get; init; }

    public string Write()
    {
        var document = new JObject();
        if (Hostname is not null)
        {
            document["hostname"] = Hostname;
            document["preserve_hostname"] = false;
        }

        if (AuthorizedKeys.Count > 0)
        {
            document["ssh_authorized_keys"] = new JArray(AuthorizedKeys);
        }

        if (Packages.Count > 0)
        {
            document["package_update"] = true;
            document["packages"] = new JArray(Packages);
        }

        var files = LinuxHostScript.Settings.Select(f => File(f.Path, "0644", f.Content)).ToList();
        files.Add(File($"{Folder}/rancher-node-prepare", "0700", Script([.. LinuxHostScript.Prepare, .. Commands])));
        var run = new List<string> { $"{Folder}/rancher-node-prepare" };
        if (Registration is not null)
        {
            files.Add(File($"{Folder}/rancher-node-join", "0700", JoinScript(Registration, Node!)));
            run.Add($"{Folder}/rancher-node-join");
        }

        document["write_files"] = new JArray(files);
        document["runcmd"] = new JArray(run.Select(r => new JArray("sh", r)));
        return "#cloud-config\n" + Yaml.Write(document);
    }

    private static string JoinScript(NodeRegistration registration, NodeOptions node) => Script(
    [
        $"CATTLE_TOKEN={Quoting.Shell(registration.Token)}",
        "export CATTLE_TOKEN",
        // The file holds the token. It is needed once.
        .. LinuxHostScript.Join(registration, node, leftover: "\"$0\""),
    ]);

    private static string Script(IEnumerable<string> lines) => string.Join('\n', lines.Prepend("set -eu").Prepend("#!/bin/sh")) + "\n";

    private static JObject File(string path, string permissions, string content) =>
        new() { ["path"] = path, ["owner"] = "root:root", ["permissions"] = permissions, ["content"] = content };
}

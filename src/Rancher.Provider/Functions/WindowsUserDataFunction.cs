using Rancher.Provider.Registration;
using Rancher.Provider.Windows.Rules;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Functions;

/// <summary>Writes what a Windows machine runs at its first start.</summary>
internal static class WindowsUserDataFunction
{
    public static FunctionDefinition Definition { get; } = new("windows_user_data",
        "Writes the first-start script that prepares a Windows machine to become a node")
    {
        Description =
            "Returns a script that gives the machine its name, installs the Containers feature and, with keys, OpenSSH, opens the Windows firewall for UDP "
                + "4789 and TCP 10250 (and, with keys, for TCP 22 from `ssh_from`), and restarts where that is needed. With `registration` and "
            + "`node` the machine then joins the cluster.\n\n"
            + "`platform` says who runs the script and who goes on after a restart: `aws` (EC2Launch), `gce` (as `windows-startup-script-ps1`), "
            + "`vsphere` (cloudbase-init), `azure` (custom data, run by the Custom Script extension) and "
            + "`raw` (anything that runs a script once). The last two leave a scheduled task that goes on after a restart and removes itself.\n\n"
            + "~> **With `registration` the token is in the user data.** Clouds show user data to every process on the machine, pods included, "
            + "and keep it as long as the machine lives; anyone who reads it can join machines to the cluster "
            + "(rule W-64). Prefer to prepare the machine here and to join it with `rancher2_custom_node`.\n\n"
            + "The scripts were run by the PowerShell engine with stand-ins for the commands of Windows; they were not verified on Windows itself.",
        Parameters =
        [
            new FunctionParameter(
                "options",
                TfType.Dynamic,
                "Object with `platform`, and any of `hostname` (at most 15 characters), `ssh_authorized_keys` (keys of administrators; "
                    + "without any, no SSH server is installed and "
                + "no port is opened for one), `ssh_from` (addresses that may reach it, such as `[\"203.0.113.7\", \"10.0.0.0/8\"]`; "
                + "`[\"LocalSubnet\"]` unless set, and `[\"Any\"]` for every address), `commands` (lines of PowerShell, run before the machine "
                + "joins; a registration command among them that cannot work is refused, rule W-52), `registration` and `node`, "
                + "both as `windows_node_command` takes them."),
        ],
        Returns = TfType.String,
        Call = arguments =>
            Write(new FunctionOptions(arguments[0], 0, "platform", "hostname", "ssh_authorized_keys", "ssh_from", "commands", "registration", "node")),
    };

    private static string Write(FunctionOptions options)
    {
        _ = options.Required("platform");
        var platform = options.OneOf("platform", "", WindowsUserData.Platforms);
        if (options.Texts("ssh_from").Count > 0 && options.Texts("ssh_authorized_keys").Count == 0)
        {
            throw options.Fail("\"ssh_from\" says who may reach the SSH server, and without \"ssh_authorized_keys\" there is none.");
        }

        var (registration, node) = UserDataArguments.Read(options, "windows");
        var hostname = options.Text("hostname") ?? node?.Name;
        var problem = hostname is null ? null : NodeRules.NameProblem(hostname)
            ?? (hostname.Length > 15 ? $"It has {hostname.Length} characters, and Windows keeps the first 15 (W-38)." : null);
        return problem is not null
            ? throw options.Fail($"\"{hostname}\" cannot be the name of a Windows machine. {problem}")
            : new WindowsUserData
            {
                Platform = platform,
                Hostname = hostname,
                AuthorizedKeys = options.Texts("ssh_authorized_keys"),
                SshFrom = options.Texts("ssh_from") is { Count: > 0 } from ? from : ["LocalSubnet"],
                Commands = UserDataArguments.Commands(options),
                Registration = registration,
                Node = node,
            }.Write();
    }
}

using Rancher.Provider.Registration;
using Rancher.Provider.Windows.Rules;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Functions;

/// <summary>Writes the cloud-config of a Linux machine.</summary>
internal static class LinuxUserDataFunction
{
    public static FunctionDefinition Definition { get; } = new("linux_user_data", "Writes a cloud-config that prepares a Linux machine to become a node")
    {
        Description =
            "Returns a cloud-config: kernel modules and settings, a network manager that leaves container interfaces alone, no swap. "
                + "With `registration` and `node` the machine also joins the cluster at its first start.\n\n"
            + "~> **With `registration` the token is in the user data.** Clouds show user data to every process on the machine, pods included, "
            + "and keep it as long as the machine lives; anyone who reads it can join machines to the cluster "
            + "(rule W-64). Prefer to prepare the machine here and to join it with `rancher2_custom_node`, "
            + "or take a `rancher2_cluster_registration_token` of its own and remove it when the nodes are there. "
            + "Ephemeral values cannot be used in user data.",
        Parameters =
        [
            new FunctionParameter(
                "options",
                TfType.Dynamic,
                "Object with any of `hostname`, `ssh_authorized_keys`, `packages` (such as `docker.io`, which nodes of RKE1 need), `commands` (lines of shell, "
                    + "run as root before the machine joins; a registration command among them that cannot work is refused, rule W-61), "
                    + "`registration` and `node`, both as "
                + "`linux_node_command` takes them."),
        ],
        Returns = TfType.String,
        Call = arguments => Write(new FunctionOptions(arguments[0], 0, "hostname", "ssh_authorized_keys", "packages", "commands", "registration", "node")),
    };

    private static string Write(FunctionOptions options)
    {
        var (registration, node) = UserDataArguments.Read(options, "linux");
        var hostname = options.Text("hostname") ?? node?.Name;
        return hostname is not null && NodeRules.LinuxNameProblem(hostname) is { } problem
            ? throw options.Fail($"\"{hostname}\" cannot be the name of a node. {problem}")
            : new LinuxUserData
            {
                Hostname = hostname,
                AuthorizedKeys = options.Texts("ssh_authorized_keys"),
                Packages = options.Texts("packages"),
                Commands = UserDataArguments.Commands(options),
                Registration = registration,
                Node = node,
            }.Write();
    }
}

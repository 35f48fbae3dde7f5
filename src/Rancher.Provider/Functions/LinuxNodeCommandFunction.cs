using Rancher.Provider.Registration;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Functions;

/// <summary>Writes the command that makes a Linux machine a node.</summary>
internal static class LinuxNodeCommandFunction
{
    public static FunctionDefinition Definition { get; } = new("linux_node_command", "Writes the command that makes a Linux machine a node of a cluster")
    {
        Description =
            "Returns the command for a POSIX shell, in the form that this generation of Rancher expects: "
                + "a container for RKE1, Rancher's installer for RKE2 and K3s. Values are quoted, options have their long names. What Rancher or "
            + "Kubernetes would refuse, or ignore without a word, is an error here. The command contains the token: "
            + "Terraform keeps it out of its output when the token is sensitive, and so it is in `registration`.",
        Parameters = [new FunctionParameter("registration", TfType.Dynamic, RegistrationArguments.RegistrationText),
            new FunctionParameter("node", TfType.Dynamic, RegistrationArguments.NodeText)],
        Returns = TfType.String,
        Call = arguments =>
        {
            var registration = RegistrationArguments.Registration(arguments[0], 0);
            return LinuxNodeCommand.Write(registration, RegistrationArguments.Node(arguments[1], 1, "linux", registration));
        },
    };
}

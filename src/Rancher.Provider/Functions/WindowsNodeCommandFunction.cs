using Rancher.Provider.Registration;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Functions;

/// <summary>Writes the command that makes a Windows machine a worker.</summary>
internal static class WindowsNodeCommandFunction
{
    public static FunctionDefinition Definition { get; } = new("windows_node_command", "Writes the command that makes a Windows machine a worker of a cluster")
    {
        Description =
            "Returns the command for PowerShell, run as administrator, in the form that this generation of Rancher expects: "
                + "options stand before the pipe of RKE1's command, and labels and taints of RKE2 are joined into one `-Label` and "
            + "one `-Taint`, since PowerShell refuses a parameter that is named twice. "
            + "Values are quoted; where quotation marks within quotation marks would not survive, the command is encoded. The command contains the token: "
            + "Terraform keeps it out of its output when the token is sensitive, and so it is in `registration`.",
        Parameters = [new FunctionParameter("registration", TfType.Dynamic, RegistrationArguments.RegistrationText),
            new FunctionParameter("node", TfType.Dynamic, RegistrationArguments.NodeText)],
        Returns = TfType.String,
        Call = arguments =>
        {
            var registration = RegistrationArguments.Registration(arguments[0], 0);
            return WindowsNodeCommand.Write(registration, RegistrationArguments.Node(arguments[1], 1, "windows", registration));
        },
    };
}

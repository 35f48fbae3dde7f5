using Rancher.Provider.Windows.Rules;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Functions;

/// <summary>Tells whether a machine of that name can become a node.</summary>
internal static class NodeNameValidFunction
{
    public static FunctionDefinition Definition { get; } = new("node_name_valid", "Tells whether a name can be that of a node, and why not")
    {
        Description =
            "Returns an object with `valid` and `reason`, which is null for a valid name. "
                + "Nodes of both operating systems have lower-case DNS labels of at most 63 characters as names; "
                + "on Windows 15, since Windows cuts its computer "
            + "name there and two nodes would call themselves the same.",
        Parameters = [new FunctionParameter("name", TfType.String, "Name of the node."), new FunctionParameter("os", TfType.String, "`linux` or `windows`.")],
        Returns = TfType.ObjectOf([new("reason", TfType.String), new("valid", TfType.Bool)]),
        Call = arguments => Judge(arguments[0].StringOrNull() ?? "", arguments[1].StringOrNull() ?? ""),
    };

    private static TfMap Judge(string name, string os)
    {
        if (os is not ("linux" or "windows"))
        {
            throw new FunctionArgumentException(1, $"\"{os}\" is no operating system of nodes; write \"linux\" or \"windows\".");
        }

        var reason = os == "linux" ? NodeRules.LinuxNameProblem(name) : NodeRules.NameProblem(name);
        reason ??= os == "windows" && name.Length > 15
            ? $"It has {name.Length} characters, and Windows keeps the first 15: {name[..15]} (W-38). Choose one of at most 15." : null;
        return TfValue.Object(("reason", reason), ("valid", reason is null));
    }
}

using Rancher.Provider.Registration;
using Rancher.Provider.Windows;
using Rancher.Provider.Windows.Facts;
using Rancher.Provider.Windows.Rules;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Functions;

/// <summary>The parts of user data that Linux and Windows have in common.</summary>
internal static class UserDataArguments
{
    /// <summary>Lines that the user wants to be run, refused where they hold a registration command that cannot work.</summary>
    public static IReadOnlyList<string> Commands(FunctionOptions options)
    {
        var commands = options.Texts("commands");
        // A function can only refuse, so warnings have no place here; nor has a function a provider block, whose ignore_rules would count.
        var errors = commands.SelectMany(line => WindowsRules.Check(new FirstStartFacts(line, ""), IgnoredRules.None)).Where(d => d.Severity == Severity.Error)
            .ToList();
        return errors.Count == 0 ? commands
            : throw options.Fail(string.Join("\n", errors.Select(e => $"{e.Summary}. {e.Detail.Replace("\n\n", " ", StringComparison.Ordinal)}")));
    }

    /// <summary>What joins a cluster: both objects, or none.</summary>
    public static (NodeRegistration? Registration, NodeOptions? Node) Read(FunctionOptions options, string os)
    {
        var registration = options.Nested("registration", RegistrationArguments.RegistrationKeys);
        var node = options.Nested("node", RegistrationArguments.NodeKeys);
        if (registration is null)
        {
            return node is null ? (null, null)
                : throw options.Fail("\"node\" says what the machine is to be in a cluster, and without \"registration\" it joins none.");
        }

        var read = RegistrationArguments.Registration(registration);
        return (read, node is null
            ? throw options.Fail("With \"registration\", \"node\" must say which roles the machine is to have.")
            : RegistrationArguments.Node(node, os, read));
    }
}

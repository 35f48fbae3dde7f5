using Rancher.Provider.Registration;

namespace Rancher.Provider.Functions;

/// <summary>The part of user data that joins a cluster: both objects, or none.</summary>
internal static class UserDataArguments
{
    public static (NodeRegistration? Registration, NodeWishes? Node) Read(FunctionOptions options, string os)
    {
        var registration = options.Nested("registration", RegistrationArguments.RegistrationKeys);
        var node = options.Nested("node", RegistrationArguments.NodeKeys);
        if (registration is null)
        {
            return node is null ? (null, null) : throw options.Fail("\"node\" says what the machine is to be in a cluster, and without \"registration\" it joins none.");
        }

        var read = RegistrationArguments.Registration(registration);
        return (read, node is null
            ? throw options.Fail("With \"registration\", \"node\" must say which roles the machine is to have.")
            : RegistrationArguments.Node(node, os, read));
    }
}

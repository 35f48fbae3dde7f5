using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Clusters;

/// <summary>A driver that makes machines in some cloud. Each has a Kubernetes type of its own, which is there while the driver is active.</summary>
/// <param name="Name">Name of the driver, such as <c>amazonec2</c>.</param>
internal sealed record MachineDriver(string Name)
{
    /// <summary>The API group of all of them.</summary>
    public const string Group = "rke-machine-config.cattle.io";

    /// <summary>How the driver's name becomes the kind of its objects.</summary>
    public static NamePattern InKind { get; } = new("", "Config", Capital: true);

    /// <summary>What an object has besides the driver's fields.</summary>
    public static string[] ForeignMembers { get; } = ["metadata", "kind", "apiVersion", "id", "type", "links", "actions", "common", "providerID", "status"];

    /// <summary>As the object calls itself, and as machine pools refer to it: <c>Amazonec2Config</c>.</summary>
    public string Kind => InKind.Format(Name);

    public SteveCollection Collection => new($"{Group}.{Name}configs", $"{Group}.{Name}config");

    /// <summary>The driver of an object's kind.</summary>
    public static MachineDriver OfKind(string kind) => new(InKind.Parse(kind).ToLowerInvariant());

    /// <summary>The driver that a type of Steve belongs to; null for other types.</summary>
    public static MachineDriver? OfType(string type) =>
        type.StartsWith(Group + ".", StringComparison.Ordinal) && type.EndsWith("configs", StringComparison.Ordinal)
        ? new MachineDriver(type[(Group.Length + 1)..^"configs".Length])
        : null;
}

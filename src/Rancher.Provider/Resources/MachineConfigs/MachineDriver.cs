using Newtonsoft.Json.Linq;
using Rancher.Provider.Service;

namespace Rancher.Provider.Resources.MachineConfigs;

/// <summary>A driver that makes machines in some cloud. Each has a Kubernetes type of its own, which is there while the driver is active.</summary>
/// <param name="Name">Name of the driver, such as <c>amazonec2</c>.</param>
internal sealed record MachineDriver(string Name)
{
    private const string Group = "rke-machine-config.cattle.io";
    private const string Suffix = "Config";

    /// <summary>The blocks that the typed drivers have.</summary>
    public static IReadOnlyDictionary<string, string> Blocks { get; } = new Dictionary<string, string>
    {
        ["amazonec2_config"] = "amazonec2",
        ["azure_config"] = "azure",
        ["digitalocean_config"] = "digitalocean",
        ["google_config"] = "google",
        ["harvester_config"] = "harvester",
        ["linode_config"] = "linode",
        ["nutanix_config"] = "nutanix",
        ["openstack_config"] = "openstack",
        ["vsphere_config"] = "vmwarevsphere",
    };

    /// <summary>Where the fields of a typed driver are while they are apart from the rest of the object.</summary>
    public string Member => Name + Suffix;

    /// <summary>As the object calls itself, and as machine pools refer to it: <c>Amazonec2Config</c>.</summary>
    public string Kind => char.ToUpperInvariant(Name[0]) + Name[1..] + Suffix;

    public bool IsTyped => Blocks.Values.Contains(Name);

    public SteveCollection Collection => new($"{Group}.{Name}configs", $"{Group}.{Name}config");

    /// <summary>The driver of an object's kind.</summary>
    public static MachineDriver OfKind(string kind) => new((kind.EndsWith(Suffix, StringComparison.Ordinal) ? kind[..^Suffix.Length] : kind).ToLowerInvariant());

    /// <summary>The driver that a type of Steve belongs to; null for other types.</summary>
    public static MachineDriver? OfType(string type) => type.StartsWith(Group + ".", StringComparison.Ordinal) && type.EndsWith("configs", StringComparison.Ordinal)
        ? new MachineDriver(type[(Group.Length + 1)..^"configs".Length])
        : null;
}

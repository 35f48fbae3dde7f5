namespace Rancher.Provider.Windows.Rules;

/// <summary>Every rule, in the order of its id. Documentation, tests and checks are all made of this one list.</summary>
internal static class RuleCatalogue
{
    public static IReadOnlyList<WindowsRule> All { get; } = Sorted(
        FlannelRules.All, NetworkRules.All, AddressRules.All, NetConfRules.All, NodeRules.All, VersionRules.All, ImageRules.All, PoolRules.All,
        HostGatewayRules.All, HostRules.All, ConfigurationRules.All, PlatformRules.All, WorkloadRules.All, RegistrationRules.All);

    public static WindowsRule Of(string id) => All.First(r => r.Id == id);

    public static WindowsRule? Find(string id) => All.FirstOrDefault(r => string.Equals(r.Id, id.Trim(), StringComparison.OrdinalIgnoreCase));

    private static WindowsRule[] Sorted(params IEnumerable<WindowsRule>[] groups) => [.. groups.SelectMany(g => g).OrderBy(r => r.Id, StringComparer.Ordinal)];
}

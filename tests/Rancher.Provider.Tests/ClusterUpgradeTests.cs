using FluentAssertions;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Rancher.Provider.Tests;

/// <summary>State of versions whose shape rancher2 changed; which versions wrote what is in the definition.</summary>
public sealed class ClusterUpgradeTests
{
    private const string Balancer = "rke_config[0].cloud_provider[0].openstack_cloud_provider[0].load_balancer[0]";

    [Theory]
    [InlineData("60", "60s")]
    [InlineData("\"60\"", "60s")]
    [InlineData("\"60s\"", "60s")]
    [InlineData("\"1m\"", "1m")]
    [InlineData("\"\"", "")]
    [InlineData("null", null)]
    public void MonitorTimes_NumbersOfSeconds_GetTheirUnit(string was, string? becomes)
    {
        var state = JObject.Parse($$$"""
            {"rke_config": [{"cloud_provider": [{"openstack_cloud_provider": [{"load_balancer": [{"monitor_delay": {{{was}}}, "monitor_timeout": {{{was}}}}]}]}]}]}
            """);

        foreach (var (_, upgrade) in Catalog.Definition.Resources.Single(r => r.TypeName == "rancher2_cluster").StateUpgraders.OrderBy(u => u.Key))
        {
            upgrade(state);
        }

        ((string?)state.SelectToken(Balancer + ".monitor_delay")).Should().Be(becomes);
        ((string?)state.SelectToken(Balancer + ".monitor_timeout")).Should().Be(becomes);
    }
}

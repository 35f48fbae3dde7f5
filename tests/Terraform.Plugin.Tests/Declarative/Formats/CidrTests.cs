using Terraform.Plugin.Declarative.Formats;

namespace Terraform.Plugin.Tests.Declarative.Formats;

public sealed class CidrTests
{
    [Theory]
    [InlineData("10.42.0.0/16", "10.42.0.0/16")]
    [InlineData("10.42.7.9/16", "10.42.0.0/16")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("255.255.255.255/0", "0.0.0.0/0")]
    [InlineData("10.1.2.3/32", "10.1.2.3/32")]
    [InlineData("2001:db8:1:2::3/56", "2001:db8:1::/56")]
    [InlineData("ffff::/0", "::/0")]
    [InlineData("::1/128", "::1/128")]
    public void TryParse_ClearsHostBits(string text, string network) => Cidr.TryParse(text).ToString().Should().Be(network);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10.42.0.0")]
    [InlineData("10.42.0.0/33")]
    [InlineData("10.42.0.0/-1")]
    [InlineData("10.42.0.0/")]
    [InlineData("10.42.0/16")]
    [InlineData("010.42.0.0/16")]
    [InlineData("0x0a.42.0.0/16")]
    [InlineData("10.42.0.256/16")]
    [InlineData("2001:db8::/129")]
    [InlineData("fe80::1%eth0/64")]
    [InlineData(" 10.42.0.0/16")]
    [InlineData("pods")]
    public void TryParse_IsNull_ForWhatGoRefuses(string? text) => Cidr.TryParse(text).Should().BeNull();

    [Theory]
    [InlineData("10.42.0.0/16", "10.43.0.0/16", false)]
    [InlineData("10.42.0.0/15", "10.43.0.0/16", true)]
    [InlineData("10.42.7.9/16", "10.42.0.0/24", true)]
    [InlineData("2001:db8::/56", "2001:db8:0:10::/112", true)]
    [InlineData("2001:db8::/56", "2001:db8:1::/112", false)]
    [InlineData("0.0.0.0/0", "::/0", false)]
    public void Overlaps_ComparesWithinAFamily(string left, string right, bool expected)
    {
        Cidr.TryParse(left)!.Value.Overlaps(Cidr.TryParse(right)!.Value).Should().Be(expected);
        Cidr.TryParse(right)!.Value.Overlaps(Cidr.TryParse(left)!.Value).Should().Be(expected);
    }

    [Fact]
    public void ParseList_KeepsTheNetworksBesideJunk() =>
        Cidr.ParseList("10.42.0.0/16, junk,2001:db8::/56,").Select(n => n.ToString()).Should().Equal("10.42.0.0/16", "2001:db8::/56");

    [Theory]
    [InlineData("10.43.0.0/16", "10.43.0.10", "10.43.255.255")]
    [InlineData("0.0.0.0/0", "0.0.0.10", "255.255.255.255")]
    [InlineData("2001:db8::/112", "2001:db8::a", "2001:db8::ffff")]
    [InlineData("::/0", "::a", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    public void Addresses_AreCounted(string network, string tenth, string last)
    {
        Cidr.TryParse(network)!.Value.AddressAt(10).ToString().Should().Be(tenth);
        Cidr.TryParse(network)!.Value.LastAddress().ToString().Should().Be(last);
    }
}

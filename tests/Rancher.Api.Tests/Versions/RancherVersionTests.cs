namespace Rancher.Api.Tests.Versions;

public sealed class RancherVersionTests
{
    [Theory]
    [InlineData("v2.11.16", 2, 11, 16)]
    [InlineData("2.4.18", 2, 4, 18)]
    [InlineData("v2.12.0-rc3", 2, 12, 0)]
    [InlineData("v2.9-head", 2, 9, int.MaxValue)]
    [InlineData("v2.9-abcdef-head", 2, 9, int.MaxValue)]
    [InlineData(" v2.8.5-ent ", 2, 8, 5)]
    public void Parse_Version_ReadsItsNumbers(string text, int major, int minor, int patch)
    {
        var version = RancherVersion.Parse(text);

        (version.Major, version.Minor, version.Patch).Should().Be((major, minor, patch));
        version.IsUnknown.Should().BeFalse();
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("master-head")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("v2")]
    [InlineData("v99999999999.1.1")]
    public void Parse_AnythingElse_IsUnknownAndCountsAsNewest(string? text)
    {
        var version = RancherVersion.Parse(text);

        version.IsUnknown.Should().BeTrue();
        version.IsAtLeast(2, 15).Should().BeTrue();
        (version > RancherVersion.Parse("v2.15.0")).Should().BeTrue();
    }

    [Fact]
    public void Compare_Versions_SortAsReleased()
    {
        string[] released = ["v2.2.8", "v2.4.18", "v2.11.0-rc9", "v2.11.0-rc10", "v2.11.0", "v2.11.16", "v2.11-head", "v2.12.0"];

        released.Reverse().Select(RancherVersion.Parse).Order().Select(v => v.Text).Should().Equal(released);
    }

    [Theory]
    [InlineData("v2.12.0-rc1", true)]
    [InlineData("v2.12.0", true)]
    [InlineData("v2.11.16", false)]
    [InlineData("v2.11-head", false)]
    public void IsAtLeast_Release_CountsItsCandidates(string text, bool expected) => RancherVersion.Parse(text).IsAtLeast(2, 12).Should().Be(expected);

    [Fact]
    public void ToString_Always_IsTheServersText()
    {
        RancherVersion.Parse("v2.11.16").ToString().Should().Be("v2.11.16");
        default(RancherVersion).ToString().Should().Be("unknown");
    }
}

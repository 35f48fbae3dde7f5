namespace Rancher.Api.Tests.Versions;

public class KubernetesVersionTests
{
    [Theory]
    [InlineData("v1.9.0+rke2r1", "v1.10.0+rke2r1", -1)]
    [InlineData("v1.31.1+rke2r10", "v1.31.1+rke2r9", 1)]
    [InlineData("v1.31.1+k3s1", "v1.31.1+k3s1", 0)]
    [InlineData("v1.31.0-rc1+rke2r1", "v1.31.0+rke2r1", -1)]
    [InlineData("v1.31.0-rc10+rke2r1", "v1.31.0-rc9+rke2r1", 1)]
    [InlineData("v1.20.15-rancher1-1", "v1.20.15", 1)]
    [InlineData("v1.20.15-rancher1-1", "v1.20.15-rancher1-2", -1)]
    [InlineData("hello", "v1.31.1+k3s1", null)]
    public void Compare_ByNumbers(string left, string right, int? expected)
    {
        var order = KubernetesVersion.Compare(left, right);

        (order is { } sign ? (int?)Math.Sign(sign) : null).Should().Be(expected);
    }

    [Theory]
    [InlineData("v1.31.1+rke2r1", KubernetesDistribution.Rke2)]
    [InlineData("v1.31.x+rke2r1", KubernetesDistribution.Rke2)]
    [InlineData("v1.31.1+k3s1", KubernetesDistribution.K3s)]
    [InlineData("v1.31.1-rancher1-1", KubernetesDistribution.Rke1)]
    [InlineData("v1.31.1", null)]
    public void DistributionOf_TheSuffixSaysIt(string version, KubernetesDistribution? expected) => KubernetesVersion.DistributionOf(version).Should().Be(expected);

    [Theory]
    [InlineData("v1.20.15-rancher1-1")]
    [InlineData("v1.34.10+rke2r1")]
    [InlineData("v1.31.0-rc1+k3s1")]
    [InlineData("v1.31.0")]
    public void ToString_AnyVersion_IsWhatWasRead(string version) => KubernetesVersion.TryParse(version)!.Value.ToString().Should().Be(version);
}

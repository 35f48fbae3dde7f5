using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Connections;

public sealed class ConnectionTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("https://rancher.example.org", "https://rancher.example.org/")]
    [InlineData("https://rancher.example.org/", "https://rancher.example.org/")]
    [InlineData("https://rancher.example.org/v3", "https://rancher.example.org/")]
    [InlineData("https://rancher.example.org/v3/", "https://rancher.example.org/")]
    [InlineData("https://rancher.example.org:8443/v1", "https://rancher.example.org:8443/")]
    [InlineData("https://example.org/rancher/v3", "https://example.org/rancher")]
    [InlineData("https://example.org/rancher/", "https://example.org/rancher")]
    [InlineData("https://rancher.example.org/dashboard/", "https://rancher.example.org/")]
    [InlineData("https://rancher.example.org/dashboard/c/local/explorer#cluster-events", "https://rancher.example.org/")]
    [InlineData("https://example.org/rancher/dashboard/home", "https://example.org/rancher")]
    [InlineData("https://user:pass@rancher.example.org/v3?x=1#y", "https://rancher.example.org/")]
    [InlineData(" http://127.0.0.1:8080 ", "http://127.0.0.1:8080/")]
    public void ServerUrl_WhatPeoplePaste_IsReduced(string text, string expected) => ServerUrl.Parse(text)!.AbsoluteUri.Should().Be(expected);

    [Theory]
    [InlineData("rancher.example.org")]
    [InlineData("ftp://rancher.example.org")]
    [InlineData("/v3")]
    [InlineData("")]
    [InlineData("nil")]
    public void ServerUrl_AnythingElse_IsNull(string text) => ServerUrl.Parse(text).Should().BeNull();

    [Theory]
    [InlineData("token-abcde")]
    [InlineData(":secret")]
    [InlineData("Bearer token-abcde:secret")]
    [InlineData("token-abcde: secret")]
    [InlineData("token-abcde:")]
    [InlineData("")]
    public void Rejects_TokenKeyWithoutBothHalves(string text) => RancherCredential.FromTokenKey(text).Should().BeNull();

    [Fact]
    public void Accepts_BothFormsOfTheSameKey() =>
        RancherCredential.FromTokenKey("token-abcde:secret").Should().Be(RancherCredential.FromKeyPair("token-abcde", "secret"));

    [Fact]
    public void Accepts_PemText()
    {
        using var authority = TestCertificates.Authority();

        CaBundle.Parse(authority.ExportCertificatePem(), TimeProvider.System).Bundle!.Pem.Should().Contain("BEGIN CERTIFICATE");
    }

    [Fact]
    public void Accepts_PathOfAPemFile()
    {
        using var authority = TestCertificates.Authority();
        File.WriteAllText(_file, authority.ExportCertificatePem());

        CaBundle.Parse(_file, TimeProvider.System).Bundle!.Pem.Should().Contain("BEGIN CERTIFICATE");
    }

    [Fact]
    public void Accepts_BundleWithOneExpiredCertificate()
    {
        using var old = TestCertificates.Authority(until: DateTimeOffset.UtcNow.AddDays(-1));
        using var current = TestCertificates.Authority();

        CaBundle.Parse(old.ExportCertificatePem() + "\n" + current.ExportCertificatePem(), TimeProvider.System).Error.Should().BeNull();
    }

    [Fact]
    public void Rejects_ExpiredCertificate()
    {
        using var old = TestCertificates.Authority("Old Authority", DateTimeOffset.UtcNow.AddDays(-1));

        CaBundle.Parse(old.ExportCertificatePem(), TimeProvider.System).Error.Should().Contain("CN=Old Authority").And.Contain("expired on");
    }

    [Theory]
    [InlineData("MIIB\nAgIU", "is not PEM")]
    [InlineData("/no/such/ca.pem", "no file has the path")]
    [InlineData("", "is not PEM")]
    [InlineData("-----BEGIN CERTIFICATE-----\nbm90IGE=\n-----END CERTIFICATE-----", "is not PEM with certificates")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nbm90IGE=\n-----END PUBLIC KEY-----", "has no section")]
    public void Rejects_WhatIsNoCertificate(string text, string reason) => CaBundle.Parse(text, TimeProvider.System).Error.Should().Contain(reason);

    [Fact]
    public void Rejects_LongTextWithoutRepeatingIt() =>
        CaBundle.Parse(new string('M', 5000), TimeProvider.System).Error!.Length.Should().BeLessThan(250);

    [Fact]
    public void Rejects_FileWithoutPem()
    {
        File.WriteAllText(_file, "hello");

        CaBundle.Parse(_file, TimeProvider.System).Error.Should().Contain("is not PEM");
    }
}

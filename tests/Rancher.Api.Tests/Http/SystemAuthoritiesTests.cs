using System.Security.Cryptography.X509Certificates;
using System.Net.Security;
using Rancher.Api.Http;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Http;

public sealed class SystemAuthoritiesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("authorities");
    private readonly X509Certificate2 _one = TestCertificates.Authority("One");
    private readonly X509Certificate2 _other = TestCertificates.Authority("Other");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _one.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void Read_FirstBundleThatHasCertificates_Counts() => Names(Read([], Missing, Write("empty.pem"), Write("both.pem", _one, _other), Write("more.pem", _one)))
        .Should().Equal("CN=One", "CN=Other");

    [Fact]
    public void Read_WithoutABundle_TakesTheFilesOfTheFolders()
    {
        Write("a.pem", _one);
        Write("b.0", _other);
        Write("readme", []);

        Names(SystemAuthorities.Read(_ => null, [Missing], [Missing, _folder.FullName])).Should().BeEquivalentTo("CN=One", "CN=Other");
    }

    [Fact]
    public void Read_FileOfTheEnvironment_GoesBefore() =>
        Names(Read([("SSL_CERT_FILE", Write("own.pem", _other))], Write("system.pem", _one))).Should().Equal("CN=Other");

    [Fact]
    public void Read_FolderOfTheEnvironment_IsAdded()
    {
        var more = _folder.CreateSubdirectory("more");
        File.WriteAllText(Path.Combine(more.FullName, "x.pem"), _other.ExportCertificatePem());

        Names(Read([("SSL_CERT_DIR", $"{Missing}:{more.FullName}")], Write("system.pem", _one))).Should().Equal("CN=One", "CN=Other");
    }

    [Fact]
    public void Read_Nothing_IsEmpty() => Read([], Missing).Should().BeEmpty();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Trust_ServerOfASystemAuthority_NeedsItsIntermediate(bool shown)
    {
        using var intermediate = TestCertificates.Intermediate(_one);
        using var server = TestCertificates.Server(intermediate);
        using var presented = new X509Chain();
        if (shown)
        {
            presented.ChainPolicy.ExtraStore.Add(intermediate);
        }

        Trust([_other, _one]).Accepts("127.0.0.1", server, presented, SslPolicyErrors.RemoteCertificateChainErrors).Should().Be(shown);
    }

    [Fact]
    public void Trust_ServerOfAnotherAuthority_IsRefused()
    {
        using var server = TestCertificates.Server(_one);
        using var presented = new X509Chain();
        var trust = Trust([_other]);

        trust.Accepts("127.0.0.1", server, presented, SslPolicyErrors.RemoteCertificateChainErrors).Should().BeFalse();
        trust.Problem.Should().NotBeNull();
    }

    [Fact]
    public void Trust_NameOfAnotherHost_IsRefusedWhoeverVouches()
    {
        using var server = TestCertificates.Server(_one);
        using var presented = new X509Chain();

        Trust([_one]).Accepts("127.0.0.1", server, presented, SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch).Should().BeFalse();
    }

    private string Missing => Path.Combine(_folder.FullName, "missing");

    private static ServerTrust Trust(X509Certificate2Collection system) => new([], () => system, insecure: false, TimeProvider.System);

    private static X509Certificate2Collection Read((string Name, string Value)[] environment, params string[] bundles) =>
        SystemAuthorities.Read(name => environment.FirstOrDefault(e => e.Name == name).Value, bundles, []);

    private static IEnumerable<string> Names(X509Certificate2Collection certificates) => certificates.Select(c => c.Subject);

    private string Write(string name, params X509Certificate2[] certificates)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, string.Join('\n', certificates.Select(c => c.ExportCertificatePem())));
        return path;
    }
}

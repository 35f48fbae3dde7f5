using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Rancher.Api.Http;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Http;

public sealed class TlsTests
{
    [Fact]
    public async Task Send_AuthorityGiven_IsTrustedAndSpeaksHttp2()
    {
        using var authority = TestCertificates.Authority();
        await using var server = await StartAsync(TestCertificates.Server(authority));

        await CallAsync(server, c => c with { CaCertificates = authority.ExportCertificatePem() });

        server.Received.Should().ContainSingle().Which.Protocol.Should().Be("HTTP/2");
    }

    [Fact]
    public async Task Send_IntermediateGiven_IsTrusted()
    {
        using var authority = TestCertificates.Authority();
        using var intermediate = TestCertificates.Intermediate(authority);
        await using var server = await StartAsync(TestCertificates.Server(intermediate));

        await CallAsync(server, c => c with { CaCertificates = intermediate.ExportCertificatePem() });
    }

    [Fact]
    public async Task Send_ServersOwnCertificateGiven_IsTrusted()
    {
        using var authority = TestCertificates.Authority();
        using var certificate = TestCertificates.Server(authority);
        await using var server = await StartAsync(certificate);

        await CallAsync(server, c => c with { CaCertificates = certificate.ExportCertificatePem() });
    }

    [Fact]
    public async Task Send_NoAuthorityGiven_NamesTheCertificateAndTheArgument()
    {
        using var authority = TestCertificates.Authority();
        using var certificate = TestCertificates.Server(authority);
        await using var server = await StartAsync(certificate);

        var failure = await FailureAsync(server, c => c);

        failure.Fault.Should().Be(TransportFault.CertificateNotTrusted);
        failure.Message.Should().Contain("Set ca_certs").And.Contain("CN=rancher").And.Contain("CN=Test Authority")
            .And.Contain(certificate.GetCertHashString(HashAlgorithmName.SHA256));
        server.Received.Should().BeEmpty();
    }

    [Fact]
    public async Task Send_OtherAuthorityOfTheSameName_IsNotTrusted()
    {
        using var real = TestCertificates.Authority();
        using var forged = TestCertificates.Authority();
        await using var server = await StartAsync(TestCertificates.Server(forged));

        var failure = await FailureAsync(server, c => c with { CaCertificates = real.ExportCertificatePem() });

        failure.Fault.Should().Be(TransportFault.CertificateNotTrusted);
        failure.Message.Should().Contain("not signed by any authority in ca_certs");
    }

    [Fact]
    public async Task Send_CertificateOfAnotherHost_NamesTheHostsItIsFor()
    {
        using var authority = TestCertificates.Authority();
        await using var server = await StartAsync(TestCertificates.Server(authority, "rancher.example.org"));

        var failure = await FailureAsync(server, c => c with { CaCertificates = authority.ExportCertificatePem() });

        failure.Fault.Should().Be(TransportFault.CertificateNameMismatch);
        failure.Message.Should().Contain("rancher.example.org");
    }

    [Fact]
    public async Task Send_CertificateThatExpired_SaysWhenAndWhatTheClockSays()
    {
        using var authority = TestCertificates.Authority();
        await using var server = await StartAsync(TestCertificates.Server(authority, until: DateTimeOffset.UtcNow.AddDays(-1)));

        var failure = await FailureAsync(server, c => c with { CaCertificates = authority.ExportCertificatePem() });

        failure.Fault.Should().Be(TransportFault.CertificateExpired);
        failure.Message.Should().Contain("has expired").And.Contain("by the clock of this machine");
    }

    [Fact]
    public async Task Send_CertificateOfTomorrow_SaysFromWhenItIsValid()
    {
        using var authority = TestCertificates.Authority();
        await using var server = await StartAsync(TestCertificates.Server(authority, until: DateTimeOffset.UtcNow.AddDays(2).AddHours(-1)));
        var clock = new AutoAdvancingClock(DateTimeOffset.UtcNow.AddDays(-1));

        var failure = await FailureAsync(server, c => c with { CaCertificates = authority.ExportCertificatePem(), Clock = clock });

        failure.Fault.Should().Be(TransportFault.CertificateNotYetValid);
        failure.Message.Should().Contain("is not valid yet").And.Contain("Correct the clock");
    }

    [Theory]
    [InlineData("1.3.6.1.5.5.7.3.2", false)]
    [InlineData("1.3.6.1.5.5.7.3.1", true)]
    [InlineData("2.5.29.37.0", true)]
    public void Accepts_CertificateOfAGivenAuthority_OnlyForServers(string usage, bool expected)
    {
        using var authority = TestCertificates.Authority();
        using var served = TestCertificates.Server(authority, usage: usage);
        using var presented = new X509Chain();
        var trust = new ServerTrust([authority], () => [], insecure: false, TimeProvider.System);

        trust.Accepts("127.0.0.1", served, presented, SslPolicyErrors.RemoteCertificateChainErrors).Should().Be(expected);

        if (!expected)
        {
            trust.Problem!.Fault.Should().Be(TransportFault.CertificateWrongUsage);
            trust.Problem.Sentence("r.example").Should().Contain("lacks server authentication");
        }
    }

    [Fact]
    public async Task Send_CertificateForServers_IsTrusted()
    {
        using var authority = TestCertificates.Authority();
        await using var server = await StartAsync(TestCertificates.Server(authority, usage: "1.3.6.1.5.5.7.3.1"));

        await CallAsync(server, c => c with { CaCertificates = authority.ExportCertificatePem() });
    }

    [Fact]
    public async Task Send_CertificateThatNamesItsHostInTheCommonNameOnly_IsRefused()
    {
        using var authority = TestCertificates.Authority();
        await using var server = await StartAsync(TestCertificates.ByCommonName(authority, "localhost"));

        var failure = await FailureAsync(
            server, c => c with { Url = new UriBuilder(c.Url) { Host = "localhost" }.Uri, CaCertificates = authority.ExportCertificatePem() });

        failure.Fault.Should().Be(TransportFault.CertificateNameMismatch);
        failure.Message.Should().Contain("a common name does not count");
    }

    [Fact]
    public async Task Send_Insecure_AcceptsAnyCertificate()
    {
        using var authority = TestCertificates.Authority();
        await using var server = await StartAsync(TestCertificates.Server(authority, "rancher.example.org"));

        await CallAsync(server, c => c with { Insecure = true });
    }

    [Fact]
    public async Task Send_PlainHttpBehindHttpsUrl_SaysSo()
    {
        await using var server = await ScriptedServer.StartAsync();
        var url = new UriBuilder(server.Url) { Scheme = "https" }.Uri;

        var failure = await FailureAsync(server, c => c with { Url = url });

        failure.Fault.Should().Be(TransportFault.PlainHttp);
    }

    private static async Task<ScriptedServer> StartAsync(X509Certificate2 certificate) =>
        (await ScriptedServer.StartAsync(certificate)).On("GET /v3", Replies.Ok("{}"));

    private static async Task CallAsync(ScriptedServer server, Func<RancherConnection, RancherConnection> with)
    {
        using var http = new RancherHttp(with(TestClient.Connection(server.Url)));
        (await http.SendAsync(HttpMethod.Get, "/v3", null, CancellationToken.None)).Status.Should().Be(200);
    }

    private static async Task<RancherTransportException> FailureAsync(ScriptedServer server, Func<RancherConnection, RancherConnection> with)
    {
        var log = new RecordingLog();
        using var http = new RancherHttp(with(TestClient.Connection(server.Url)), log);
        var call = () => http.SendAsync(HttpMethod.Get, "/v3", null, CancellationToken.None);
        var thrown = await call.Should().ThrowAsync<RancherTransportException>();
        log.Entries.Should().HaveCount(1, "a refused certificate stays refused");
        return thrown.Which;
    }
}

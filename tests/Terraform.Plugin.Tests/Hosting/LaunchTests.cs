using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Terraform.Plugin.Hosting;

namespace Terraform.Plugin.Tests.Hosting;

/// <summary>What a process is told at its start and what it answers.</summary>
public sealed class LaunchTests
{
    [Fact]
    public void T3_Certificates_NeverEndInPadding()
    {
        var lines = Enumerable.Range(0, 200).Select(_ =>
        {
            using var certificate = ServerCertificate.Create(TimeProvider.System);
            return HandshakeLine.Format(new ListenAddress("unix", "/tmp/x"), certificate);
        });

        lines.Should().OnlyContain(line => line.StartsWith("1|6|unix|/tmp/x|grpc|M") && !line.Contains('=') && !line.Contains('\n'));
    }

    [Fact]
    public void Certificate_ServesLocalhostOnly()
    {
        using var certificate = ServerCertificate.Create(TimeProvider.System);

        certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateDnsNames().Should().Equal("localhost");
        certificate.HasPrivateKey.Should().BeTrue();
    }

    [Fact]
    public void Tls_NeedsNoChainOfTheRuntime()
    {
        using var certificate = ServerCertificate.Create(TimeProvider.System);

        MutualTls.BuildsWithoutChain(certificate).Should().BeTrue("else every start reads the authorities of the system; see MutualTls for what a new runtime changed");
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("6", true)]
    [InlineData("5,6", true)]
    [InlineData("7, 6", true)]
    [InlineData("5", false)]
    [InlineData("66", false)]
    [InlineData("x", false)]
    public void T6_Version(string? offered, bool understood) => ProtocolVersion.IsUnderstoodBy(offered).Should().Be(understood);

    [Theory]
    [InlineData(null, null, null, LogLevel.Error)]
    [InlineData(null, null, "DEBUG", LogLevel.Debug)]
    [InlineData(null, "warn", "DEBUG", LogLevel.Warning)]
    [InlineData("TRACE", "warn", "DEBUG", LogLevel.Trace)]
    [InlineData(null, "", "INFO", LogLevel.Information)]
    [InlineData(null, null, "JSON", LogLevel.Trace)]
    [InlineData(null, null, "nonsense", LogLevel.Trace)]
    [InlineData(null, "OFF", "DEBUG", LogLevel.None)]
    public void LogLevel_ComesFromTheNarrowestVariable(string? own, string? provider, string? all, LogLevel level) =>
        PluginLogLevel.FromEnvironment(
            name => name switch { "TF_LOG_PROVIDER_RANCHER2" => own, "TF_LOG_PROVIDER" => provider, "TF_LOG" => all, _ => null }, "rancher2").Should().Be(level);

    [Theory]
    [InlineData(null, LogLevel.Warning)]
    [InlineData("TRACE", LogLevel.Trace)]
    public void LogLevel_OfTheTransport_HasAVariableOfItsOwn(string? asked, LogLevel level) =>
        PluginLogLevel.OfTransport(name => name == "TF_LOG_PROVIDER_RANCHER2_GRPC" ? asked : "TRACE", "rancher2").Should().Be(level);

    [Fact]
    public void Environment_WithoutCookie() => LaunchEnvironment.Read(_ => null).HasCookie.Should().BeFalse();

    [Fact]
    public void Socket_IsFreshEachTime_AndShort()
    {
        var first = ListenAddress.NewSocket("/tmp")!;

        first.Should().NotBe(ListenAddress.NewSocket("/tmp"));
        first.Text.Should().StartWith("/tmp/plugin-");
        ListenAddress.NewSocket("/" + new string('d', 90)).Should().BeNull();
    }

    [Fact]
    public void Reattach_HasAllThatTerraformNeeds()
    {
        using var json = JsonDocument.Parse(ReattachDescription.Format("registry.terraform.io/a/b", new ListenAddress("unix", "/tmp/x")));
        var provider = json.RootElement.GetProperty("registry.terraform.io/a/b");

        provider.GetProperty("Protocol").GetString().Should().Be("grpc");
        provider.GetProperty("ProtocolVersion").GetInt32().Should().Be(6);
        provider.GetProperty("Test").GetBoolean().Should().BeTrue();
        provider.GetProperty("Addr").GetProperty("String").GetString().Should().Be("/tmp/x");
    }
}

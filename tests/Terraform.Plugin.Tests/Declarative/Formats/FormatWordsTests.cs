using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Terraform.Plugin.Tests.Declarative.Formats;

/// <summary>What each format takes and refuses. What is refused and accepted follows the servers' own parsers, named beside each rule.</summary>
public sealed class FormatWordsTests
{
    private const string Certificate = "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\n-----END CERTIFICATE-----\n";

    private static readonly Dictionary<string, Func<Field, Field>> Words = new()
    {
        ["AbsolutePath"] = f => f.AbsolutePath(),
        ["AddressOrCidr"] = f => f.AddressOrCidr(),
        ["BooleanText"] = f => f.BooleanText(),
        ["Cidr"] = f => f.Cidr(),
        ["CountOrPercent"] = f => f.CountOrPercent(),
        ["CountOrPercent1"] = f => f.CountOrPercent(min: 1),
        ["Cron"] = f => f.Cron(),
        ["DecimalNumber"] = f => f.DecimalNumber(),
        ["DnsLabel"] = f => f.DnsLabel(),
        ["DnsSubdomain"] = f => f.DnsSubdomain(),
        ["DualStackCidr"] = f => f.DualStackCidr(),
        ["FileMode"] = f => f.FileMode(),
        ["Host"] = f => f.Host(),
        ["HostAndPort"] = f => f.HostAndPort(),
        ["IpAddress"] = f => f.IpAddress(),
        ["IpAddresses"] = f => f.IpAddresses(),
        ["JsonObject"] = f => f.JsonObject("a"),
        ["NotEmpty"] = f => f.NotEmpty(),
        ["OptionalDnsSubdomain"] = f => f.OptionalDnsSubdomain(),
        ["PemCertificate"] = f => f.PemCertificate(),
        ["PemOrBase64Certificate"] = f => f.PemOrBase64Certificate(),
        ["PemPrivateKey"] = f => f.PemPrivateKey(),
        ["PortAndProtocol"] = f => f.PortAndProtocol(),
        ["PortRange"] = f => f.PortRange(),
        ["PortText"] = f => f.PortText(),
        ["Url"] = f => f.Url(),
        ["WholeNumber"] = f => f.WholeNumber(1),
    };

    [Theory]
    [InlineData("AbsolutePath", "/var/lib/docker")]
    [InlineData("AddressOrCidr", "192.0.2.7")]
    [InlineData("AddressOrCidr", "192.0.2.0/24")]
    [InlineData("BooleanText", "True")]
    [InlineData("Cidr", "172.17.0.1/16")]
    [InlineData("Cidr", "2001:db8::/56")]
    [InlineData("CountOrPercent", "0")]
    [InlineData("CountOrPercent", "10%")]
    [InlineData("CountOrPercent", "100%")]
    [InlineData("CountOrPercent1", "3")]
    [InlineData("Cron", "0 */5 * * *")]
    [InlineData("Cron", "0 0 * * *")]
    [InlineData("Cron", "*/15 0-6,22-23 1,15 JAN-mar sun")]
    [InlineData("Cron", "5 4 ? * MON-FRI")]
    [InlineData("Cron", "@daily")]
    [InlineData("Cron", "@every 1h30m")]
    [InlineData("Cron", "CRON_TZ=Europe/Berlin 0 2 * * *")]
    [InlineData("DecimalNumber", "0.50")]
    [InlineData("DnsLabel", "fleet-default")]
    [InlineData("DnsSubdomain", "kube-root-ca.crt")]
    [InlineData("DualStackCidr", "10.42.0.0/16")]
    [InlineData("DualStackCidr", "10.42.0.0/16,2001:cafe:42::/56")]
    [InlineData("DualStackCidr", "2001:cafe:42::/56,10.42.0.0/16")]
    [InlineData("FileMode", "0600")]
    [InlineData("FileMode", "644")]
    [InlineData("Host", "vcenter.example.com")]
    [InlineData("Host", "192.0.2.1")]
    [InlineData("Host", "2001:db8::1")]
    [InlineData("HostAndPort", "127.0.0.1:9")]
    [InlineData("HostAndPort", "s3.eu-central-1.amazonaws.com")]
    [InlineData("HostAndPort", "[2001:db8::1]:9000")]
    [InlineData("HostAndPort", "minio:9000")]
    [InlineData("IpAddress", "10.43.0.10")]
    [InlineData("IpAddresses", "10.43.0.10,2001:cafe:43::a")]
    [InlineData("JsonObject", "{\"a\": 1}")]
    [InlineData("NotEmpty", "x")]
    [InlineData("OptionalDnsSubdomain", "")]
    [InlineData("PemCertificate", Certificate)]
    [InlineData("PemCertificate", "# the authority\n" + Certificate)]
    [InlineData("PemOrBase64Certificate", Certificate)]
    [InlineData("PemPrivateKey", "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----\n")]
    [InlineData("PortAndProtocol", "6443")]
    [InlineData("PortAndProtocol", "8472/udp")]
    [InlineData("PortAndProtocol", "30000-32767/tcp")]
    [InlineData("PortRange", "30000-32767")]
    [InlineData("PortText", "22")]
    [InlineData("Url", "https://management.azure.com/")]
    [InlineData("Url", "http://127.0.0.1:9")]
    [InlineData("WholeNumber", "16")]
    public void Accepts(string word, string text) => Check(word, text).Should().BeEmpty();

    [Theory]
    [InlineData("AbsolutePath", "var/lib")]
    [InlineData("AddressOrCidr", "192.0.2.0/33")]
    [InlineData("BooleanText", "1")]
    [InlineData("Cidr", "10.42.0.0/33")]
    [InlineData("Cidr", "10.42.0.0")]
    [InlineData("Cidr", "10.42.0.0/16,2001:db8::/56")]
    [InlineData("CountOrPercent", "abc")]
    [InlineData("CountOrPercent", "-1")]
    [InlineData("CountOrPercent", "150%")]
    [InlineData("CountOrPercent", "1.5")]
    [InlineData("CountOrPercent1", "0")]
    [InlineData("Cron", "hello")]
    [InlineData("Cron", "* * *")]
    [InlineData("Cron", "0 0 0 * * *")]
    [InlineData("Cron", "0 25 * * *")]
    [InlineData("Cron", "0 0 * * 7")]
    [InlineData("Cron", "0 22-2 * * *")]
    [InlineData("Cron", "0 0 L * *")]
    [InlineData("Cron", "0 0 * * MON#1")]
    [InlineData("Cron", "@every")]
    [InlineData("Cron", "@fortnightly")]
    [InlineData("DecimalNumber", "0,50")]
    [InlineData("DnsLabel", "")]
    [InlineData("DnsLabel", "a.b")]
    [InlineData("DnsSubdomain", "My_Name")]
    [InlineData("DnsSubdomain", "")]
    [InlineData("DualStackCidr", "10.42.0.0/16,10.43.0.0/16")]
    [InlineData("DualStackCidr", "10.42.0.0/16,")]
    [InlineData("DualStackCidr", "10.42.0.0/16, 2001:db8::/56")]
    [InlineData("FileMode", "0888")]
    [InlineData("Host", "https://example.com")]
    [InlineData("Host", "example.com:443")]
    [InlineData("Host", "two words")]
    [InlineData("HostAndPort", "example.com:99999")]
    [InlineData("HostAndPort", "http://127.0.0.1:9")]
    [InlineData("IpAddress", "10.43.0.10/16")]
    [InlineData("IpAddress", "10.43.0")]
    [InlineData("IpAddresses", "10.43.0.10,")]
    [InlineData("JsonObject", "{\"b\": 1}")]
    [InlineData("JsonObject", "[1]")]
    [InlineData("JsonObject", "{")]
    [InlineData("NotEmpty", " ")]
    [InlineData("PemCertificate", "TUlJ")]
    [InlineData("PemCertificate", "-----BEGIN CERTIFICATE-----\nMIIB\n")]
    [InlineData("PemOrBase64Certificate", "not base64!")]
    [InlineData("PemOrBase64Certificate", "Y2E=")]
    [InlineData("PemOrBase64Certificate", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    [InlineData("PemPrivateKey", Certificate)]
    [InlineData("PortAndProtocol", "6443/icmp")]
    [InlineData("PortAndProtocol", "0")]
    [InlineData("PortRange", "32767-30000")]
    [InlineData("PortRange", "30000")]
    [InlineData("PortText", "65536")]
    [InlineData("Url", "example.com")]
    [InlineData("Url", "https://")]
    [InlineData("Url", "https://a b")]
    [InlineData("WholeNumber", "16GB")]
    [InlineData("WholeNumber", "0")]
    public void Rejects(string word, string text) => Check(word, text).Should().ContainSingle().Which.Severity.Should().Be(Severity.Error);

    [Fact]
    public void EachElement_IsCheckedAtItsOwnPath() =>
        ConfigValidator.Validate([StringList("names", "Names.").Cidr()], TfValue.Object(("names", TfValue.List("10.0.0.0/8", TfValue.Unknown, "x"))), null)
            .Should().ContainSingle().Which.Path!.ToString().Should().Be("names[2]");

    [Theory]
    [InlineData("secret with \"quotes\"")]
    [InlineData("s3cr3t")]
    public void AMessage_NeverRepeatsASecret(string secret) =>
        ConfigValidator.Validate([String("secret", "Secret.").Sensitive().Url()], TfValue.Object(("secret", secret)), null)
            .Should().ContainSingle().Which.Detail.Should().NotContain(secret);

    [Theory]
    [InlineData("a", "a", 1)]
    [InlineData("a", "b", 0)]
    public void Keys_OfAMap_AreGivenOnce(string first, string second, int errors) =>
        Keys(first, second).Select(d => $"{d.Summary} at {d.Path}").Should().Equal(Enumerable.Repeat("Duplicate key at mirrors[1].hostname", errors));

    [Fact]
    public void UnknownKeys_AreSkipped() => Keys(TfValue.Unknown, TfValue.Unknown).Should().BeEmpty();

    [Fact]
    public void Certificates_AreTheSame_HoweverTheyAreEncoded()
    {
        var field = String("ca_bundle", "CA.").CertificateBytes();
        var encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Certificate));

        SemanticEquality.AreEqual(field, Certificate, encoded).Should().BeTrue();
        SemanticEquality.AreEqual(field, Certificate, Certificate.Replace("\n", "\r\n", StringComparison.Ordinal)).Should().BeTrue();
        SemanticEquality.AreEqual(field, Certificate, "AAAA").Should().BeFalse();
        ((string?)JsonValues.Write(field, Certificate)).Should().Be(encoded);
        ((string?)JsonValues.Write(field, encoded)).Should().Be(encoded);
    }

    private static Diagnostics Check(string word, string text) =>
        ConfigValidator.Validate([Words[word](String("value", "Value."))], TfValue.Object(("value", text)), null);

    private static Diagnostics Keys(params TfValue[] names)
    {
        var field = ListBlock("mirrors", "Mirrors.", String("hostname", "Name.").Required()).ListMapKey("hostname");
        return ConfigValidator.Validate([field], TfValue.Object(("mirrors", new TfList(names.Select(n => (TfValue)TfValue.Object(("hostname", n)))))), null);
    }
}

using Rancher.Api;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Configuration;

public class SettingsReaderTests
{
    private const string Url = "https://rancher.example.com";
    private const string Token = "token-abcde:secret";

    [Theory]
    [InlineData("yes", true)]
    [InlineData("TRUE", true)]
    [InlineData("on", true)]
    [InlineData("1", true)]
    [InlineData("no", false)]
    [InlineData("off", false)]
    [InlineData("nil", false)]
    [InlineData("", false)]
    public void Insecure_FromTheEnvironment_IsABoolean(string value, bool expected)
    {
        var (connection, diagnostics) = Read(TfValue.Object(("api_url", Url), ("token_key", Token)), ("RANCHER_INSECURE", value));

        diagnostics.HasErrors.Should().BeFalse();
        connection!.Insecure.Should().Be(expected);
    }

    [Fact]
    public void Insecure_OfAnotherWord_IsAnError()
    {
        var (connection, diagnostics) = Read(TfValue.Object(("api_url", Url), ("token_key", Token)), ("RANCHER_INSECURE", "maybe"));

        connection.Should().BeNull();
        diagnostics.Should().ContainSingle().Which.Summary.Should().Be("RANCHER_INSECURE is not a boolean");
    }

    [Theory]
    [InlineData("https:/admin:p-hidden@rancher.example.com")]
    [InlineData("https://admin:p-hidden@rancher.example.com:port")]
    [InlineData("admin:p-hidden@rancher.example.com")]
    [InlineData("ftp://admin:p@hidden@rancher.example.com")]
    public void Url_ThatDoesNotParse_ShowsNoPassword(string url)
    {
        var (_, diagnostics) = Read(TfValue.Object(("api_url", url), ("token_key", Token)));

        diagnostics.Should().ContainSingle().Which.Detail.Should().NotContain("hidden").And.Contain("rancher.example.com");
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("https://rancher.example.com", false)]
    public void Url_MissingInABlockThatSetsNothing_NamesTheDefaultProvider(string? caCerts, bool isNamed)
    {
        var (_, diagnostics) = Read(TfValue.Object(("api_url", TfValue.Null), ("ca_certs", caCerts), ("insecure", TfValue.Null)));

        diagnostics.Single(d => d.Summary == "The address of Rancher is missing").Detail.Contains("provider = rancher2.<alias>", StringComparison.Ordinal).Should().Be(isNamed);
    }

    [Theory]
    [InlineData("Bearer token-fghij:secret", "remove the word in front of it")]
    [InlineData("token-fghij secret", "spaces or line breaks")]
    [InlineData("token-fghij", "two parts joined by a colon")]
    public void Token_ThatIsNone_IsExplainedAndNotShown(string token, string explained)
    {
        var (_, diagnostics) = Read(TfValue.Object(("api_url", Url), ("token_key", token)));

        diagnostics.Should().ContainSingle().Which.Detail.Should().Contain(explained).And.NotContain(token);
    }

    [Fact]
    public void Bootstrap_InTheBlock_WinsOverATokenInTheEnvironment()
    {
        var (connection, diagnostics) = Read(TfValue.Object(("api_url", Url), ("bootstrap", TfValue.True)), ("RANCHER_TOKEN_KEY", Token));

        diagnostics.Should().BeEmpty();
        connection!.Credential.Should().BeNull();
    }

    [Theory]
    [InlineData(true, "token_key")]
    [InlineData(false, "RANCHER_TOKEN_KEY")]
    public void Bootstrap_AndATokenFromTheSamePlace_ExcludeEachOther(bool inBlock, string token)
    {
        var (_, diagnostics) = inBlock
            ? Read(TfValue.Object(("api_url", Url), ("bootstrap", TfValue.True), (token, Token)))
            : Read(TfValue.Object(("api_url", Url)), ("RANCHER_BOOTSTRAP", "true"), (token, Token));

        diagnostics.Should().ContainSingle().Which.Summary.Should().Be("A bootstrapping provider takes no token");
    }

    private static (RancherConnection? Connection, Diagnostics Diagnostics) Read(TfValue config, params (string Name, string Value)[] environment)
    {
        var diagnostics = new Diagnostics();
        var reader = new SettingsReader(config, diagnostics, name => environment.FirstOrDefault(e => e.Name == name).Value);
        return (reader.ReadConnection("test"), diagnostics);
    }
}

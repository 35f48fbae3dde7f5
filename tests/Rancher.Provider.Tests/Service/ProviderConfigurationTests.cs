using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Service;

/// <summary>What is wrong with a provider block is reported when it is validated, all of it at once, and without a server.</summary>
public sealed class ProviderConfigurationTests
{
    [Theory]
    [InlineData("rancher.example.com", "https://rancher.example.com\"")]
    [InlineData("rancher.example.com:8443/v3", "https://rancher.example.com:8443/v3\"")]
    [InlineData("ftp://rancher.example.com", "https://rancher.example.com\"")]
    [InlineData("https://", "https://rancher.example.com\"")]
    [InlineData("/v3", "https://rancher.example.com\"")]
    public void AddressThatIsNoUrl_IsAnErrorAtApiUrl_WithAnExample(string url, string example)
    {
        var problem = Validate(("api_url", url)).Should().ContainSingle().Which;

        problem.Path.Should().Be(TfPath.Of("api_url"));
        problem.Summary.Should().Be("The address of Rancher is not a URL");
        problem.Detail.Should().Contain(example);
    }

    [Fact]
    public void AddressWithAPassword_IsNotShown() =>
        Validate(("api_url", "admin:swordfish@rancher.example.com")).Should().ContainSingle().Which.Detail.Should().NotContain("swordfish");

    [Theory]
    [InlineData("https://rancher.example.com")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("nil")]
    [InlineData("")]
    [InlineData(null)]
    public void AddressThatCanBeUsed_OrComesFromTheEnvironment_IsFine(string? url) =>
        Validate(("api_url", url is null ? TfValue.Null : url)).Should().BeEmpty();

    [Fact]
    public void FileOfAuthorities_ThatIsMissing_IsAnErrorAtCaCerts()
    {
        var problem = Validate(("ca_certs", "/no/such/ca.pem")).Should().ContainSingle().Which;

        problem.Path.Should().Be(TfPath.Of("ca_certs"));
        problem.Detail.Should().Contain("\"/no/such/ca.pem\"");
    }

    [Fact]
    public void Everything_IsReportedAtOnce() =>
        Validate(("api_url", "rancher"), ("ca_certs", "/no/such/ca.pem"), ("token_key", "token-without-secret"), ("timeout", "soon"))
            .Select(problem => problem.Path!.ToString()).Should().BeEquivalentTo("api_url", "ca_certs", "token_key", "timeout");

    [Fact]
    public void UnknownValues_AreNotJudged() =>
        Validate(("api_url", TfValue.Unknown), ("ca_certs", TfValue.Unknown), ("token_key", TfValue.Unknown)).Should().BeEmpty();

    private static List<Diagnostic> Validate(params (string Name, TfValue Value)[] given)
    {
        using var engine = new ProviderEngine(Catalog.Definition);
        var all = Catalog.Definition.Fields.Select(field => (field.Name, given.FirstOrDefault(g => g.Name == field.Name).Value ?? TfValue.Null));
        return [.. engine.ValidateProvider(TfValue.Object([.. all]))];
    }
}

using System.Net;
using Rancher.Api.Http;

namespace Rancher.Api.Tests.Http;

/// <summary>NO_PROXY as golang.org/x/net/http/httpproxy reads it.</summary>
public class EnvironmentProxyTests
{
    [Theory]
    [InlineData("", "https://rancher.example.com", true)]
    [InlineData("", "https://localhost:8443", false)]
    [InlineData("", "https://127.0.0.1", false)]
    [InlineData("", "https://127.1.2.3", false)]
    [InlineData("", "https://[::1]:8443", false)]
    [InlineData("*", "https://rancher.example.com", false)]
    [InlineData("other, *", "https://rancher.example.com", false)]
    [InlineData("10.0.0.0/8", "https://10.1.2.3", false)]
    [InlineData("10.1.2.3/8", "https://10.200.2.3", false)]
    [InlineData("10.0.0.0/8", "https://11.1.2.3", true)]
    [InlineData("10.0.0.0/99", "https://10.1.2.3", true)]
    [InlineData("fd00::/8", "https://[fd12::1]", false)]
    [InlineData("10.1.2.3", "https://10.1.2.3:8443", false)]
    [InlineData("10.1.2.3:8443", "https://10.1.2.3:8443", false)]
    [InlineData("10.1.2.3:8443", "https://10.1.2.3", true)]
    [InlineData("[fd12::1]:8443", "https://[fd12::1]:8443", false)]
    [InlineData("example.com", "https://example.com", false)]
    [InlineData("example.com", "https://rancher.example.com", false)]
    [InlineData("example.com", "https://notexample.com", true)]
    [InlineData(".example.com", "https://rancher.example.com", false)]
    [InlineData(".example.com", "https://example.com", true)]
    [InlineData("*.example.com", "https://rancher.example.com", false)]
    [InlineData("*.example.com", "https://example.com", true)]
    [InlineData("Example.COM", "https://RANCHER.example.com", false)]
    [InlineData("rancher.example.com:443", "https://rancher.example.com", false)]
    [InlineData("rancher.example.com:8443", "https://rancher.example.com", true)]
    [InlineData(" , ,", "https://rancher.example.com", true)]
    public void GetProxy_NoProxy_IsReadAsGoReadsIt(string noProxy, string destination, bool isProxied)
    {
        var proxy = Read(("HTTPS_PROXY", "http://proxy:3128"), ("NO_PROXY", noProxy));

        proxy.GetProxy(new Uri(destination)).Should().Be(isProxied ? new Uri("http://proxy:3128") : null);
        proxy.IsBypassed(new Uri(destination)).Should().Be(!isProxied);
    }

    [Fact]
    public void GetProxy_EachScheme_HasItsOwn()
    {
        var proxy = Read(("HTTPS_PROXY", "proxy-s:3128"), ("http_proxy", "http://proxy-p:80"));

        proxy.GetProxy(new Uri("https://r.example")).Should().Be(new Uri("http://proxy-s:3128"));
        proxy.GetProxy(new Uri("http://r.example")).Should().Be(new Uri("http://proxy-p"));
    }

    [Fact]
    public void GetProxy_UpperCase_GoesBeforeLowerCase() =>
        Read(("https_proxy", "http://lower"), ("HTTPS_PROXY", "http://upper")).GetProxy(new Uri("https://r.example")).Should().Be(new Uri("http://upper"));

    [Fact]
    public void Credentials_StandInTheAddress()
    {
        var known = Read(("HTTPS_PROXY", "http://ann:p%40ss@proxy:3128")).Credentials!.GetCredential(new Uri("http://proxy:3128"), "Basic")!;

        (known.UserName, known.Password).Should().Be(("ann", "p@ss"));
    }

    [Fact]
    public void GetProxy_WithoutVariables_IsNone() => Read().GetProxy(new Uri("https://r.example")).Should().BeNull();

    private static EnvironmentProxy Read(params (string Name, string Value)[] environment) =>
        EnvironmentProxy.Read(name => environment.FirstOrDefault(e => e.Name == name).Value);
}

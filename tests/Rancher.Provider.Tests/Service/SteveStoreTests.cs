using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Service;

/// <summary>What the store of Kubernetes objects does with what a server says beside the object.</summary>
public sealed class SteveStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Create_AcceptedWithWarnings_TellsEachAtItsArgument()
    {
        await using var server = await StartAsync(context =>
        {
            context.Response.StatusCode = 201;
            context.Response.Headers.Append("Warning", "299 - \"unknown field \\\"spec.defaultPodSecurityPolicyTemplateName\\\"\"");
            return """{"id":"fleet-default/web","metadata":{"name":"web","namespace":"fleet-default"},"spec":{}}""";
        });
        using var services = Services(server);
        var diagnostics = new Diagnostics();
        var planned = TfValue.Object(("name", "web"), ("default_pod_security_policy_template_name", "restricted"));
        var op = new OperationContext(Catalog.Definition.Resources.Single(r => r.TypeName == "rancher2_cluster_v2"), services, diagnostics) { Planned = planned };

        await op.Store.CreateAsync(new JObject { ["metadata"] = new JObject { ["name"] = "web", ["namespace"] = "fleet-default" } }, null, None);

        var warning = diagnostics.Should().ContainSingle().Subject;
        warning.Severity.Should().Be(Severity.Warning);
        warning.Summary.Should().Be("rancher2_cluster_v2 \"web\" was accepted with a warning");
        warning.Detail.Should().Contain("unknown field");
        warning.Path!.ToString().Should().Be("default_pod_security_policy_template_name");
    }

    [Theory]
    [InlineData("local.default/x", true)]
    [InlineData("default/x", false)]
    [InlineData("local.x", false)]
    [InlineData("local.default/", false)]
    [InlineData("", false)]
    public void Address_OfAnObjectInACluster_HasThreeParts(string id, bool valid)
    {
        var parse = () => SteveAddress.Parse(new SteveCollection("secrets", "secret") { IsInCluster = true }, id);

        if (valid)
        {
            parse().Should().Be(new SteveAddress("local", "default", "x"));
        }
        else
        {
            parse.Should().Throw<OperationFailedException>().WithMessage("*one looks like \"c-abcde.namespace/name\"*");
        }
    }

    private static RancherServices Services(WebApplication server) => new(
        new RancherClient(new RancherConnection
        {
            Url = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
            Credential = RancherCredential.FromTokenKey("token-abcde:secret"),
        }),
        isBootstrap: false,
        Rancher.Provider.Windows.Rules.IgnoredRules.None);

    private static async Task<WebApplication> StartAsync(Func<HttpContext, string> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(answer(context));
        });
        await app.StartAsync();
        return app;
    }
}

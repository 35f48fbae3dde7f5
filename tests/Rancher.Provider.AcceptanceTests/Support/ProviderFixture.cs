using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json.Linq;
using Rancher.Simulator;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Hosting;
using Testing.TerraformCore.Later;

namespace Rancher.Provider.AcceptanceTests.Support;

/// <summary>The provider inside the test process and a simulated Rancher of its own, for one test class.</summary>
public sealed class ProviderFixture : IAsyncDisposable
{
    private readonly ProviderEngine _engine;
    private readonly AttachedServer _server;

    private ProviderFixture(ProviderEngine engine, AttachedServer server, SimulatedRancher rancher) => (_engine, _server, Rancher) = (engine, server, rancher);

    public SimulatedRancher Rancher { get; }

    public static Task<ProviderFixture> StartAsync(string version = "2.11.16") =>
        StartAsync(new SimulatorOptions { RancherVersion = version, ClockSpeed = 20 });

    public static Task<ProviderFixture> StartAsync(SimulatorOptions options) => StartAsync(options, NullLoggerFactory.Instance);

    /// <summary>As the other form, with a log.</summary>
    public static async Task<ProviderFixture> StartAsync(SimulatorOptions options, ILoggerFactory loggers)
    {
        var engine = new ProviderEngine(Catalog.Definition, loggers);
        return new ProviderFixture(
            engine, await AttachedServer.StartAsync(engine, loggers, CancellationToken.None), await SimulatedRancher.StartAsync(options, CancellationToken.None));
    }

    /// <summary>
    /// The provider block that reaches the simulator as its administrator. It is written out, since environment variables of a test process would be
    /// everybody's.
    /// </summary>
    public string ProviderBlock => $$"""
        provider "rancher2" {
          api_url   = "{{Rancher.Url}}"
          token_key = "{{Rancher.AdminToken}}"
        }
        """;

    /// <summary>A case whose terraform talks to the provider of this process.</summary>
    public AcceptanceCase Case() => Case(ProviderSource.Address);

    /// <summary>As the other form, with the provider under other addresses than its own.</summary>
    public AcceptanceCase Case(params string[] addresses) => new(ProviderSource.InProcess(() =>
    {
        var all = new JObject();
        foreach (var address in addresses)
        {
            all.Merge(JObject.Parse(_server.ReattachJson(address)));
        }

        return all.ToString();
    }));

    /// <summary>A connection for a core that the tests play themselves.</summary>
    internal AttachedCore Attach() => new(_server.Network, _server.Address);

    /// <summary>A case whose terraform launches the provider by itself, so that its log is among the results.</summary>
    public static AcceptanceCase LaunchedCase() => new(ProviderSource.Built(AppContext.BaseDirectory));

    /// <summary>A whole configuration around the given resources.</summary>
    public string Configuration(string body) =>
        $$"""
        terraform {
          required_providers {
            rancher2 = { source = "rancher/rancher2" }
          }
        }
        {{ProviderBlock}}

        {{body}}
        """;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _engine.Dispose();
        await Rancher.DisposeAsync();
    }
}

using Rancher.Simulator;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Hosting;

namespace Rancher.Provider.Tests.Windows.Rules;

/// <summary>The real terraform with the provider of this process and a simulated Rancher.</summary>
public sealed class RuleTerraform : IAsyncLifetime, IDisposable
{
    private readonly ProviderEngine _engine = new(Catalog.Definition);
    private AttachedServer _server = null!;
    private SimulatedRancher _rancher = null!;

    public async Task InitializeAsync()
    {
        _server = await AttachedServer.StartAsync(_engine, CancellationToken.None);
        _rancher = await SimulatedRancher.StartAsync(new SimulatorOptions { RancherVersion = "2.11.16", ClockSpeed = 50 }, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _rancher.DisposeAsync();
    }

    public void Dispose() => _engine.Dispose();

    public TerraformCli Open() => new(ProviderSource.InProcess(() => _server.ReattachJson(ProviderSource.Address)));

    /// <summary>Provider block and requirements as a file beside a fixture.</summary>
    public string Frame(string more = "") =>
        $$"""
        terraform {
          required_providers {
            rancher2 = { source = "rancher/rancher2" }
          }
        }
        provider "rancher2" {
          api_url   = "{{_rancher.Url}}"
          token_key = "{{_rancher.AdminToken}}"
          {{more}}
        }
        """;

    /// <summary>Plans a configuration and returns everything that was said: diagnostics, and the planned outputs.</summary>
    public async Task<(TerraformResult Result, string Outputs)> PlanAsync(string body, string? before = null, string provider = "")
    {
        using var terraform = Open();
        terraform.Write("provider.tf", Frame(provider));
        if (before is not null)
        {
            terraform.Write("main.tf", before);
            (await terraform.ApplyAsync()).ShouldSucceed();
        }

        terraform.Write("main.tf", body);
        var result = await terraform.PlanAsync();
        var outputs = result.Succeeded && body.Contains("output \"", StringComparison.Ordinal)
            ? (await terraform.RunAsync(["show", "-json", "planned.tfplan"])).StandardOutput
            : "";
        if (before is not null)
        {
            await terraform.DestroyAsync();
        }

        return (result, outputs);
    }
}

using Newtonsoft.Json.Linq;
using Rancher.Simulator;
using Rancher.Simulator.Agent;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Hosting;

namespace Rancher.Provider.Tests.Windows.Rules;

/// <summary>The real terraform with the provider of this process and a simulated Rancher.</summary>
public sealed class RuleTerraform : IAsyncLifetime, IDisposable
{
    /// <summary>Versions of RKE2 and K3s that the fixtures are about. No single server offers them all; that it must is another check than the rules.</summary>
    private static readonly string[] Offered =
    [
        "v1.20.8+rke2r1", "v1.20.15+rke2r1", "v1.24.8+rke2r1", "v1.27.10+rke2r1", "v1.28.6+rke2r1", "v1.30.0-rc1+rke2r1", "v1.30.0+rke2r1", "v1.30.2+rke2r1", "v1.34.10+rke2r1",
        "v1.30.2+k3s1", "v1.34.1+k3s1",
    ];

    private readonly ProviderEngine _engine = new(Catalog.Definition);
    private AttachedServer _server = null!;
    private SimulatedRancher _rancher = null!;

    public async Task InitializeAsync()
    {
        _server = await AttachedServer.StartAsync(_engine, CancellationToken.None);
        _rancher = await StartAsync(null);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _rancher.DisposeAsync();
    }

    public void Dispose() => _engine.Dispose();

    public TerraformCli Open() => new(ProviderSource.InProcess(() => _server.ReattachJson(ProviderSource.Address)));

    /// <summary>Provider block and requirements as a file beside a fixture.</summary>
    public string Frame(string more = "") => Frame(_rancher, more);

    /// <summary>Plans a configuration and returns everything that was said: diagnostics, and the planned outputs.</summary>
    public Task<(TerraformResult Result, string Outputs)> PlanAsync(string body, string? before = null, string provider = "") =>
        RunAsync(new RuleStep(body) { Before = before }, provider);

    /// <summary>Plans a step, or applies it where it is about a machine, and returns everything that was said.</summary>
    internal async Task<(TerraformResult Result, string Outputs)> RunAsync(RuleStep step, string provider = "")
    {
        using var machine = step.Machine is { } differences ? await WindowsMachine.StartAsync(differences) : null;
        await using var other = step.ServerUrl is { } url ? await StartAsync(url) : null;
        var rancher = other ?? _rancher;
        using var terraform = Open();
        terraform.Write("provider.tf", Frame(rancher, provider) + "\n" + machine?.Variable);
        if (step.Before is not null)
        {
            terraform.Write("main.tf", step.Before);
            var joining = Task.WhenAll(step.Joining.Select(m => JoinAsync(rancher, m.Name, m.Options)));
            (await terraform.ApplyAsync()).ShouldSucceed();
            await joining;
        }

        terraform.Write("main.tf", step.Body);
        var result = machine is null ? await terraform.PlanAsync() : await terraform.ApplyAsync();
        var outputs = result.Succeeded && machine is null && step.Body.Contains("output \"", StringComparison.Ordinal)
            ? (await terraform.RunAsync(["show", "-json", "planned.tfplan"])).StandardOutput
            : "";
        if (step.Before is not null || machine is not null)
        {
            // Before it destroys, Terraform validates the configuration and, to refresh, plans it; one that is refused would never go.
            terraform.Write("main.tf", step.Before ?? step.Body);
            (await terraform.DestroyAsync(default, "-refresh=false")).ShouldSucceed();
        }

        return (result, outputs);
    }

    private static async Task<SimulatedRancher> StartAsync(string? serverUrl)
    {
        var rancher = await SimulatedRancher.StartAsync(new SimulatorOptions { RancherVersion = "2.11.16", ClockSpeed = 50, ServerUrl = serverUrl }, CancellationToken.None);
        foreach (var distribution in new[] { "rke2", "k3s" })
        {
            var versions = Offered.Where(v => v.Contains(distribution, StringComparison.Ordinal)).Select(v => new JObject { ["version"] = v });
            rancher.LoadObjects(new JObject { [$"/v1-{distribution}-release/releases"] = new JObject { ["data"] = new JArray(versions) } });
        }

        return rancher;
    }

    private static string Frame(SimulatedRancher rancher, string more) =>
        $$"""
        terraform {
          required_providers {
            rancher2 = { source = "rancher/rancher2" }
          }
        }
        provider "rancher2" {
          api_url   = "{{rancher.Url}}"
          token_key = "{{rancher.AdminToken}}"
          {{more}}
        }
        """;

    /// <summary>Lets a Linux machine register with the cluster that is being made, as user data would.</summary>
    private static async Task JoinAsync(SimulatedRancher rancher, string name, string[] options)
    {
        using var client = new HttpClient { DefaultRequestHeaders = { Authorization = new("Bearer", rancher.AdminToken) } };
        for (var i = 0; i < 300; i++)
        {
            var clusters = rancher.Store.All("cluster").Where(c => (string?)c["name"] == "web").Select(c => (string)c["id"]!);
            foreach (var cluster in clusters)
            {
                var tokens = JObject.Parse(await client.GetStringAsync($"{rancher.Url}/v3/clusterregistrationtokens?clusterId={cluster}"))["data"]!;
                if (tokens.Select(t => (string?)t["nodeCommand"]).FirstOrDefault(c => c is { Length: > 0 }) is { } command)
                {
                    await StandInNode.FromCommand(command, new StandInHost { HostName = name }, ["--node-name", name, "--address", "10.0.0.11", .. options]).JoinAsync(CancellationToken.None);
                    return;
                }
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"There is no cluster that {name} could register with.");
    }
}

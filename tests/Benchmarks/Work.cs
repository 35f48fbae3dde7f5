using System.Diagnostics;
using Rancher.Simulator;
using Testing;

namespace Benchmarks;

/// <summary>
/// Plan, apply and refresh of many small objects through the real terraform, with the requests that reach Rancher; and the same with
/// <c>terraform_data</c>, which is what Terraform itself takes for as many objects.
/// </summary>
internal static class Work
{
    public static async Task MeasureAsync(string providerFolder, int count, int runs, Report report)
    {
        var ours = new Phases();
        var floor = new Phases();
        for (var run = 0; run < runs; run++)
        {
            await using var rancher = await SimulatedRancher.StartAsync(new SimulatorOptions(), CancellationToken.None);
            await floor.RunAsync(ProviderSource.None, Floor(count), null);
            await ours.RunAsync(ProviderSource.Built(providerFolder), RoleTemplates(rancher, count), rancher);
        }

        foreach (var phase in Phases.Names)
        {
            report.Write($"{phase}.{count}.ms", ours.Time(phase).Median);
            report.Write($"{phase}.{count}.floor.ms", floor.Time(phase).Median);
            report.Write($"{phase}.{count}.ratio", ours.Time(phase).Median / floor.Time(phase).Median, "0.00");
            report.Write($"requests.{phase}.{count}", ours.Requests(phase).Median);
        }
    }

    private static string RoleTemplates(SimulatedRancher rancher, int count) =>
        $$"""
        terraform {
          required_providers {
            rancher2 = { source = "rancher/rancher2" }
          }
        }
        provider "rancher2" {
          api_url   = "{{rancher.Url}}"
          token_key = "{{rancher.AdminToken}}"
        }
        resource "rancher2_role_template" "many" {
          count = {{count}}
          name  = "role-${count.index}"
          rules {
            api_groups = [""]
            resources  = ["pods"]
            verbs      = ["get", "list"]
          }
        }
        """;

    private static string Floor(int count) =>
        $$"""
        resource "terraform_data" "many" {
          count = {{count}}
          input = { name = "role-${count.index}", rules = [{ api_groups = [""], resources = ["pods"], verbs = ["get", "list"] }] }
        }
        """;

    /// <summary>A configuration's way from nothing to an empty plan, timed.</summary>
    private sealed class Phases
    {
        public static readonly string[] Names = ["plan", "apply", "refresh"];

        private readonly Dictionary<string, Samples> _times = Names.ToDictionary(n => n, _ => new Samples());
        private readonly Dictionary<string, Samples> _requests = Names.ToDictionary(n => n, _ => new Samples());

        public Samples Time(string phase) => _times[phase];

        public Samples Requests(string phase) => _requests[phase];

        public async Task RunAsync(ProviderSource provider, string configuration, SimulatedRancher? rancher)
        {
            using var terraform = new TerraformCli(provider);
            terraform.Configure(configuration);
            await TimeAsync("plan", () => terraform.PlanAsync(), rancher);
            await TimeAsync("apply", () => terraform.ApplyPlanAsync(), rancher);
            var after = await TimeAsync("refresh", () => terraform.PlanAsync(), rancher);
            after.ExitCode.Should().Be(0, "everything was applied:\n{0}", after.Text);
        }

        private async Task<TerraformResult> TimeAsync(string phase, Func<Task<TerraformResult>> command, SimulatedRancher? rancher)
        {
            rancher?.ClearRequests();
            var time = Stopwatch.StartNew();
            var result = await command();
            _times[phase].Add(time.Elapsed.TotalMilliseconds);
            _requests[phase].Add(rancher?.Requests.Count ?? 0);
            return result.ShouldSucceed();
        }
    }
}

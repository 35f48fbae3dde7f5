using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.LaterCores;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator;
using Testing.TerraformCore.Later;
using Xunit.Abstractions;

namespace Rancher.Provider.AcceptanceTests.Faults;

/// <summary>
/// Every type of the catalog on the servers that have it, through everything that goes wrong between a provider and a server. The scenarios take turns on the
/// servers of a type; with <c>FAULTS=all</c>, as in <c>make faults</c>, each runs on each.
/// </summary>
public sealed class FaultMatrixTests(ITestOutputHelper output)
{
    // Most of a scenario is waiting: for the pauses between attempts, and for controllers of the server.
    private const int AtOnce = 12;

    // A wait for something that never comes would otherwise last for the timeout of the operation, half an hour.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public static TheoryData<string> Types => [.. CatalogLives.Types];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Type_LosesNothing(string type)
    {
        var problems = new ConcurrentBag<string>();
        var held = 0;
        var collections = CatalogLives.ServersOf(type).ToDictionary(
            server => server, server => new Lazy<Task<string?>>(() => OnAsync(type, server, FaultRun.CollectionAsync)));
        await Parallel.ForEachAsync(Cases(type), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (run, ct) =>
        {
            try
            {
                if (await RunAsync(type, run.Server, run.Scenario, collections[run.Server]).WaitAsync(Longest, ct))
                {
                    Interlocked.Increment(ref held);
                }
            }
            catch (Exception broken) when (broken is CoreException or TimeoutException)
            {
                problems.Add($"{run.Server}, {run.Scenario}: {broken.Message}");
            }
        });

        output.WriteLine($"faults: {held}/{held + problems.Count} held, {type}");
        held.Should().BePositive("a type of which no request is struck proves nothing");
        string.Join("\n", problems.Order(StringComparer.Ordinal)).Should().BeEmpty();
    }

    private static IEnumerable<(string Server, FaultScenario Scenario)> Cases(string type)
    {
        var servers = CatalogLives.ServersOf(type);
        return Environment.GetEnvironmentVariable("FAULTS") == "all"
            ? servers.SelectMany(server => FaultScenario.All.Select(scenario => (server, scenario)))
            : FaultScenario.All.Select((scenario, i) => (servers[i % servers.Count], scenario));
    }

    /// <returns>False where the type makes no request that could be struck.</returns>
    private static async Task<bool> RunAsync(string type, string server, FaultScenario scenario, Lazy<Task<string?>> collection)
    {
        var path = await collection.Value;
        return await OnAsync(type, server, (core, provider, life) => new FaultRun(core, provider, life, path).RunAsync(scenario));
    }

    private static async Task<T> OnAsync<T>(string type, string server, Func<LaterCore, ProviderFixture, ResourceLife, Task<T>> work)
    {
        await using var provider = await ProviderFixture.StartAsync(new SimulatorOptions { RancherVersion = server, ClockSpeed = 50 });
        using var connection = provider.Attach();
        var core = await LaterCore.StartAsync(CoreRelease.Named("Terraform 1.14"), connection.Provider);
        await core.ConfigureAsync(new JObject { ["api_url"] = provider.Rancher.Url, ["token_key"] = provider.Rancher.AdminToken });
        return await work(core, provider, await CatalogLives.OfAsync(type, core, provider));
    }
}

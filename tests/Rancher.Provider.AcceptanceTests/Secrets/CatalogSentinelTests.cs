using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.LaterCores;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator;
using Terraform.Plugin.Declarative;
using Testing.TerraformCore.Later;
using Tfplugin6;
using Xunit.Abstractions;

namespace Rancher.Provider.AcceptanceTests.Secrets;

/// <summary>
/// Every secret argument of every type, as itself and as its write-only form, through the life of an object and all errors of a server at TRACE: no form of it
/// is in the log, in a message or in private data, and no form of a write-only value in a plan or a state.
/// </summary>
public sealed class CatalogSentinelTests(ITestOutputHelper output)
{
    // Blocks of drivers whose types no recorded server of that version had: they are validated and planned only.
    private static readonly Dictionary<string, string[]> WithoutType = new()
    {
        ["rancher2_cloud_credential"] = ["harvester_credential_config", "nutanix_credential_config", "openstack_credential_config", "driver_credential_config"],
        ["rancher2_machine_config_v2"] = ["google_config", "linode_config", "nutanix_config", "openstack_config"],
    };

    public static TheoryData<string> Types => [.. Catalog.Definition.Resources.Where(HasSecrets).Select(r => r.TypeName)];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Secret_OfAnyArgument_IsInNoLogMessageOrPlan(string type)
    {
        var version = type is "rancher2_custom_node" ? "2.4.18" : "2.11.16";
        var log = new CapturedLog();
        await using var fixture = await ProviderFixture.StartAsync(new SimulatorOptions { RancherVersion = version, ClockSpeed = 50 }, log);
        using var connection = fixture.Attach();
        var core = await LaterCore.StartAsync(CoreRelease.All[^2], connection.Provider);
        await core.ConfigureAsync(new JObject { ["api_url"] = fixture.Rancher.Url, ["token_key"] = fixture.Rancher.AdminToken, ["timeout"] = "1s" });
        var schema = await connection.Provider.GetProviderSchemaAsync(new GetProviderSchema.Types.Request());
        var run = new SentinelRun(connection.Provider, schema, fixture, log, type);
        var life = await CatalogLives.OfAsync(type, core, fixture);
        log.Take();
        var configurations = new SentinelConfigurations(Catalog.Definition.Resources.Single(r => r.TypeName == type));
        var variants = configurations.Of(Named(life.Created), 1).ToList();
        var updates = configurations.Of(Named(life.Updated), 2).ToList();

        // Many variants meet all errors among them.
        var errors = variants.Count > 12 ? 1 : 4;
        for (var index = 0; index < variants.Count; index++)
        {
            var (created, updated) = (Numbered(variants[index], index), Numbered(updates[index], index));
            await (IsWithoutType(type, created) ? run.PlanAsync(created) : run.PlayAsync(created, updated, index * errors, errors));
        }

        var sent = string.Join('\n', fixture.Rancher.Requests.Select(r => r.Body));
        var missing = variants.Where(v => !IsWithoutType(type, v)).SelectMany(v => v.Secrets).Where(s => s.IsSent && !Sentinel.IsIn(sent, s.Number)).Select(s => $"{type} {s.Path}").Distinct().ToList();
        output.WriteLine($"{type}: {variants.Count} variants, {variants.Sum(v => v.Secrets.Count)} secrets, {run.Phases.Values.Sum()} calls, {Sentinel.Forms.Count} forms");
        run.Phases.ToList().ForEach(p => output.WriteLine($"  {p.Value,4} {p.Key}"));
        string.Join('\n', run.Leaks.Distinct().Take(60)).Should().BeEmpty();
        string.Join('\n', missing).Should().BeEmpty("a secret that is never sent proves nothing");
    }

    private static bool IsWithoutType(string type, SentinelVariant variant) =>
        WithoutType.GetValueOrDefault(type, []).Any(block => variant.Config[block] is JArray { Count: > 0 } or JObject { Count: > 0 });

    private static bool HasSecrets(ResourceDefinition resource) => new SentinelConfigurations(resource).Of([], 1).Any();

    private static JObject Named(JObject written) => (JObject)written.DeepClone();

    // One object may stay behind where another is refused for its name.
    private static SentinelVariant Numbered(SentinelVariant variant, int index)
    {
        var config = (JObject)variant.Config.DeepClone();
        foreach (var name in new[] { "name", "generate_name" }.Where(n => config[n] is not null && config["roles"] is null))
        {
            config[name] = $"{config[name]}-{index}";
        }

        return variant with { Config = config };
    }
}

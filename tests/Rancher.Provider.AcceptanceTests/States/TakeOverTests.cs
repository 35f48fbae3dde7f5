using System.Text.RegularExpressions;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator;

namespace Rancher.Provider.AcceptanceTests.States;

/// <summary>
/// The two ways in which Terraform hands the objects of rancher/rancher2 over to a provider of another address: all at once in the state, and one by
/// one with <c>moved</c> blocks. Both with states that three versions of rancher2 wrote on real servers.
/// </summary>
public class TakeOverTests
{
    private const string Theirs = "registry.terraform.io/rancher/rancher2";
    private const string Ours = "registry.terraform.io/example/rancher2";

    public static TheoryData<string, string> Recordings => new()
    {
        { "v1.10.3-on-2.4.18", "2.4.18" },
        { "v7.11.1-on-2.11.16", "2.11.16" },
        { "v14.1.1-on-2.14.4", "2.11.16" },
    };

    [SharedFolderTheory]
    [MemberData(nameof(Recordings))]
    public async Task ReplaceProvider_TakesOverEveryResource_AndChangesNothing(string recording, string simulated)
    {
        await using var stage = await Stage.SetAsync(recording, simulated);

        (await stage.Terraform.StateReplaceProviderAsync(Theirs, Ours)).ShouldSucceed();

        (await File.ReadAllTextAsync(stage.Terraform.StateFile)).Should().Contain(Ours).And.NotContain(Theirs);
        var plan = (await stage.Terraform.PlannedAsync()).ShouldBeEmpty("only the address of the provider is another one");
        plan.Changes.Select(c => c.Address).Should().BeEquivalentTo(stage.Peer.Addresses);
        (await stage.Terraform.ApplyAsync()).ShouldSucceed();
        stage.Rancher.Requests.Should().OnlyContain(r => r.Method == "GET");
    }

    [SharedFolderTheory]
    [MemberData(nameof(Recordings))]
    public async Task MovedBlocks_TakeOverEveryResource_AndChangeNothing(string recording, string simulated)
    {
        await using var stage = await Stage.SetAsync(recording, simulated);
        var moves = string.Join('\n', stage.Peer.Addresses.Select(a => $"moved {{\n  from = {a}\n  to   = {a}_moved\n}}"));
        stage.Terraform.Configure(Renamed(stage.Configuration, stage.Peer.Addresses) + "\n" + moves);

        var plan = (await stage.Terraform.PlannedAsync()).ShouldBeEmpty("the objects are the same ones");

        plan.Changes.Select(c => c.Address).Should().BeEquivalentTo(stage.Peer.Addresses.Select(a => a + "_moved"));
        plan.Changes.Select(c => (string?)c.Json["previous_address"]).Should().BeEquivalentTo(stage.Peer.Addresses);
        (await stage.Terraform.ApplyPlanAsync()).ShouldSucceed();
        (await File.ReadAllTextAsync(stage.Terraform.StateFile)).Should().Contain(Ours).And.NotContain(Theirs, "the state names the new provider alone");
        (await stage.Terraform.PlannedAsync()).ShouldBeEmpty();
        stage.Rancher.Requests.Should().OnlyContain(r => r.Method == "GET");
    }

    [SharedFolderFact]
    public async Task MovedBlock_FromAnotherType_IsRefusedInWords()
    {
        await using var stage = await Stage.SetAsync("v7.11.1-on-2.11.16", "2.11.16");
        stage.Terraform.Configure(stage.Header + """

            resource "rancher2_setting" "other" {
              name  = "server-url"
              value = "https://rancher.example.com"
            }
            moved {
              from = rancher2_role_template.r
              to   = rancher2_setting.other
            }
            """);

        (await stage.Terraform.PlanAsync()).ShouldFail().Error("Cannot move rancher2_role_template to rancher2_setting");
    }

    private static string Renamed(string configuration, IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
        {
            var (type, name) = (address.Split('.')[0], address.Split('.')[1]);
            configuration = Regex.Replace(configuration, $"""resource "{type}" "{name}" """, $"""resource "{type}" "{name}_moved" """);
            configuration = Regex.Replace(configuration, $@"\b{type}\.{name}\b", $"{type}.{name}_moved");
        }

        return configuration;
    }

    /// <summary>A state of rancher2, its configuration under the other address, and the server's objects.</summary>
    private sealed class Stage : IAsyncDisposable
    {
        private readonly ProviderFixture _provider;
        private readonly AcceptanceCase _case;

        private Stage(ProviderFixture provider, PeerRecording peer)
        {
            (_provider, Peer) = (provider, peer);
            // Terraform wants the provider that a state names to be installed, even where a moved block takes everything out of its hands. It is not asked for anything.
            _case = provider.Case(Ours, Theirs);
        }

        public PeerRecording Peer { get; }

        public TerraformCli Terraform => _case.Terraform;

        public SimulatedRancher Rancher => _provider.Rancher;

        public string Header => $$"""
            terraform {
              required_providers {
                rancher2 = { source = "{{Ours}}" }
              }
            }
            {{_provider.ProviderBlock}}
            """;

        public string Configuration => Peer.Configuration
            .Replace("provider \"rancher2\" {}", _provider.ProviderBlock, StringComparison.Ordinal)
            .Replace("\"rancher/rancher2\"", $"\"{Ours}\"", StringComparison.Ordinal);

        public static async Task<Stage> SetAsync(string recording, string simulated)
        {
            var peer = PeerRecording.Read(recording, Catalog.Definition.Resources.Select(r => r.TypeName));
            var provider = await ProviderFixture.StartAsync(new SimulatorOptions { RancherVersion = simulated, ClockSpeed = 20 });
            provider.Rancher.LoadObjects(peer.Objects);
            var stage = new Stage(provider, peer);
            stage.Terraform.Configure(stage.Configuration);
            await File.WriteAllTextAsync(stage.Terraform.StateFile, peer.State.ToString());
            return stage;
        }

        public async ValueTask DisposeAsync()
        {
            await _case.DisposeAsync();
            await _provider.DisposeAsync();
        }
    }
}

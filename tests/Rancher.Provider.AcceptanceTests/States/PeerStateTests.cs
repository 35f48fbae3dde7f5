using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator;

namespace Rancher.Provider.AcceptanceTests.States;

/// <summary>
/// State that rancher2 wrote on real servers, with the objects those servers had at that moment: our first plan on it is empty, with and without
/// refresh, for every type this provider has.
/// </summary>
public class PeerStateTests
{
    [SharedFolderTheory]
    [InlineData("v1.10.3-on-2.4.18", "2.4.18", false, "driver,rke_config,renewal_due,expires_at")]
    [InlineData("v7.11.1-on-2.11.16", "2.11.16", true, "driver,resource_version,user_principal_id,annotations,renewal_due,expires_at")]
    [InlineData("v14.1.1-on-2.14.4", "2.11.16", true, "resource_version,user_principal_id,renewal_due,expires_at")]
    public async Task FirstPlan_OnStateOfRancher2_IsEmpty(string recording, string simulated, bool alsoWithoutRefresh, string foundOut)
    {
        var peer = PeerRecording.Read(recording, Catalog.Definition.Resources.Select(r => r.TypeName));
        await using var provider = await ProviderFixture.StartAsync(new SimulatorOptions { RancherVersion = simulated, ClockSpeed = 20 });
        provider.Rancher.LoadObjects(peer.Objects);
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(peer.Configuration.Replace("provider \"rancher2\" {}", provider.ProviderBlock, StringComparison.Ordinal));
        await File.WriteAllTextAsync(acceptance.Terraform.StateFile, peer.State.ToString());
        peer.Addresses.Should().NotBeEmpty();

        if (alsoWithoutRefresh)
        {
            // Core plans an update by itself where an attribute that is sensitive today (ca_cert) was not in the schema that wrote the state, until a
            // refresh has marked it: no provider can avoid that.
            (await acceptance.Terraform.PlannedAsync(default, "-refresh=false")).ShouldBeEmpty("rancher2 had just applied it");
        }

        var plan = (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("nothing changed on the server");

        plan.Changes.Select(c => c.Address).Should().BeEquivalentTo(peer.Addresses);
        plan.Drift.Where(d => !d.IsNothing).SelectMany(d => d.ChangedAttributes).Distinct().Should().BeSubsetOf(
            foundOut.Split(','), "the state says what the server says, but for what the server found out later or that version of rancher2 did not read");
        provider.Rancher.Requests.Should().OnlyContain(r => r.Method == "GET", "a refresh writes nothing");
    }
}

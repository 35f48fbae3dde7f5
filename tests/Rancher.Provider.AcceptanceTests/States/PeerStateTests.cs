using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator;

namespace Rancher.Provider.AcceptanceTests.States;

/// <summary>
/// State that rancher2 wrote on real servers, with the objects those servers had at that moment: our first plan on it is empty, with and without
/// refresh, for every type this provider has.
/// </summary>
public partial class PeerStateTests
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

    [SharedFolderTheory]
    [InlineData("v7.11.1-on-2.11.16", "2.11.16")]
    [InlineData("v14.1.1-on-2.14.4", "2.11.16")]
    public async Task FirstChange_OfAnAnnotation_RemovesNoneOfRanchersOwn(string recording, string simulated)
    {
        var peer = PeerRecording.Read(recording, Catalog.Definition.Resources.Select(r => r.TypeName));
        await using var provider = await ProviderFixture.StartAsync(new SimulatorOptions { RancherVersion = simulated, ClockSpeed = 20 });
        provider.Rancher.LoadObjects(peer.Objects);
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(peer.Configuration.Replace("provider \"rancher2\" {}", provider.ProviderBlock, StringComparison.Ordinal)
            .Replace("note = \"states\"", "note = \"changed\"", StringComparison.Ordinal));
        await File.WriteAllTextAsync(acceptance.Terraform.StateFile, peer.State.ToString());

        var change = (await acceptance.Terraform.PlannedAsync()).ShouldUpdate("rancher2_cluster_v2.windows").Json["change"]!;

        var (before, after) = ((JObject)change["before"]!["annotations"]!, (JObject)change["after"]!["annotations"]!);
        before.Should().ContainKey("field.cattle.io/creatorId");
        before["note"] = "changed";
        JToken.DeepEquals(before, after).Should().BeTrue("only the note is another one: {0}", after);
    }

    /// <summary>
    /// The first change after a switch: what rancher2 left as an empty text stays as it is, so that nothing but the change is planned and nothing at all
    /// once it is made.
    /// </summary>
    [SharedFolderTheory]
    [InlineData("v1.10.3-on-2.4.18", "2.4.18")]
    [InlineData("v7.11.1-on-2.11.16", "2.11.16")]
    [InlineData("v14.1.1-on-2.14.4", "2.11.16")]
    public async Task FirstChange_OnStateOfRancher2_IsAllThatIsPlanned(string recording, string simulated)
    {
        var peer = PeerRecording.Read(recording, Annotated);
        await using var provider = await ProviderFixture.StartAsync(new SimulatorOptions { RancherVersion = simulated, ClockSpeed = 20 });
        provider.Rancher.LoadObjects(peer.Objects);
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(WithAnnotation(peer.Configuration.Replace("provider \"rancher2\" {}", provider.ProviderBlock, StringComparison.Ordinal)));
        await File.WriteAllTextAsync(acceptance.Terraform.StateFile, peer.State.ToString());

        var plan = await acceptance.Terraform.PlannedAsync();
        plan.Changes.Where(c => !c.IsNothing).Select(c => c.Address).Should().BeEquivalentTo(peer.Addresses);
        plan.Changes.SelectMany(c => c.ChangedAttributes).Distinct().Should().BeSubsetOf(["annotations", "resource_version", "state"], "nothing else was changed");

        (await acceptance.Terraform.ApplyPlanAsync()).ShouldSucceed();

        (await acceptance.Terraform.PlannedAsync(default, "-refresh=false")).ShouldBeEmpty("what apply returned is what was planned");
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("what was read back is what was applied");
    }

    /// <summary>
    /// rancher2 v1.10.3 had no <c>ca_cert</c>, and those since v1.17 mark it as sensitive. The marks of its states and of theirs cannot both be met, so
    /// that a plan without refresh shows an update of marks: of no attribute, and without a request that writes.
    /// </summary>
    [SharedFolderFact]
    public async Task StateOfTheOldestRancher2_WithoutRefresh_DiffersInMarksAlone()
    {
        var peer = PeerRecording.Read("v1.10.3-on-2.4.18", Catalog.Definition.Resources.Select(r => r.TypeName));
        await using var provider = await ProviderFixture.StartAsync(new SimulatorOptions { RancherVersion = "2.4.18", ClockSpeed = 20 });
        provider.Rancher.LoadObjects(peer.Objects);
        await using var acceptance = provider.Case();
        acceptance.Terraform.Configure(peer.Configuration.Replace("provider \"rancher2\" {}", provider.ProviderBlock, StringComparison.Ordinal));
        await File.WriteAllTextAsync(acceptance.Terraform.StateFile, peer.State.ToString());

        var changes = (await acceptance.Terraform.PlannedAsync(default, "-refresh=false")).Changes.Where(c => !c.IsNothing).ToList();
        changes.Select(c => c.Address).Should().BeEquivalentTo(peer.Addresses.Where(a => a.StartsWith("rancher2_cluster.", StringComparison.Ordinal)));
        changes.SelectMany(c => c.ChangedAttributes).Should().BeEmpty();

        (await acceptance.Terraform.ApplyPlanAsync()).ShouldSucceed();

        (await acceptance.Terraform.PlannedAsync(default, "-refresh=false")).ShouldBeEmpty("the marks are there now");
        (await acceptance.Terraform.PlannedAsync()).ShouldBeEmpty("nothing else was different");
        provider.Rancher.Requests.Should().OnlyContain(r => r.Method == "GET");
    }

    private static readonly string[] Annotated =
    [
        "rancher2_catalog_v2", "rancher2_cloud_credential", "rancher2_cluster", "rancher2_cluster_v2", "rancher2_config_map_v2", "rancher2_machine_config_v2",
        "rancher2_role_template", "rancher2_secret_v2", "rancher2_setting", "rancher2_storage_class_v2",
    ];

    private static string WithAnnotation(string configuration) => string.Join('\n', HclBlocks.Split(configuration).Select(b => b.Kind != "resource" ? b.Text
        : Annotations().IsMatch(b.Text) ? Annotations().Replace(b.Text, "$0 changed = \"once\",")
        : b.Text[..b.Text.LastIndexOf('}')] + "  annotations = { changed = \"once\" }\n}\n"));

    [GeneratedRegex("^  annotations += \\{", RegexOptions.Multiline)]
    private static partial Regex Annotations();
}

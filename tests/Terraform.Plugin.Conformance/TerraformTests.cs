using System.Diagnostics;

namespace Terraform.Plugin.Conformance;

/// <summary>The cases of section 7 that are marked T: the real terraform judges.</summary>
public sealed class TerraformTests
{
    private const string Thing = """
        resource "probe_thing" "a" {
          name = "a"
          num  = 0.1
          wo   = "s3cret"
          st   = ["z", "a"]
          loud = "LOUD"
          bl { x = "1" }
          bl { x = "2" }
        }

        """;

    [Fact]
    public async Task E2_P3_CreateAndPlanAgain_NoChanges_ThenDestroy()
    {
        using var terraform = new RealTerraform().Configure(Thing + "output \"n\" {\n  value = probe_thing.a.num\n}\n");

        await terraform.SucceedAsync("apply", "-auto-approve");
        (await terraform.SucceedAsync("plan", "-detailed-exitcode")).Should().Contain("No changes");
        terraform.State().Should().Contain("\"num\": 0.1").And.NotContain("s3cret");
        await terraform.SucceedAsync("destroy", "-auto-approve");
    }

    [Fact]
    public async Task P5_Replace_AndP4_Update()
    {
        using var terraform = new RealTerraform().Configure(Thing + "resource \"probe_fixed\" \"f\" {\n  name = \"one\"\n}\n");
        await terraform.SucceedAsync("apply", "-auto-approve");

        terraform.Configure(Thing.Replace("\"a\"\n  num", "\"b\"\n  num") + "resource \"probe_fixed\" \"f\" {\n  name = \"two\"\n}\n");
        var output = await terraform.SucceedAsync("apply", "-auto-approve");

        output.Should().Contain("must be replaced").And.Contain("updated in-place").And.Contain("1 added, 1 changed, 1 destroyed");
    }

    [Fact]
    public async Task T5_TlsDisabledByTheUser_Works()
    {
        using var terraform = new RealTerraform().Configure(Thing);
        terraform.Environment["TF_DISABLE_PLUGIN_TLS"] = "1";

        await terraform.SucceedAsync("apply", "-auto-approve");
    }

    [Fact]
    public async Task T12_LogLevel_IsKept()
    {
        using var terraform = new RealTerraform().Configure("resource \"probe_thing\" \"a\" {\n  name = \"a\"\n  fail = \"throw\"\n}\n");
        terraform.Environment["TF_LOG_PROVIDER"] = "ERROR";

        var (code, output) = await terraform.RunAsync("apply", "-auto-approve");

        code.Should().Be(1);
        output.Should().MatchRegex(@"\[ERROR\] +provider\.[^\n]*ApplyResourceChange of probe_thing failed").And.MatchRegex("internal error E-[0-9A-F]{8}");
    }

    [Fact]
    public async Task T14_Debug_TwoPlansOnOneProcess()
    {
        await using var process = ProbeBinary.Start(null, new Dictionary<string, string?> { ["TF_PLUGIN_MAGIC_COOKIE"] = null }, "-debug");
        await Eventually.Async(() => process.OutputLines.Any(l => l.Contains("export TF_REATTACH_PROVIDERS=")), "it prints what to set");
        var line = process.OutputLines.First(l => l.Contains("export TF_REATTACH_PROVIDERS="));
        using var terraform = new RealTerraform().Configure(Thing);
        terraform.Environment["TF_REATTACH_PROVIDERS"] = line[(line.IndexOf('\'') + 1)..line.LastIndexOf('\'')];

        await terraform.SucceedAsync("plan");
        await terraform.SucceedAsync("plan");

        process.HasExited.Should().BeFalse();
    }

    [Fact]
    public async Task T15_AliasesAndFunctions_InOneConfiguration()
    {
        using var terraform = new RealTerraform().Configure("""
            provider "probe" {}
            provider "probe" {
              alias    = "other"
              endpoint = "https://x"
            }
            resource "probe_thing" "a" {
              name = "a"
            }
            resource "probe_thing" "b" {
              provider = probe.other
              name     = provider::probe::join_words("-", "b", "c")
            }
            """);

        (await terraform.SucceedAsync("apply", "-auto-approve")).Should().Contain("2 added");
        terraform.State().Should().Contain("b-c");
    }

    [Fact]
    public async Task V7_ErrorInABlock_ShowsItsLine()
    {
        using var terraform = new RealTerraform().Configure("resource \"probe_thing\" \"a\" {\n  name = \"a\"\n  bl { x = \"good\" }\n  bl { x = \"bad\" }\n}\n");

        var (code, output) = await terraform.RunAsync("validate");

        code.Should().Be(1);
        output.Should().Contain("bl { x = \"bad\" }");
    }

    [Fact]
    public async Task F1_WrongArgument_NamesTheParameter()
    {
        using var terraform = new RealTerraform().Configure("output \"x\" {\n  value = provider::probe::join_words(\"-\", \"a\", \"b\", \"\")\n}\n");

        var (code, output) = await terraform.RunAsync("plan");

        code.Should().Be(1);
        output.Should().Contain("\"rest\"").And.Contain("must not be empty.").And.NotContain("empty..", "terraform puts the full stop");
    }

    [Fact]
    public async Task X2_Ephemeral_IsRenewedWhileInUse_AndClosed()
    {
        using var terraform = new RealTerraform().Configure("""
            ephemeral "probe_lease" "l" {
              name     = "l"
              renew_ms = 300
            }
            resource "probe_thing" "a" {
              name = "a"
              slow = 3000
              wo   = ephemeral.probe_lease.l.value
            }
            """);

        await terraform.SucceedAsync("apply", "-auto-approve");

        var notes = await File.ReadAllLinesAsync(terraform.Notes);
        notes.Should().Contain("renew 1").And.Contain("renew 2", "each renewal goes on from the one before").And.Contain("close 0", "close gets what open remembered");
    }

    /// <summary>Terraform skips the close when something that used the value failed; the goodbye to the provider is what is left.</summary>
    [Fact]
    public async Task X2_Ephemeral_IsClosed_WhenTheRunFails()
    {
        using var terraform = new RealTerraform().Configure("""
            ephemeral "probe_lease" "l" {
              name = "l"
            }
            resource "probe_thing" "a" {
              name = "a"
              fail = "before"
              wo   = ephemeral.probe_lease.l.value
            }
            """);

        (await terraform.RunAsync("apply", "-auto-approve")).Code.Should().Be(1);

        var notes = await File.ReadAllLinesAsync(terraform.Notes);
        notes.Count(n => n.StartsWith("open", StringComparison.Ordinal)).Should().Be(2, "once for the plan and once for the apply");
        notes.Count(n => n.StartsWith("close", StringComparison.Ordinal)).Should().Be(2);
    }

    [Fact]
    public async Task A9_WriteOnly_IsSentAgainWithItsVersion_AndStoredNowhere()
    {
        using var terraform = new RealTerraform();
        string Thing(string secret, int version) => $"resource \"probe_thing\" \"a\" {{\n  name = \"a\"\n  wo = \"{secret}\"\n  wo_version = {version}\n}}\n";

        terraform.Configure(Thing("first-secret", 1));
        await terraform.SucceedAsync("plan", "-out=planned");
        PlanText(terraform).Should().NotContain("first-secret").And.Contain("wo_version");
        await terraform.SucceedAsync("apply", "-auto-approve");
        terraform.StoredText().Should().Contain("first-secret");
        terraform.State().Should().NotContain("first-secret");

        // Terraform cannot see that a value changed which it never stored: that is what the version is for.
        terraform.Configure(Thing("second-secret", 1));
        (await terraform.RunAsync("plan", "-detailed-exitcode")).Code.Should().Be(0);
        terraform.Configure(Thing("second-secret", 2));
        await terraform.SucceedAsync("apply", "-auto-approve");

        terraform.StoredText().Should().Contain("second-secret").And.NotContain("first-secret");
        terraform.State().Should().NotContain("second-secret");
        (await terraform.RunAsync("plan", "-detailed-exitcode")).Code.Should().Be(0);
    }

    [Fact]
    public async Task T11_Schema_Of60Megabytes_IsRead()
    {
        using var terraform = new RealTerraform().Configure("resource \"probe_thing\" \"a\" {\n  name = \"a\"\n}\n");
        terraform.Environment["PROBE_SCHEMA_MEGABYTES"] = "60";

        (await terraform.SucceedAsync("validate")).Should().Contain("valid");
    }

    [Fact]
    public async Task I1_I3_Import()
    {
        using var terraform = new RealTerraform().Configure("resource \"probe_thing\" \"a\" {\n  name = \"a\"\n}\n");

        var (code, output) = await terraform.RunAsync("import", "probe_thing.a", "t-missing");

        code.Should().Be(1);
        output.Should().Contain("Cannot import non-existent remote object");
    }

    [Fact]
    public async Task M1_UnsupportedMove_IsRefusedInWords()
    {
        using var terraform = new RealTerraform().Configure("resource \"probe_fixed\" \"a\" {\n  name = \"a\"\n}\n");
        await terraform.SucceedAsync("apply", "-auto-approve");

        terraform.Configure("moved {\n  from = probe_fixed.a\n  to   = probe_thing.b\n}\nresource \"probe_thing\" \"b\" {\n  name = \"a\"\n}\n");
        var (code, output) = await terraform.RunAsync("plan");

        code.Should().Be(1);
        output.Should().Contain("probe_fixed").And.Contain("probe_thing").And.NotContain("Unsupported `moved` across resource types");
    }

    [Fact]
    public async Task A3_FailedCreate_IsTaintedAndNextApplyReplacesIt()
    {
        using var terraform = new RealTerraform().Configure("resource \"probe_thing\" \"a\" {\n  name = \"a\"\n  fail = \"after\"\n}\n");

        (await terraform.RunAsync("apply", "-auto-approve")).Code.Should().Be(1);
        terraform.State().Should().Contain("\"status\": \"tainted\"").And.Contain("t-");
        terraform.Configure("resource \"probe_thing\" \"a\" {\n  name = \"a\"\n}\n");
        (await terraform.SucceedAsync("apply", "-auto-approve")).Should().Contain("1 added, 0 changed, 1 destroyed");
    }

    [Fact]
    public async Task T8_T9_CtrlC_DuringApply_KeepsWhatExists()
    {
        using var terraform = new RealTerraform().Configure("resource \"probe_thing\" \"a\" {\n  name = \"a\"\n  slow = 120000\n}\n");
        using var applying = terraform.Start("apply", "-auto-approve");
        await Eventually.Async(() => terraform.StoredText().Contains("t-"), "the object comes into being", 120);

        // As a terminal does: the signal goes to terraform and to the provider.
        foreach (var id in (IEnumerable<int>)[applying.Id, .. ChildrenOf(applying.Id)])
        {
            using var kill = Process.Start("kill", ["-INT", $"{id}"]);
            await kill.WaitForExitAsync();
        }

        var (code, output) = await RealTerraform.FinishAsync(applying);

        code.Should().Be(1);
        output.Should().Contain("Terraform asked the provider to stop").And.NotContain("Plugin did not respond");
        terraform.State().Should().Contain("\"status\": \"tainted\"");
    }

    /// <summary>
    /// What a saved plan says of the resources. Terraform copies the configuration itself into it as well, and a secret that was written out there is in it.
    /// </summary>
    private static string PlanText(RealTerraform terraform)
    {
        using var plan = System.IO.Compression.ZipFile.OpenRead(Path.Combine(terraform.Work, "planned"));
        return string.Concat(plan.Entries.Where(e => e.FullName is "tfplan" or "tfstate" or "tfstate-prev").Select(entry =>
        {
            using var reader = new StreamReader(entry.Open(), System.Text.Encoding.Latin1);
            return reader.ReadToEnd();
        }));
    }

    private static IEnumerable<int> ChildrenOf(int parent) => Directory.EnumerateDirectories("/proc")
        .Select(Path.GetFileName).Where(n => int.TryParse(n, out _)).Select(n => int.Parse(n!, System.Globalization.CultureInfo.InvariantCulture))
        .Where(id => ParentOf(id) == parent);

    private static int ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}

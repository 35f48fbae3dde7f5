using System.IO.Compression;
using Rancher.Provider.AcceptanceTests.Secrets;
using Rancher.Provider.AcceptanceTests.Support;

namespace Rancher.Provider.AcceptanceTests.WriteOnly;

/// <summary>Through the real terraform: a write-only value reaches Rancher and no file of Terraform.</summary>
public sealed class WriteOnlyTwinAcceptanceTests : ProviderTests
{
    [Theory]
    [InlineData("setting")]
    [InlineData("secrets")]
    [InlineData("cloudCredential")]
    public async Task Value_IsSentWithEachVersionAndStoredNowhere(string type)
    {
        await using var acceptance = ProviderFixture.LaunchedCase().With("TF_LOG", "TRACE").With("TF_LOG_PROVIDER", "TRACE").With("TF_VAR_secret", Sentinel.Of(1));
        await acceptance.ApplyAsync(Configuration(type, 1, "first"));
        (await SentAsync(type)).Should().Be(Sentinel.Of(1));

        acceptance.With("TF_VAR_secret", Sentinel.Of(2));
        await acceptance.ApplyAsync(Configuration(type, 1, "second"));
        if (type != "cloudCredential")
        {
            (await SentAsync(type)).Should().Be(Sentinel.Of(1), "the version is the same");
        }

        await acceptance.ApplyAsync(Configuration(type, 2, "second"), plan => plan.ShouldUpdate(Addresses[type]));
        (await SentAsync(type)).Should().Be(Sentinel.Of(2));

        var texts = Texts(Directory.GetParent(acceptance.Terraform.Folder)!.FullName).ToList();
        texts.Should().Contain(t => t.Text.Contains("/v", StringComparison.Ordinal) && t.Text.Contains("tf_req_id", StringComparison.Ordinal), "the log of the provider is there");
        texts.SelectMany(t => Sentinel.FoundIn(t.Text).Select(found => $"{t.Name}: {found}")).Should().BeEmpty("state, plan and log are without the value");
        await acceptance.DestroyAsync();
    }

    private static readonly Dictionary<string, string> Addresses = new()
    {
        ["setting"] = "rancher2_setting.this", ["secrets"] = "rancher2_secret_v2.this", ["cloudCredential"] = "rancher2_cloud_credential.this",
    };

    private string Configuration(string type, int version, string note) => Provider.Configuration($$"""
        variable "secret" {
          type      = string
          ephemeral = true
        }

        """ + type switch
    {
        "setting" => $$"""
            resource "rancher2_setting" "this" {
              name             = "acceptance"
              value_wo         = var.secret
              value_wo_version = {{version}}
              labels           = { note = "{{note}}" }
            }
            """,
        "secrets" => $$"""
            resource "rancher2_secret_v2" "this" {
              cluster_id      = "local"
              namespace       = "default"
              name            = "login"
              data_wo         = { password = var.secret }
              data_wo_version = {{version}}
              labels          = { note = "{{note}}" }
            }
            """,
        _ => $$"""
            resource "rancher2_cloud_credential" "this" {
              name        = "credential"
              description = "{{note}}"
              amazonec2_credential_config {
                access_key            = "AKIAEXAMPLE"
                secret_key_wo         = var.secret
                secret_key_wo_version = {{version}}
              }
            }
            """,
    });

    private async Task<string?> SentAsync(string type) => type switch
    {
        "setting" => (string?)Provider.Rancher.Store.Get("setting", "acceptance")!["value"],
        "secrets" => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String((string)(await Other.GetAsync("secrets", "default", "login"))["data"]!["password"]!)),
        _ => (string?)Provider.Rancher.Store.All("cloudCredential").Single()["amazonec2credentialConfig"]!["secretKey"],
    };

    /// <summary>Every file below the folder as text; a plan file is an archive.</summary>
    private static IEnumerable<(string Name, string Text)> Texts(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            yield return (file, File.ReadAllText(file));
            if (!file.EndsWith(".tfplan", StringComparison.Ordinal))
            {
                continue;
            }

            using var archive = ZipFile.OpenRead(file);
            foreach (var entry in archive.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                yield return ($"{file}/{entry.FullName}", reader.ReadToEnd());
            }
        }
    }
}

using Newtonsoft.Json.Linq;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Clusters;

/// <summary>
/// Drivers that make machines. One that is activated is fetched; then its fields are known, and credentials can have them. Nothing can be fetched for a
/// driver that did not come with the server.
/// </summary>
internal sealed class NodeDriverBehavior(World world) : TypeBehavior(world, "nodeDriver")
{
    private const string Downloading = "downloading";
    private const double FetchSeconds = 1;
    private const string PublicFields = "publicCredentialFields";
    private const string PrivateFields = "privateCredentialFields";

    public override string NewName(JObject body) => (bool?)body["builtin"] == true ? (string)body["name"]! : World.Ids.Name(NamePrefix);

    /// <summary>The drivers that come with a server.</summary>
    public void Plant()
    {
        foreach (var name in (string[])["amazonec2", "azure", "digitalocean", "google", "vmwarevsphere"])
        {
            Plant(name, isActive: true, []);
        }

        Plant("linode", isActive: false, new JObject { [PrivateFields] = "token" });
    }

    public override void AfterCreate(StoredObject created, Access.Caller caller)
    {
        base.AfterCreate(created, caller);
        Switch(created, created.Flag("active"));
    }

    public override ApiAnswer Act(string action, StoredObject stored, JObject input, ApiRequest request)
    {
        if (action is not ("activate" or "deactivate"))
        {
            return base.Act(action, stored, input, request);
        }

        Switch(stored, action == "activate");
        return ApiAnswer.Ok(World.View.Build(this, stored, request));
    }

    private void Plant(string name, bool isActive, JObject annotations) => Insert(
        new JObject
        {
            ["name"] = name,
            ["active"] = isActive,
            ["builtin"] = true,
            ["url"] = "local://",
            ["state"] = isActive ? "active" : "inactive",
            ["annotations"] = annotations,
        },
        creatorId: null);

    private void Switch(StoredObject driver, bool isActive)
    {
        var was = driver.Text("state");
        driver.Body["active"] = isActive;
        driver.Body["state"] = !isActive ? "inactive" : was == "active" ? "active" : Downloading;
        driver.Body["transitioning"] = driver.Text("state") == Downloading ? "yes" : "no";
        if (driver.Text("state") == Downloading && driver.Flag("builtin"))
        {
            driver.Body["conditions"] = new JArray(
                ((string[])["Downloaded", "Installed", "Active"]).Select(c => new JObject { ["type"] = c, ["status"] = "Unknown", ["message"] = "", ["reason"] = "" }));
            World.Clock.After(FetchSeconds, () => Fetched(driver));
        }
    }

    private void Fetched(StoredObject driver)
    {
        if (driver.Text("state") != Downloading)
        {
            return;
        }

        driver.Body["state"] = "active";
        driver.Body["transitioning"] = "no";
        foreach (var condition in (driver.Body["conditions"] as JArray ?? []).OfType<JObject>())
        {
            condition["status"] = "True";
        }

        var fields = FieldsIn(driver, PublicFields, "string").Concat(FieldsIn(driver, PrivateFields, "password")).ToDictionary(f => f.Name);
        var (type, member) = ($"{driver.Text("name")}credentialconfig", $"{driver.Text("name")}credentialConfig");
        World.Schemas.Put(new TypeSchema(type, type + "s", null, null, null, null, fields));
        var credential = World.Schemas.Get("cloudCredential");
        World.Schemas.Put(credential with { Fields = new Dictionary<string, FieldSchema>(credential.Fields) { [member] = Field(member, type) } });
    }

    private static IEnumerable<FieldSchema> FieldsIn(StoredObject driver, string annotation, string type) =>
        ((string?)driver.Body["annotations"]?[annotation] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => Field(name, type));

    private static FieldSchema Field(string name, string type) => new(
        name, type, Create: true, Update: true, Nullable: true, Required: false, Dynamic: true, WriteOnly: false, Pointer: false, Default: null, Options: null, Min: null, Max: null);
}

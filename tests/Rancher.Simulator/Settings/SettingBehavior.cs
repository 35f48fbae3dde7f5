using System.Globalization;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Clusters;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Settings;

/// <summary>Settings: an empty value means the default; what the environment set can only be read.</summary>
internal sealed class SettingBehavior : TypeBehavior
{
    public SettingBehavior(World world)
        : base(world, "setting")
    {
        Removal = Removal.Silent;
    }

    /// <summary>A setting got another value.</summary>
    public Action<StoredObject> Changed { get; init; } = _ => { };

    /// <summary>Puts the settings of the recorded server in place, then those of this run.</summary>
    public void Seed()
    {
        foreach (var line in Resources.Read($"settings/settings-{Version.SchemaTag}.table").Split('\n').Where(l => l.Length > 0 && l[0] != '#'))
        {
            var words = line.Split('|');
            Put(words[0], words[1], words.ElementAtOrDefault(2) is { Length: > 0 } value ? value : null, words.ElementAtOrDefault(3) ?? "db");
        }

        var fromEnvironment = Version.Minor >= 11 ? "env" : "db";
        Put("server-url", "", World.Options.ServerUrl ?? World.Url, fromEnvironment);
        Put("cacerts", "", World.CaPem.Trim(), "db");
        Put("install-uuid", "", World.Ids.Uuid(), "db");
        foreach (var (name, value) in World.Options.Settings)
        {
            Put(name, Store.Find(TypeId, name)?.Text("default") ?? "", value, "db");
        }
    }

    public override void BeforeCreate(JObject body, Caller caller)
    {
        body["customized"] = true;
        body["source"] = "db";
    }

    public override void BeforeUpdate(StoredObject current, JObject sent, JObject merged, Caller caller)
    {
        if (Version.Minor >= 11 && current.Text("source") == "env")
        {
            throw new ApiError(405, "MethodNotAllow", $"{current.Id} is readOnly because its value is from environment variable");
        }

        if (!sent.ContainsKey("value"))
        {
            throw ApiError.Server("value not found");
        }

        var value = (string?)sent["value"] ?? "";
        CheckValue(current.Id, value);
        CheckTokenLife(current.Id, value);
        var standard = current.Text("default") ?? "";
        merged["value"] = value.Length == 0 ? standard : value;
        merged["customized"] = value.Length > 0;
        merged["source"] = value.Length > 0 ? "db" : "default";
    }

    public override void AfterUpdate(StoredObject updated, JObject before) => Changed(updated);

    public override void Present(JObject view, StoredObject stored, ApiRequest request)
    {
        if (Version.Minor >= 11 && (stored.Text("source") == "env" || ReadInPublic(stored, request)))
        {
            ((JObject)view["links"]!).Remove("update");
        }
    }

    /// <summary>Settings that need no login are read as if nobody had logged in, so nothing offers to change them.</summary>
    private static bool ReadInPublic(StoredObject stored, ApiRequest request) =>
        request.Method == "GET" && request.Segments.Length == 3 && Permissions.IsPublicSetting(stored.Id);

    private void CheckValue(string name, string value)
    {
        if (Version.HasWebhook && name == "auth-user-session-ttl-minutes" && value.StartsWith('-'))
        {
            throw ApiError.Webhook("settings.management.cattle.io", $"value: Invalid value: \"{value}\": negative value");
        }
    }

    /// <summary>Lives and grace periods of registration tokens have a least length, and the grace period is the shorter of the two.</summary>
    private void CheckTokenLife(string name, string value)
    {
        if (!Version.RegistrationTokensAreSecrets || name is not (RegistrationTokenLife.TtlSetting or RegistrationTokenLife.GraceSetting))
        {
            return;
        }

        var isTtl = name == RegistrationTokenLife.TtlSetting;
        var least = isTtl ? RegistrationTokenLife.ShortestLife : RegistrationTokenLife.ShortestGrace;
        var other = isTtl ? RegistrationTokenLife.GraceSetting : RegistrationTokenLife.TtlSetting;
        var otherMinutes = int.Parse(World.Setting(other), CultureInfo.InvariantCulture);
        if (!int.TryParse(value, CultureInfo.InvariantCulture, out var minutes))
        {
            throw Refused($"{name} must be a valid integer: strconv.Atoi: parsing \"{value}\": invalid syntax");
        }

        if (minutes < least)
        {
            throw Refused($"{name} must be >= {least}");
        }

        if (isTtl ? minutes <= otherMinutes : minutes >= otherMinutes)
        {
            throw Refused($"{name} ({minutes}) must be {(isTtl ? "greater" : "less")} than {other} ({otherMinutes})");
        }

        static ApiError Refused(string reason) => new(422, "InvalidBodyContent", reason);
    }

    private void Put(string name, string standard, string? value, string source)
    {
        Store.Remove(TypeId, name);
        var set = !string.IsNullOrEmpty(value);
        var stored = Insert(
            new JObject
            {
                ["name"] = name,
                ["default"] = standard,
                ["value"] = set ? value : standard,
                ["customized"] = set && source == "db",
                ["source"] = set ? source : "default",
            },
            null,
            byNorman: false);
        if (Version.Minor < 11)
        {
            stored.Body["labels"] = new JObject { ["cattle.io/creator"] = "norman" };
        }
    }
}

using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.Settings;

/// <summary>
/// A setting exists before anyone manages it, unless it is a custom one. So creating one that is there means setting its value, and removing a
/// built-in one means giving it back its default.
/// </summary>
internal sealed class SettingBehavior : ResourceBehavior
{
    public override async Task<JObject> CreateAsync(OperationContext op, JObject body, Action<JObject> created, CancellationToken ct)
    {
        var name = (string?)body["name"] ?? "";
        var setting = await op.Store.FindAsync(name, ct) is null
            ? await op.Store.CreateAsync(body, ct)
            : await op.Store.UpdateAsync(name, _ => body, ct) ?? throw new OperationFailedException($"The setting \"{name}\" vanished while it was being set.");
        created(setting);
        return setting;
    }

    public override async Task DeleteAsync(OperationContext op, CancellationToken ct)
    {
        var setting = await op.Store.FindAsync(op.Id, ct);
        if (setting is null)
        {
            return;
        }

        if (IsCustom(setting))
        {
            await op.Store.DeleteAsync(op.Id, ct);
            return;
        }

        try
        {
            // Rancher has no word for "back to the default" of a built-in setting but its empty value.
            await PutAsync(op, "", ct);
        }
        catch (RancherException refused) when (refused.Error.Status == 422 && (string?)setting["default"] is { Length: > 0 })
        {
            // A number may not be empty. What is set then stays when a later Rancher has another default.
            await PutAsync(op, (string)setting["default"]!, ct);
        }
    }

    private static Task<JObject> PutAsync(OperationContext op, string value, CancellationToken ct) =>
        op.Rancher().Norman.UpdateAsync("settings", op.Id, new JObject { ["name"] = op.Id, ["value"] = value }, ct);

    // Rancher makes its own settings without a creator.
    private static bool IsCustom(JObject setting) => setting["creatorId"] is JValue { Value: string { Length: > 0 } };
}

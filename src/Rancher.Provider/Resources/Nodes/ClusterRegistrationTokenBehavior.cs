using System.Globalization;
using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Resources.Nodes;

/// <summary>Life of a registration token.</summary>
internal sealed class ClusterRegistrationTokenBehavior : ResourceBehavior
{
    public override async Task<JObject> CreateAsync(OperationContext op, JObject body, Action<JObject> created, CancellationToken ct)
    {
        var rancher = op.Rancher();
        body["name"] ??= NewName();
        try
        {
            var token = await RegistrationFields.JoinAsync(rancher, await rancher.RegistrationTokens.CreateAsync(body, created, op.Timeout, ct), ct);
            created(token);
            return token;
        }
        catch (RancherException refused) when (refused.Error.IsConflict)
        {
            throw new OperationFailedException(
                $"The cluster has a registration token named \"{body["name"]}\" already. Leave name out, choose another, or import the one that exists: terraform import … {body["clusterId"]}:{body["name"]}",
                Terraform.Plugin.Values.TfPath.Of("name"));
        }
    }

    public override async Task<JObject?> ReadAsync(OperationContext op, CancellationToken ct)
    {
        var rancher = op.Rancher();
        if (await rancher.RegistrationTokens.FindByIdAsync(op.Id, ct) is not { } token)
        {
            return null;
        }

        token["rotationDue"] = rancher.RegistrationTokens.IsExpired(token) || IsOld(token, op.Prior["rotate_after"].StringOrNull(), rancher.Connection.Clock.GetUtcNow());
        return await RegistrationFields.JoinAsync(rancher, token, ct);
    }

    public override Task DeleteAsync(OperationContext op, CancellationToken ct) => op.Rancher().RegistrationTokens.DeleteAsync(op.Id, op.Timeout, ct);

    /// <summary>A name that no other token has, so that one whose making was not answered can be found.</summary>
    public static string NewName() => $"terraform-{Guid.NewGuid():N}"[..22];

    private static bool IsOld(JObject token, string? rotateAfter, DateTimeOffset now) =>
        rotateAfter is not null && GoDuration.TryParse(rotateAfter) is { } age
        && DateTimeOffset.TryParse((string?)token["created"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created)
        && now - created >= age;
}

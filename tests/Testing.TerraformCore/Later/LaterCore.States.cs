using Google.Protobuf;
using Terraform.Plugin.Protocol;
using Terraform.Plugin.Values;
using Tfplugin6;

namespace Testing.TerraformCore.Later;

/// <summary>States: written, read again by the next command, refreshed, imported, and taken over.</summary>
internal sealed partial class LaterCore
{
    /// <summary>Reads the object.</summary>
    /// <returns>Null when it is gone.</returns>
    public async Task<ManagedObject?> RefreshAsync(ManagedObject item)
    {
        var type = TypeOf(item.Type);
        var answer = await _provider.ReadResourceAsync(Sent(new ReadResource.Types.Request
        {
            TypeName = item.Type,
            CurrentState = Wire.Encode(item.State, type),
            Private = item.Private,
            CurrentIdentity = Encode(item.Type, item.Identity),
            ClientCapabilities = Capabilities(),
        }));
        var state = Wire.Decode(answer.NewState, type);
        Require(
            $"refresh {item.Type}",
            answer.Diagnostics,
            [
                .. state.IsWhollyKnown ? Array.Empty<string>() : ["Provider produced invalid object: unknown values"],
                .. IdentityRules.OfAnswer(answer.NewIdentity, IdentityTypeOf(item.Type), item.Identity, isRequired: !state.IsNull),
                .. answer.Deferred is null ? Array.Empty<string>() : ["Provider deferred changes when Terraform did not allow deferrals"],
            ]);
        return state.IsNull ? null : Stored(new ManagedObject(item.Type, state, IdentityOf(item.Type, answer.NewIdentity), answer.Private));
    }

    /// <summary>What an <c>import</c> block does: import, and read.</summary>
    public Task<ManagedObject> ImportAsync(string type, string id) => ImportAsync(new ImportResourceState.Types.Request { TypeName = type, Id = id });

    /// <inheritdoc cref="ImportAsync(string, string)"/>
    public Task<ManagedObject> ImportByIdentityAsync(string type, TfValue identity) =>
        ImportAsync(new ImportResourceState.Types.Request { TypeName = type, Identity = Encode(type, identity) });

    /// <summary>The object as a Terraform before 1.12 left it, which wrote no identities.</summary>
    public static ManagedObject WithoutIdentity(ManagedObject item) => item with { Identity = TfValue.Null };

    private async Task<ManagedObject> ImportAsync(ImportResourceState.Types.Request request)
    {
        request.ClientCapabilities = Capabilities();
        var type = request.TypeName;
        var answer = await _provider.ImportResourceStateAsync(Sent(request));
        Require($"import {type}", answer.Diagnostics, answer.ImportedResources.Count == 1 ? [] : ["Import returned no or several resources"]);
        var imported = answer.ImportedResources[0];
        var state = Wire.Decode(imported.State, TypeOf(type));
        Require(
            $"import {type}",
            [],
            [
                .. imported.TypeName == type ? Array.Empty<string>() : ["import didn't set type"],
                .. state.IsNull ? ["Import returned null resource"] : Array.Empty<string>(),
                .. IdentityRules.OfAnswer(imported.Identity, IdentityTypeOf(type), IdentityOf(type, request.Identity), isRequired: true),
            ]);
        return await RefreshAsync(new ManagedObject(type, state, IdentityOf(type, imported.Identity), imported.Private))
            ?? throw new CoreException($"import {type}", ["Cannot import non-existent remote object"]);
    }

    /// <summary>An object after it was written to a state file; what JSON cannot hold is lost there.</summary>
    private ManagedObject Stored(ManagedObject item)
    {
        try
        {
            var type = TypeOf(item.Type);
            var state = JsonCodec.Decode(JsonCodec.Encode(item.State, type), type);
            return state.Equals(item.State) ? item : throw new CoreException($"store {item.Type}", ["the state file has another value"]);
        }
        catch (ValueEncodeException error)
        {
            throw new CoreException($"store {item.Type}", [error.Message]);
        }
    }

    /// <summary>What the next command makes of the state file: both the state and the identity go through the provider.</summary>
    public async Task<ManagedObject> ReloadAsync(ManagedObject item)
    {
        var type = TypeOf(item.Type);
        var upgraded = await _provider.UpgradeResourceStateAsync(Sent(new UpgradeResourceState.Types.Request
        {
            TypeName = item.Type,
            Version = _schema.ResourceSchemas[item.Type].Version,
            RawState = new RawState { Json = ByteString.CopyFrom(JsonCodec.Encode(item.State, type)) },
        }));
        var state = Wire.Decode(upgraded.UpgradedState, type);
        Require($"read the state of {item.Type}", upgraded.Diagnostics, state.Equals(item.State) ? [] : ["the state is another after it was stored"]);
        if (item.Identity.IsNull)
        {
            return item;
        }

        var identity = await _provider.UpgradeResourceIdentityAsync(Sent(new UpgradeResourceIdentity.Types.Request
        {
            TypeName = item.Type,
            Version = _identities[item.Type].Version,
            RawIdentity = new RawState { Json = ByteString.CopyFrom(JsonCodec.Encode(item.Identity, IdentityTypeOf(item.Type)!)) },
        }));
        Require(
            $"read the identity of {item.Type}",
            identity.Diagnostics,
            [.. IdentityRules.OfAnswer(identity.UpgradedIdentity, IdentityTypeOf(item.Type), item.Identity, isRequired: true)]);
        return item with { State = state };
    }
}

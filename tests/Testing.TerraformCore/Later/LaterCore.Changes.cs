using Google.Protobuf;
using Terraform.Plugin.Protocol;
using Terraform.Plugin.Values;
using Tfplugin6;

namespace Testing.TerraformCore.Later;

/// <summary>Plans and applies.</summary>
internal sealed partial class LaterCore
{
    /// <summary>Validates and plans a configuration.</summary>
    /// <param name="type">Type of the resource.</param>
    /// <param name="prior">The object as the last refresh left it; null for a new one.</param>
    /// <param name="config">Null to destroy.</param>
    /// <param name="forceReplace">As with <c>-replace</c>.</param>
    public async Task<PlannedObject> PlanAsync(string type, ManagedObject? prior, TfValue config, bool forceReplace = false)
    {
        if (!config.IsNull)
        {
            var validated = await _provider.ValidateResourceConfigAsync(Sent(
                new ValidateResourceConfig.Types.Request { TypeName = type, Config = Wire.Encode(config, TypeOf(type)), ClientCapabilities = Capabilities() }));
            Require($"validate {type}", validated.Diagnostics);
        }

        var planned = await PlanOnceAsync(type, prior, prior, config, isApply: false, null);
        var (answer, state) = planned;
        var replaces = prior is not null && !config.IsNull && (forceReplace || answer.RequiresReplace.Count > 0);
        if (replaces)
        {
            // The second plan is that of a new object. Core tells the identity of the old one all the same.
            (answer, state) = await PlanOnceAsync(type, prior, null, config, isApply: false, null);
        }

        var result = new PlannedObject(type, prior, config, state, IdentityOf(type, answer.PlannedIdentity), answer.PlannedPrivate, replaces);
        Present(result, answer.Deferred);
        return result;
    }

    /// <summary>Plans again, with all values known and in the way of another process, and applies.</summary>
    /// <returns>The object that there is now; null when it was destroyed.</returns>
    public async Task<ManagedObject?> ApplyAsync(PlannedObject plan)
    {
        if (plan.Config.IsNull)
        {
            return await ApplyOnceAsync(plan.Type, plan.Prior, TfValue.Null, TfValue.Null, plan.Identity, plan.Private);
        }

        if (plan.Replaces)
        {
            var gone = await PlanAsync(plan.Type, plan.Prior, TfValue.Null);
            await ApplyOnceAsync(plan.Type, gone.Prior, TfValue.Null, TfValue.Null, gone.Identity, gone.Private);
        }

        var prior = plan.Replaces ? null : plan.Prior;
        var (answer, state) = await PlanOnceAsync(plan.Type, prior, prior, plan.Config, isApply: true, plan.Private);
        if (!state.Equals(plan.State))
        {
            throw new CoreException($"apply {plan.Type}", ["Provider produced inconsistent final plan"]);
        }

        return await ApplyOnceAsync(plan.Type, prior, state, plan.Config, IdentityOf(plan.Type, answer.PlannedIdentity), answer.PlannedPrivate);
    }

    private async Task<(PlanResourceChange.Types.Response Answer, TfValue State)> PlanOnceAsync(
        string type, ManagedObject? identified, ManagedObject? prior, TfValue config, bool isApply, ByteString? plannedPrivate)
    {
        var (block, objectType, before) = (BlockOf(type), TypeOf(type), prior?.State ?? TfValue.Null);
        var request = new PlanResourceChange.Types.Request
        {
            TypeName = type,
            PriorState = Wire.Encode(before, objectType),
            Config = Wire.Encode(config, objectType),
            ProposedNewState = Wire.Encode(Proposal.Of(block, before, config), objectType),
            PriorPrivate = prior?.Private ?? ByteString.Empty,
            PriorIdentity = Encode(type, identified?.Identity ?? TfValue.Null),
            ClientCapabilities = Capabilities(isApply),
        };
        if (plannedPrivate is not null && Release.StoresPlannedPrivate)
        {
            request.PlannedPrivate = plannedPrivate;
        }

        var answer = await _provider.PlanResourceChangeAsync(Sent(request));
        var state = Wire.Decode(answer.PlannedState, objectType);
        Require(
            $"plan {type}",
            answer.Diagnostics,
            [
                .. answer.LegacyTypeSystem ? [] : PlanRules.Violations(block, before, config, state).Select(p => $"Provider produced invalid plan: {p}"),
                .. IdentityRules.OfAnswer(answer.PlannedIdentity, IdentityTypeOf(type), prior?.Identity ?? TfValue.Null, isRequired: prior is not null),
                .. answer.Deferred is null ? Array.Empty<string>() : ["Provider deferred changes when Terraform did not allow deferrals"],
            ]);
        return (answer, state);
    }

    private async Task<ManagedObject?> ApplyOnceAsync(string type, ManagedObject? prior, TfValue planned, TfValue config, TfValue identity, ByteString memory)
    {
        var (block, objectType) = (BlockOf(type), TypeOf(type));
        var answer = await _provider.ApplyResourceChangeAsync(Sent(new ApplyResourceChange.Types.Request
        {
            TypeName = type,
            PriorState = Wire.Encode(prior?.State ?? TfValue.Null, objectType),
            PlannedState = Wire.Encode(planned, objectType),
            Config = Wire.Encode(config, objectType),
            PlannedPrivate = memory,
            PlannedIdentity = Encode(type, identity),
        }));
        var state = Wire.Decode(answer.NewState, objectType);
        if (answer.Diagnostics.Any(d => d.Severity == Tfplugin6.Diagnostic.Types.Severity.Error))
        {
            // Core keeps what it is given with the error, and the prior state where it is given nothing.
            var kept = state.IsNull ? prior : Stored(new ManagedObject(type, state, IdentityOf(type, answer.NewIdentity), answer.Private));
            Require($"apply {type}", answer.Diagnostics, kept, []);
        }

        Require(
            $"apply {type}",
            answer.Diagnostics,
            [
                .. planned.IsNull == state.IsNull ? Array.Empty<string>() : ["Provider returned invalid result object after apply"],
                .. planned.IsNull || answer.LegacyTypeSystem
                    ? []
                    : ApplyRules.Violations(block, planned, state).Select(p => $"Provider produced inconsistent result after apply: {p}"),
                .. IdentityRules.OfAnswer(answer.NewIdentity, IdentityTypeOf(type), identity, isRequired: !planned.IsNull),
            ]);
        return state.IsNull ? null : Stored(new ManagedObject(type, state, IdentityOf(type, answer.NewIdentity), answer.Private));
    }

    /// <summary>Shows or stores a plan, which is where a value that cannot be rendered ends the command.</summary>
    private void Present(PlannedObject plan, Deferred? deferred)
    {
        var identityType = IdentityTypeOf(plan.Type);
        try
        {
            if (Release.RendersPlans)
            {
                var (before, identity) = (plan.Prior?.State ?? TfValue.Null, plan.Prior?.Identity ?? TfValue.Null);
                PlanJson.Render(TypeOf(plan.Type), before, plan.State, identityType, identity, plan.Identity, plan.Private, deferred);
            }
            else if (identityType is not null)
            {
                JsonCodec.Encode(plan.Identity, identityType);
            }
        }
        catch (ValueEncodeException error)
        {
            throw new CoreException($"show the plan of {plan.Type}", [error.Message]);
        }
    }
}

using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Engine;

/// <summary>Everything Terraform can ask of one resource type, driven by its definition.</summary>
internal sealed class ResourceEngine
{
    private readonly ResourceDefinition _definition;

    public ResourceEngine(ResourceDefinition definition) => (_definition, Fields) = (definition, ImplicitAttributes.FieldsOf(definition));

    /// <summary>All fields, those of every resource included.</summary>
    public IReadOnlyList<Field> Fields { get; }

    public Diagnostics Validate(TfValue config, bool writeOnlyAllowed, TfValue provider) =>
        ConfigValidator.Validate(Fields, config, _definition.Validate, writeOnlyAllowed, provider);

    public StateOutcome Upgrade(long version, JObject rawState)
    {
        var diagnostics = new Diagnostics();
        var state = (JObject)rawState.DeepClone();
        foreach (var (_, upgrade) in _definition.StateUpgraders.Where(u => u.Key >= version).OrderBy(u => u.Key))
        {
            upgrade(state);
        }

        return new StateOutcome(StateReader.Read(Fields, state), [], diagnostics);
    }

    public async Task<PlanOutcome> PlanAsync(PlanRequest request, TfValue provider, IProviderServices? services, CancellationToken ct)
    {
        var diagnostics = new Diagnostics();
        if (request.Config.IsNull)
        {
            if (_definition.CheckDestroyAsync is { } checkDestroy)
            {
                await checkDestroy(new PlanContext(Fields, request.Prior, TfValue.Null, TfValue.Null, diagnostics) { Provider = provider }, services, ct);
            }

            return new PlanOutcome(TfValue.Null, [], request.PrivateState, false, diagnostics);
        }

        var privateState = PrivateState.Read(request.PrivateState);
        var (planned, findings) = Planner.Plan(Fields, request.Config, request.Prior, privateState);
        var presence = await ObjectPresence.OfAddedBlocksAsync(_definition, Fields, request.Prior, planned, services, ct);
        var context = new PlanContext(Fields, request.Prior, request.Config, planned, diagnostics)
        {
            Provider = provider, Applied = privateState.Applied, Presence = presence,
        };
        findings.Replace.Where(path => !presence.Any(block => block.Value && path.Equals(TfPath.Of(block.Key)))).ToList().ForEach(context.RequireReplace);
        FixedEntries.Warn(Fields, context, privateState);
        foreach (var refusal in context.IsUpdate ? findings.Refusals : [])
        {
            diagnostics.Error($"{refusal.Field.Name} cannot be removed", refusal.Field.NotRemovableBecause!, refusal.Path);
        }

        _definition.ModifyPlan?.Invoke(context);
        context.Replan(ComputedOnUpdate.Forget(Fields, context.Prior, context.Planned));
        PlanReplacement(context);
        Renewals.Plan(_definition, context);
        foreach (var requirement in _definition.Requires)
        {
            await requirement.CheckPlanAsync(context, services, ct);
        }

        await VersionCheck.CheckAsync(context, Fields, services, ct);
        if (_definition.CheckPlanAsync is { } check)
        {
            await check(context, services, ct);
        }

        return new PlanOutcome(
            context.Planned,
            [.. context.Replace.Distinct()],
            Noted(privateState, request.Config, request.Prior.IsNull).ToBytes(),
            findings.NeedsLegacyTypeSystem,
            diagnostics);
    }

    public async Task<StateOutcome> ReadAsync(TfValue state, byte[] privateBytes, IProviderServices services, CancellationToken ct)
    {
        var (privateState, diagnostics) = (PrivateState.Read(privateBytes), new Diagnostics());
        var op = new OperationContext(_definition, services, diagnostics) { Prior = KnownNames.Strict(Fields, state), IsImport = privateState.IsImported };
        try
        {
            if (await _definition.Behavior.ReadAsync(op, ct) is not { } api)
            {
                return new StateOutcome(TfValue.Null, [], diagnostics);
            }

            RequireIdentity(op, api);
            await Renewals.NoteAsync(op, api, ct);
            var purpose = privateState.IsImported ? ReadPurpose.Import : ReadPurpose.Refresh;
            var ignored = privateState.IgnoredArguments.Concat(await VersionCheck.LackingAsync(Fields, state, api, services, ct))
                .ToHashSet(StringComparer.Ordinal);
            var unanswered = new UnansweredFields(ignored, IsAnyAbsence: !privateState.IsApplied && _definition.Address?.ReplacesWholeObject == false);
            return new StateOutcome(Flattener.Flatten(Fields, api, state, purpose, unanswered), privateState.AfterImport().ToBytes(), diagnostics);
        }
        catch (Exception error) when (ErrorDiagnostics.TryExplain(
            error, services, diagnostics, $"Cannot read {op.Subject}", "The state was kept as it is.", Fields, state))
        {
            return new StateOutcome(state, privateBytes, diagnostics);
        }
    }

    public Task<StateOutcome> ApplyAsync(ApplyRequest request, IProviderServices services, CancellationToken ct)
    {
        var op = new OperationContext(_definition, services, [])
        {
            Prior = KnownNames.Strict(Fields, request.Planned.IsNull ? request.Prior : WriteOnlyValues.HeldByServer(Fields, request.Prior)),
            Planned = KnownNames.Strict(Fields, WriteOnlyValues.ToSend(Fields, request.Planned, request.Prior, request.Config)),
            Timeout = TimeoutOf(request),
            Previous = PrivateState.Read(request.PrivateState).Previous,
        };
        return request switch
        {
            { Planned.IsNull: true } => DeleteAsync(op, request, ct),
            { Prior.IsNull: true } => CreateAsync(op, request, ct),
            _ => UpdateAsync(op, request, ct),
        };
    }

    public async Task<StateOutcome> ImportAsync(string importId, IProviderServices services, CancellationToken ct)
    {
        var diagnostics = new Diagnostics();
        var what = $"Cannot import {_definition.TypeName} \"{importId}\"";
        if (_definition.ImportId is null)
        {
            diagnostics.Error(what, $"{_definition.TypeName} has no object of its own that could be imported.");
            return new StateOutcome(TfValue.Null, [], diagnostics);
        }

        try
        {
            var op = new OperationContext(_definition, services, diagnostics) { IsImport = true };
            var target = await _definition.Behavior.ResolveImportAsync(op, importId, ct);
            return new StateOutcome(StateReader.Read(Fields, ObjectImport.StateOf(target)), PrivateState.OfImport().ToBytes(), diagnostics);
        }
        catch (Exception error) when (ErrorDiagnostics.TryExplain(
            error, services, diagnostics, what, $"An id looks like {ImportExamples()}.", Fields, TfValue.Null))
        {
            return new StateOutcome(TfValue.Null, [], diagnostics);
        }
    }

    private async Task<StateOutcome> CreateAsync(OperationContext op, ApplyRequest request, CancellationToken ct)
    {
        JObject? made = null;
        try
        {
            var api = await _definition.Behavior.CreateAsync(op, Expander.ForCreate(Fields, op.Planned), answer => made = answer, ct);
            return Completed(op, request, api);
        }
        catch (Exception error) when (ErrorDiagnostics.TryExplain(
            error, op.Services, op.Diagnostics, $"Cannot create {op.Subject}", KeptAfterCreate(op, error, made), Fields, request.Config))
        {
            return made is null ? new StateOutcome(TfValue.Null, [], op.Diagnostics) : Applied(op, request, made);
        }
        catch (Exception bug) when (made is not null)
        {
            throw new UnfinishedException(Applied(op, request, made), bug);
        }
    }

    private async Task<StateOutcome> UpdateAsync(OperationContext op, ApplyRequest request, CancellationToken ct)
    {
        try
        {
            var renewsOnly = Renewals.AreAll(_definition, Fields, request.Prior, request.Planned);
            var ignored = PrivateState.Read(request.PrivateState).IgnoredArguments;
            var api = (renewsOnly ? await _definition.Behavior.ReadAsync(op, ct)
                : await _definition.Behavior.UpdateAsync(op, server => Change(op, server, ignored), ct))
                ?? throw new OperationFailedException(
                    $"The object with the id \"{op.Id}\" does not exist any more. It was removed after the plan was made; plan again to create a new one.");
            if (!renewsOnly && !request.Planned.IsWhollyKnown)
            {
                api = await ReadAfterUpdateAsync(op, api, ct);
            }

            await Renewals.RenewAsync(op, api, ct);
            return Completed(op, request, api);
        }
        catch (Exception error) when (ErrorDiagnostics.TryExplain(
            error, op.Services, op.Diagnostics, $"Cannot update {op.Subject}", "The state still shows the object as it was before.", Fields, request.Config))
        {
            return new StateOutcome(request.Prior, request.PrivateState, op.Diagnostics);
        }
    }

    private async Task<StateOutcome> DeleteAsync(OperationContext op, ApplyRequest request, CancellationToken ct)
    {
        try
        {
            await _definition.Behavior.DeleteAsync(op, ct);
            await Renewals.RevokeAsync(op, ct);
            return new StateOutcome(TfValue.Null, [], op.Diagnostics);
        }
        catch (Exception error) when (ErrorDiagnostics.TryExplain(
            error, op.Services, op.Diagnostics, $"Cannot delete {op.Subject}", "It was kept in the state; destroy again to continue.", Fields, request.Prior))
        {
            return new StateOutcome(request.Prior, request.PrivateState, op.Diagnostics);
        }
    }

    // An answer about another object, or about none, is no answer: the id in state is what everything else hangs on.
    private static void RequireIdentity(OperationContext op, JObject api)
    {
        var id = (api["id"] as JValue)?.Value as string;
        if (id is not { Length: > 0 } || (!op.IsImport && id != op.Id))
        {
            throw new OperationFailedException(
                $"The server was asked for the object \"{op.Id}\" and answered with "
                    + $"{(id is { Length: > 0 } ? $"the object \"{id}\"" : "something that has no id")}. "
                + "Check whether a proxy stands between Terraform and the server.");
        }
    }

    private JObject Change(OperationContext op, JObject server, IReadOnlySet<string> ignored) =>
        Expander.ForUpdate(Fields, server, op.Prior, op.Planned, _definition.Address?.ReplacesWholeObject == true, ignored);

    // The change is made and the object as it was wanted. That it cannot be read now is no failure of the update.
    private async Task<JObject> ReadAfterUpdateAsync(OperationContext op, JObject written, CancellationToken ct)
    {
        try
        {
            return await _definition.Behavior.ReadAsync(op, ct) ?? written;
        }
        catch (Exception error) when (op.Services.Explain(error) is { } fault)
        {
            op.Diagnostics.Warning(
                $"{op.Subject} was updated, but not all of it could be read",
                $"{fault.Reason}\n\nThe update is complete. The attributes that are missing now are read in the next refresh.");
            return written;
        }
    }

    // What the server cannot change, and what it has lost or let expire, needs a new object.
    private void PlanReplacement(PlanContext plan)
    {
        if (_definition.ReplaceWhen is { } rule && (plan.IsCreate || plan.PriorAt(rule.Flag).BoolOrNull() == true))
        {
            plan.Set(rule.Flag, false);
            if (!plan.IsCreate)
            {
                plan.RequireReplace(rule.Flag);
            }
        }

        if (_definition.Update is NoUpdate && !plan.IsCreate)
        {
            foreach (var field in Fields.Where(f => f is { Binding: not ApiBinding.ProviderOnly, IsReadOnly: false }
                && !SemanticEquality.AreEqual(f, plan.PlannedAt(f.Name), plan.PriorAt(f.Name))))
            {
                plan.RequireReplace(field.Name);
            }
        }
    }

    private string ImportExamples() =>
        string.Join(" or ", ObjectImport.FormsOf(_definition).Select(f => f.Example).Where(e => e.Length > 0).Select(e => $"\"{e}\""));

    // The server has answered for good: what the answer lacks it does not keep. It is said once, with the write that showed it.
    private StateOutcome Completed(OperationContext op, ApplyRequest request, JObject api)
    {
        var before = PrivateState.Read(request.PrivateState);
        var unanswered = _definition.Address is null ? [] : IgnoredArguments.FindUnanswered(Fields, request.Config, api);
        foreach (var path in unanswered.Where(a => !a.IsHidden && !before.IgnoredArguments.Contains(a.Name)).Select(a => a.Path))
        {
            op.Diagnostics.Warning(
                $"The server ignored {path}",
                $"{op.Subject} was written, but the answer does not show {path} at all: this server is too old or too new for the argument, or something "
                + "there decides otherwise. It has no effect. The state keeps it as configured, so that plans stay empty.",
                path);
        }

        return Applied(op, request, api, unanswered.Select(a => a.Name));
    }

    private StateOutcome Applied(OperationContext op, ApplyRequest request, JObject api, IEnumerable<string>? ignored = null)
    {
        var before = PrivateState.Read(request.PrivateState);
        return new StateOutcome(
            Flattener.Flatten(Fields, api, request.Planned, ReadPurpose.AfterApply),
            Noted(before, request.Config, request.Prior.IsNull).WithPrevious(op.Previous).WithIgnored(ignored ?? before.IgnoredArguments).ToBytes(),
            op.Diagnostics);
    }

    private PrivateState Noted(PrivateState privateState, TfValue config, bool isNew) =>
        privateState.WithConfigured(Fields, config, isNew).WithApplied(_definition.NoteApplied?.Invoke(config));

    private static string KeptAfterCreate(OperationContext op, Exception error, JObject? made) => made is null
        ? op.KindOf(error) == ServiceErrorKind.AnswerLost ? "It may have been created, and is not in the state." : "Nothing was created."
        : $"The object was created with the id \"{(string?)made["id"]}\" and is kept in the state, marked as tainted. "
        + "Apply again to replace it, or run `terraform untaint` if it is fine.";

    private TimeSpan TimeoutOf(ApplyRequest request)
    {
        var defaults = _definition.Timeouts ?? Timeouts.Minutes(20);
        var (name, fallback, holder) = request switch
        {
            { Planned.IsNull: true } => ("delete", defaults.Delete, request.Prior),
            { Prior.IsNull: true } => ("create", defaults.Create, request.Planned),
            _ => ("update", defaults.Update, request.Planned),
        };
        return holder[ImplicitAttributes.TimeoutsBlock][name].StringOrNull() is { } text && GoDuration.TryParse(text) is { } chosen ? chosen : fallback;
    }
}

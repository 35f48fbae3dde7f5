using Grpc.Core;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using Tfplugin6;

namespace Terraform.Plugin.Protocol;

/// <summary>
/// Read, plan and apply. Private data that comes back empty wipes what Terraform has, and an absent state means that the object is gone, so every
/// answer carries both, answers that fail included.
/// </summary>
internal sealed partial class ProviderService
{
    public override Task<ReadResource.Types.Response> ReadResource(ReadResource.Types.Request request, ServerCallContext context)
    {
        ReadResource.Types.Response Unchanged(IEnumerable<Tfplugin6.Diagnostic> problems) =>
            new() { NewState = request.CurrentState, Private = request.Private, NewIdentity = request.CurrentIdentity, Diagnostics = { problems } };

        return GuardAsync(
            new RpcCall(nameof(ReadResource), "read", request.TypeName),
            context,
            async ct =>
            {
                var codec = Codecs.Resource(request.TypeName);
                if (DeferralFor(request.ClientCapabilities) is { } deferral)
                {
                    var deferred = Unchanged([]);
                    deferred.Deferred = deferral;
                    return deferred;
                }

                var outcome = await Engine.ReadAsync(request.TypeName, codec.DecodeObject(request.CurrentState), request.Private.ToByteArray(), ct);
                var problems = DiagnosticEncoder.Encode(outcome.Diagnostics, codec.Type);
                return outcome.Diagnostics.HasErrors
                    ? Unchanged(problems)
                    : new ReadResource.Types.Response
                    {
                        NewState = codec.Encode(outcome.State),
                        Private = Bytes(outcome.PrivateState),
                        NewIdentity = codec.Identity.Encode(outcome.State),
                        Diagnostics = { problems },
                    };
            },
            problem => Unchanged([DiagnosticEncoder.Encode(problem)]));
    }

    public override Task<PlanResourceChange.Types.Response> PlanResourceChange(PlanResourceChange.Types.Request request, ServerCallContext context) =>
        GuardAsync(
        new RpcCall(nameof(PlanResourceChange), "plan", request.TypeName),
        context,
        async ct =>
        {
            var codec = Codecs.Resource(request.TypeName);
            var plan = new PlanRequest(codec.Decode(request.PriorState), codec.Decode(request.Config), request.PriorPrivate.ToByteArray());
            var outcome = await Engine.PlanAsync(request.TypeName, plan, ct);
            return new PlanResourceChange.Types.Response
            {
                PlannedState = codec.Encode(outcome.Planned),
                PlannedPrivate = Bytes(outcome.PrivateState),
                // What exists keeps its identity to the end, and a plan may not know all that it is made of.
                PlannedIdentity = codec.Identity.Encode(plan.Prior) ?? codec.Identity.Encode(outcome.Planned),
                RequiresReplace = { outcome.Replace.Distinct().Select(path => PathEncoder.Encode(path, codec.Type)).Distinct() },
                LegacyTypeSystem = outcome.NeedsLegacyTypeSystem,
                // The plan follows from the configuration all the same, and shows what the deferred change will be.
                Deferred = DeferralFor(request.ClientCapabilities),
                Diagnostics = { DiagnosticEncoder.Encode(outcome.Diagnostics, codec.Type) },
            };
        },
        problem => new PlanResourceChange.Types.Response
        {
            PlannedState = request.ProposedNewState,
            PlannedPrivate = request.PriorPrivate,
            PlannedIdentity = request.PriorIdentity,
            Diagnostics = { DiagnosticEncoder.Encode(problem) },
        });

    public override Task<ApplyResourceChange.Types.Response> ApplyResourceChange(ApplyResourceChange.Types.Request request, ServerCallContext context)
    {
        var call = new RpcCall(nameof(ApplyResourceChange), "apply", request.TypeName);
        return GuardAsync(
            call,
            context,
            async ct =>
            {
                var codec = Codecs.Resource(request.TypeName);
                var change = new ApplyRequest(
                    codec.Decode(request.PriorState), codec.Decode(request.PlannedState), codec.Decode(request.Config), request.PlannedPrivate.ToByteArray());
                var outcome = await ApplyAsync(call, change, ct);
                var response = new ApplyResourceChange.Types.Response
                {
                    Private = Bytes(outcome.PrivateState),
                    Diagnostics = { DiagnosticEncoder.Encode(outcome.Diagnostics, codec.Type) },
                };
                EncodeApplied(outcome.State, codec, request.TypeName, response);
                response.NewIdentity = codec.Identity.Encode(outcome.State);
                return response;
            },
            problem => new ApplyResourceChange.Types.Response
            {
                NewState = request.PriorState,
                Private = request.PlannedPrivate,
                NewIdentity = request.PriorState is { Msgpack.Length: > 1 } ? request.PlannedIdentity : null,
                Diagnostics = { DiagnosticEncoder.Encode(problem) },
            });
    }

    private async Task<StateOutcome> ApplyAsync(RpcCall call, ApplyRequest change, CancellationToken ct)
    {
        try
        {
            return await Engine.ApplyAsync(call.Subject, change, ct);
        }
        catch (UnfinishedException unfinished)
        {
            unfinished.Outcome.Diagnostics.Add(_guard.Report(call, unfinished.InnerException!));
            return unfinished.Outcome;
        }
    }

    /// <summary>The change has happened. Should its result not encode, whatever does is saved: an object without its id is an orphan.</summary>
    private void EncodeApplied(TfValue state, TypeCodec codec, string typeName, ApplyResourceChange.Types.Response response)
    {
        try
        {
            response.NewState = codec.Encode(state);
        }
        catch (ValueEncodeException error)
        {
            ProtocolLog.StateNotEncoded(_logger, typeName, error);
            response.NewState = codec.EncodeWhatIsPossible(state);
            response.Diagnostics.Add(DiagnosticEncoder.Encode(Values.Diagnostic.Error(
                $"Incomplete state of {typeName}",
                $"The change was made, but the attribute {error.Path} has no value that the schema allows, and is not saved. This is a bug in the provider.",
                error.Path)));
        }
    }
}

using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>The object that an attribute names exists and is ready, such as the cluster of a project.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Noun">What it names, such as <c>cluster</c>.</param>
/// <param name="Collection">Where those are.</param>
public sealed record ParentRequirement(string Attribute, string Noun, ApiCollection Collection) : Requirement
{
    /// <summary>Part of the attribute's value that is the id; null when all of it is.</summary>
    public Func<string, string>? IdIn { get; init; }

    /// <summary>What it must have reached; null when it is enough that it exists.</summary>
    public Readiness? Ready { get; init; }

    /// <summary>Argument that makes the creation wait for it instead of failing; null when it never waits.</summary>
    public string? WaitArgument { get; init; }

    /// <summary>Whether it is enough that the parent exists, unless the argument says to wait.</summary>
    public bool IsReadyOptional { get; init; }

    public override string? Description => Ready is null || IsReadyOptional ? null
        : WaitArgument is null ? $"the {Noun} to {Ready.Description}"
        : $"the {Noun} to {Ready.Description}, and waits for that if `{WaitArgument}` is true";

    public override async Task MeetAsync(OperationContext op, CancellationToken ct)
    {
        if (op.Planned[Attribute].StringOrNull() is not { Length: > 0 } value)
        {
            return;
        }

        // A value may name no such parent, such as a cluster where a project may stand.
        if ((IdIn?.Invoke(value) ?? value) is not { Length: > 0 } id)
        {
            return;
        }

        var store = op.StoreOf(Collection);
        try
        {
            var parent = await store.FindAsync(id, ct) ?? throw Missing(id);
            if (IsReadyOptional && !IsAskedToWait(op))
            {
                return;
            }

            if (Ready?.Judge(store.StatusOf(parent), parent) is { Kind: not WaitOutcomeKind.Done } outcome)
            {
                await WaitAsync(op, store, id, outcome, ct);
            }
        }
        catch (Exception refused) when (op.KindOf(refused) == ServiceErrorKind.Forbidden)
        {
            // A right on what is inside does not need one on the parent; the request itself shows whether it is allowed.
        }
    }

    private bool IsAskedToWait(OperationContext op) => WaitArgument is { } argument && op.Planned[argument].Equals(TfValue.True);

    private async Task WaitAsync(OperationContext op, IObjectStore store, string id, WaitOutcome now, CancellationToken ct)
    {
        if (!IsAskedToWait(op))
        {
            var advice = WaitArgument is null ? "Apply again once it is." : $"Apply again once it is, or set {WaitArgument} = true to wait for it.";
            throw new OperationFailedException($"The {Noun} \"{id}\" has yet to {Ready!.Description} ({now.Description}). {advice}", TfPath.Of(Attribute));
        }

        await op.Services.WaitAsync(
            new WaitRequest($"{Noun} {id} to {Ready!.Description}", op.Timeout),
            inner => store.FindAsync(id, inner),
            parent => parent is null ? throw Missing(id) : Ready.Judge(store.StatusOf(parent), parent),
            ct);
    }

    private OperationFailedException Missing(string id) => new($"There is no {Noun} with the id \"{id}\", or the token may not see it.", TfPath.Of(Attribute));
}

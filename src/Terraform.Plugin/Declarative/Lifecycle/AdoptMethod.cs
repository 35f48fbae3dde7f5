using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>Takes over an object that exists; creates one where there is none.</summary>
/// <param name="Post">Creates the object where there is none.</param>
public sealed record AdoptMethod(PostMethod Post) : CreateMethod
{
    /// <summary>Argument that allows it; null when nothing needs to.</summary>
    public string? Argument { get; init; }

    /// <summary>Members that find the object, when its id is not known beforehand.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    public override string Description => Argument is null
        ? "adopted if the object exists, otherwise created with POST"
        : $"adopted if the object exists and `{Argument}` is true, otherwise created with POST";

    public override async Task<JObject> RunAsync(CreateContext context, CancellationToken ct)
    {
        var isAllowed = Argument is null || context.Operation.Planned[Argument].Equals(TfValue.True);
        if (!isAllowed || await FindAsync(context, ct) is not { } existing)
        {
            return await Post.RunAsync(context, ct);
        }

        var id = (string)existing["id"]!;
        context.Remember(existing);
        await ObjectLifecycle.ActAsync(context.Operation, id, existing, first: true, ct);
        return await context.Store.UpdateAsync(id, context.ChangeOf, ct)
            ?? throw new OperationFailedException($"{context.Operation.Subject} was deleted while it was being adopted. Apply again.");
    }

    private async Task<JObject?> FindAsync(CreateContext context, CancellationToken ct)
    {
        if (By.Count == 0)
        {
            return context.KnownId is { } id ? await context.Store.FindAsync(id, ct) : null;
        }

        var found = await context.Store.ListAsync(By.ToDictionary(member => member, member => (string?)context.Body.SelectToken(member) ?? ""), ct);
        return found switch
        {
            [] => null,
            [var only] => only,
            _ => throw new OperationFailedException(
                $"{found.Count} objects have the same {string.Join(" and ", By)}: {string.Join(", ", found.Take(5).Select(o => (string?)o["id"]))}. "
                + "Import one of them by its id."),
        };
    }
}

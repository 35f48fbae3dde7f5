using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;

namespace Terraform.Plugin.Probe;

/// <summary>A plain object, with the failures that a test asks for.</summary>
internal sealed class ProbeBehavior : ResourceBehavior
{
    public override async Task<JObject> CreateAsync(OperationContext op, JObject body, Action<JObject> created, CancellationToken ct)
    {
        Fail(op, "before", "throw");
        if (op.Planned["fail"].StringOrNull() == "slow_before")
        {
            await SlowAsync(op, ct);
        }

        var answer = await op.Store.CreateAsync(body, null, ct);
        created(answer);
        await SlowAsync(op, ct);
        Fail(op, "after", "throw_after");
        return answer;
    }

    public override async Task<JObject?> ReadAsync(OperationContext op, CancellationToken ct)
    {
        if (op.Prior["fail"].StringOrNull() == "slow_read")
        {
            await ProbeWaits.ForeverAsync(ct);
        }

        if (op.Prior["fail"].StringOrNull() == "read")
        {
            throw new OperationFailedException("The store does not answer.");
        }

        return await base.ReadAsync(op, ct);
    }

    public override async Task<JObject?> UpdateAsync(OperationContext op, Func<JObject, JObject> change, CancellationToken ct)
    {
        Fail(op, "update", "throw");
        await SlowAsync(op, ct);
        return await base.UpdateAsync(op, change, ct);
    }

    public override async Task DeleteAsync(OperationContext op, CancellationToken ct)
    {
        switch (op.Prior["fail"].StringOrNull())
        {
            case "delete":
                throw new OperationFailedException("The store does not let go.");
            case "slow_delete":
                await ProbeWaits.ForeverAsync(ct);
                break;
        }

        await base.DeleteAsync(op, ct);
    }

    public override async Task<ImportTarget> ResolveImportAsync(OperationContext op, string importId, CancellationToken ct)
    {
        if (importId == "t-slow")
        {
            await ProbeWaits.ForeverAsync(ct);
        }

        return new ImportTarget(importId);
    }

    private static void Fail(OperationContext op, string fault, string bug)
    {
        var wanted = op.Planned["fail"].StringOrNull();
        if (wanted == fault)
        {
            throw new OperationFailedException("The store refuses.");
        }

        if (wanted == bug)
        {
            throw new InvalidOperationException("swordfish-in-an-exception-message");
        }
    }

    private static Task SlowAsync(OperationContext op, CancellationToken ct) =>
        op.Planned["slow"] is Values.TfNumber time ? Task.Delay(TimeSpan.FromMilliseconds(time.LongOrNull() ?? 0), ct) : Task.CompletedTask;
}

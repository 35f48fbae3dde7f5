using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>Gives an adopted object back what it had before, when an argument asks for it.</summary>
/// <param name="Argument">The argument.</param>
/// <param name="Otherwise">What becomes of objects that were not adopted, or without the argument.</param>
public sealed record RestorePrevious(string Argument, DeleteMethod Otherwise) : DeleteMethod
{
    public override string Description => $"{Otherwise.Description}; with `{Argument}` it gets back what it had before";

    public override bool NeedsPrevious => true;

    public override async Task RunAsync(OperationContext op, CancellationToken ct)
    {
        if (!op.Prior[Argument].Equals(TfValue.True) || op.Previous is not { } previous)
        {
            await Otherwise.RunAsync(op, ct);
            return;
        }

        var fields = op.Definition.Fields.Where(f => f is { IsReadOnly: false, IsWriteOnly: false, Binding: ApiBinding.ReadWrite });
        var members = fields.Select(f => f.ApiPath.TrimStart('/').Split('.', '/')[0]).Distinct().Where(previous.ContainsKey).ToList();
        await op.Store.UpdateAsync(op.Id, _ => new JObject(members.Select(m => new JProperty(m, previous[m]!.DeepClone()))), ct);
    }
}

using Rancher.Api.Waiting;
using Rancher.Provider.Service;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Resources.Access;

/// <summary>
/// Roles that came with Rancher are never removed: Rancher would let it happen, and those who create clusters would get no rights in them. The removal of
/// any other role is waited for, since Rancher refuses to remove a role while another that inherits it is still there.
/// </summary>
internal sealed class RoleTemplateBehavior : ResourceBehavior
{
    public override async Task DeleteAsync(OperationContext op, CancellationToken ct)
    {
        if (op.Prior["builtin"].Equals(TfValue.True))
        {
            op.Diagnostics.Warning(
                $"{op.Subject} stays in Rancher",
                "The role came with Rancher, and Rancher itself needs roles of its own. It was taken out of the state and not removed.");
            return;
        }

        var rancher = op.Rancher();
        if (await rancher.Norman.DeleteAsync("roleTemplates", op.Id, ct))
        {
            return;
        }

        await rancher.Waiter.WaitAsync(
            new WaitPlan($"role {op.Id} to be removed", op.Timeout),
            inner => rancher.Norman.FindAsync("roleTemplates", op.Id, inner),
            found => found is null ? WaitStep.Done : WaitStep.Waiting("its finalizers have not finished"),
            ct);
    }
}

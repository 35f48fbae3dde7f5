using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Service;

/// <summary>
/// The object that an argument names exists, and may be named there. Looked up in the plan, in the list of such objects that one request reads for the whole
/// run; what is not in it is asked for once.
/// </summary>
/// <param name="Attribute">The argument.</param>
/// <param name="Noun">What it names, such as <c>role</c>.</param>
/// <param name="Collection">Where those are.</param>
internal sealed record Reference(string Attribute, string Noun, string Collection) : Requirement
{
    /// <summary>The part of the value that is the id, empty where there is none; null where it is all of it.</summary>
    public Func<string, string>? IdIn { get; init; }

    /// <summary>Why an object that exists cannot be meant, in a sentence; null where it can.</summary>
    public Func<JObject, string?>? Problem { get; init; }

    public override string? Description => null;

    public override async Task CheckPlanAsync(PlanContext plan, IProviderServices? services, CancellationToken ct)
    {
        // What the object has already is none of this plan's doing.
        if (plan.ConfigAt(Attribute).StringOrNull() is not { Length: > 0 } value || plan.PriorAt(Attribute).StringOrNull() == value
            || (IdIn?.Invoke(value) ?? value) is not { Length: > 0 } id)
        {
            return;
        }

        var (found, why) = await ServerObjects.LookAsync(services, Collection, id, ct);
        if (why is not null)
        {
            plan.Diagnostics.Error($"This Rancher has no such {Noun}", $"There is no {Noun} with the id \"{id}\". {why}", TfPath.Of(Attribute));
        }
        else if (found is not null && Problem?.Invoke(found) is { } problem)
        {
            plan.Diagnostics.Error($"The {Noun} cannot be used here", $"The {Noun} \"{id}\" exists. {problem}", TfPath.Of(Attribute));
        }
    }
}

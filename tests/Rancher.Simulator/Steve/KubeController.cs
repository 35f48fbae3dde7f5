using Newtonsoft.Json.Linq;
using Rancher.Simulator.Access;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Steve;

/// <summary>
/// Looks after the objects of some types in a Kubernetes cluster: before they are written as an admission webhook does, after that as a
/// controller does.
/// </summary>
internal abstract class KubeController
{
    public abstract bool Watches(SteveType type);

    /// <summary>Completes or refuses what is to be written; <paramref name="current"/> is null for a new object.</summary>
    public virtual void Admit(SteveType type, JObject body, SteveObject? current, Caller caller)
    {
    }

    public virtual void Created(SteveObject item, Caller caller)
    {
    }

    public virtual void Changed(SteveObject item, JObject before)
    {
    }

    /// <summary>Whether a removed object stays until this controller lets go of it.</summary>
    public virtual bool HoldsBack(SteveObject item) => false;

    /// <summary>An object is marked for removal (and held back), or is gone.</summary>
    public virtual void Removed(SteveObject item)
    {
    }

    /// <summary>An action on an object, or null where there is none of that name.</summary>
    public virtual ApiAnswer? Act(SteveObject item, string action, ApiRequest request) => null;

    /// <summary>A link below an object, or null where there is none of that name.</summary>
    public virtual ApiAnswer? Follow(SteveObject item, string link, ApiRequest request) => null;
}

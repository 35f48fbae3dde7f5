using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;

namespace Rancher.Simulator;

/// <summary>The server's objects, to look at and to change behind a client's back. Types go by their id, such as <c>cluster</c>.</summary>
public sealed class SimulatedStore
{
    private readonly World _world;

    internal SimulatedStore(World world) => _world = world;

    /// <summary>A copy of an object's fields, or null where there is none.</summary>
    public JObject? Get(string type, string id)
    {
        lock (_world.Gate)
        {
            _world.Clock.RunDue();
            return (JObject?)_world.Store.Find(type, id)?.Body.DeepClone();
        }
    }

    public IReadOnlyList<JObject> All(string type)
    {
        lock (_world.Gate)
        {
            _world.Clock.RunDue();
            return _world.Store.All(type).Select(o => (JObject)o.Body.DeepClone()).ToList();
        }
    }

    /// <summary>Changes an object as somebody else would; reads that are told to be stale still see it as it was.</summary>
    public void Change(string type, string id, Action<JObject> change)
    {
        lock (_world.Gate)
        {
            _world.Clock.RunDue();
            var stored = _world.Store.Find(type, id) ?? throw new ArgumentException($"The simulator has no {type} {id}.", nameof(id));
            stored.Previous = (JObject)stored.Body.DeepClone();
            change(stored.Body);
        }
    }

    /// <summary>Removes an object at once, finalizers or not.</summary>
    public bool Delete(string type, string id)
    {
        lock (_world.Gate)
        {
            _world.Clock.RunDue();
            return _world.Store.Remove(type, id);
        }
    }
}

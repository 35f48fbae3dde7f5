using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Norman;

/// <summary>Asynchronous removal: an object is marked, shows its finalizer for a while, and is gone.</summary>
internal static class Remover
{
    public static void Mark(World world, TypeBehavior behavior, StoredObject stored)
    {
        world.SetDate(stored.Body, "removed");
        if (behavior.Schema.Fields.ContainsKey("state"))
        {
            var message = stored.Text("transitioningMessage");
            var waiting = behavior.Finalizer is null ? "" : "waiting on " + behavior.Finalizer;
            stored.Body["state"] = "removing";
            stored.Body["transitioning"] = "yes";
            stored.Body["transitioningMessage"] = string.IsNullOrEmpty(message) || waiting.Length == 0 ? (message ?? "") + waiting : $"{message}; {waiting}";
        }

        world.Clock.After(behavior.RemovalSeconds, () =>
        {
            if (world.Store.Holds(stored))
            {
                world.Store.Remove(stored.Type, stored.Id);
                behavior.AfterRemoval(stored);
            }
        });
    }
}

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
            var waiting = behavior.FinalizerOf(stored) is { } finalizer ? "waiting on " + finalizer : "";
            stored.Body["state"] = "removing";
            stored.Body["transitioning"] = "yes";
            void Say(string text) => stored.Body["transitioningMessage"] = string.IsNullOrEmpty(message) || text.Length == 0 ? message + text : $"{message}; {text}";

            Say(waiting);
            foreach (var (after, later) in behavior.LaterFinalizers)
            {
                world.Clock.After(after, () => Say("waiting on " + later));
            }
        }

        behavior.AfterMark(stored);
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

using Newtonsoft.Json.Linq;

namespace Rancher.Api.Merging;

/// <summary>
/// Joins two changes of one object: what we want, and what others made of it since we read it. Each side's changes are found by comparing
/// it with what we had read; a change of one side only is kept, and where both changed the same thing ours wins and is reported. Objects
/// are joined key by key, lists of named objects (machine pools, taints, variables) object by object, other lists as a whole.
/// </summary>
public static class ThreeWayMerge
{
    /// <summary>Merges.</summary>
    /// <param name="baseObject">What we had read; or the part of it that <paramref name="ours"/> is a new version of.</param>
    /// <param name="ours">What we want. What it lacks and <paramref name="baseObject"/> has is to be removed.</param>
    /// <param name="theirs">What the server has now.</param>
    public static MergeResult Merge(JObject baseObject, JObject ours, JObject theirs)
    {
        var run = new Run();
        return new MergeResult(run.Objects(baseObject, ours, theirs, MergePath.Root), run.Conflicts);
    }

    private sealed class Run
    {
        public List<MergeConflict> Conflicts { get; } = [];

        public JObject Objects(JObject? known, JObject? ours, JObject theirs, MergePath path)
        {
            var merged = new JObject();
            foreach (var name in Names(theirs, ours))
            {
                if (Value(known?[name], ours?[name], theirs[name], path.Field(name)) is { } value)
                {
                    merged[name] = value;
                }
            }

            return merged;
        }

        private JToken? Value(JToken? known, JToken? ours, JToken? theirs, MergePath path)
        {
            if (JsonValues.Same(ours, known) || JsonValues.Same(ours, theirs))
            {
                return theirs?.DeepClone();
            }

            if (JsonValues.IsAbsent(ours))
            {
                return Removed(known, theirs, path);
            }

            if (ours is JObject item && theirs is JObject other)
            {
                return Objects(known as JObject, item, other, path);
            }

            if (ours is JArray list && theirs is JArray otherList && ListKeys.Of(known as JArray ?? [], list, otherList) is [var k, var o, var t])
            {
                return Keyed(k, o, t, path);
            }

            return Ours(known, ours, theirs, path);
        }

        /// <summary>We took it away. What others put beside it, such as labels of their own, stays.</summary>
        private JToken? Removed(JToken? known, JToken? theirs, MergePath path)
        {
            if (known is JObject before && theirs is JObject now)
            {
                var left = Objects(before, null, now, path);
                return JsonValues.IsNothing(left) ? null : left;
            }

            return Ours(known, null, theirs, path);
        }

        private JToken? Ours(JToken? known, JToken? ours, JToken? theirs, MergePath path)
        {
            var theyChanged = !JsonValues.Same(theirs, known) && !(JsonValues.IsAbsent(known) && JsonValues.IsNothing(theirs));
            if (theyChanged)
            {
                Conflicts.Add(new MergeConflict(path.ToString(), known?.DeepClone(), ours?.DeepClone(), theirs?.DeepClone()));
            }

            return ours?.DeepClone();
        }

        private JArray Keyed(KeyedList known, KeyedList ours, KeyedList theirs, MergePath path)
        {
            var merged = new JArray();
            foreach (var key in Sequence(known, ours, theirs))
            {
                if (Element(known[key], ours[key], theirs[key], path.Element(key)) is { } item)
                {
                    merged.Add(item);
                }
            }

            return merged;
        }

        private JToken? Element(JObject? known, JObject? ours, JObject? theirs, MergePath path)
        {
            if (ours is not null || theirs is null || known is null)
            {
                return Value(known, ours, theirs, path);
            }

            // Without its key an object of a list is nothing, so here others' additions go too. They are named unless they say nothing.
            if (Additions(known, theirs))
            {
                Conflicts.Add(new MergeConflict(path.ToString(), known.DeepClone(), null, theirs.DeepClone()));
            }

            return null;
        }

        private static bool Additions(JObject known, JObject theirs)
        {
            var probe = new Run();
            return !JsonValues.IsNothing(probe.Objects(known, null, theirs, MergePath.Root)) || probe.Conflicts.Count > 0;
        }

        /// <summary>Whoever changed the order sets it; what only the other list has comes behind its neighbour there.</summary>
        private static List<string> Sequence(KeyedList known, KeyedList ours, KeyedList theirs)
        {
            var weReordered = !Common(ours.Order, known.Order).SequenceEqual(Common(known.Order, ours.Order));
            return weReordered ? Weave(ours.Order, theirs.Order) : Weave(theirs.Order, ours.Order);
        }

        private static IEnumerable<string> Common(IEnumerable<string> order, IEnumerable<string> other) => order.Where(other.ToHashSet().Contains);

        private static List<string> Weave(IReadOnlyList<string> first, IReadOnlyList<string> second)
        {
            var woven = first.ToList();
            for (var i = 0; i < second.Count; i++)
            {
                if (!woven.Contains(second[i]))
                {
                    woven.Insert(i == 0 ? 0 : woven.IndexOf(second[i - 1]) + 1, second[i]);
                }
            }

            return woven;
        }

        private static List<string> Names(JObject theirs, JObject? ours) =>
            [.. theirs.Properties().Select(p => p.Name).Union(ours?.Properties().Select(p => p.Name) ?? [])];
    }
}

using FsCheck;
using FsCheck.Xunit;
using Newtonsoft.Json.Linq;
using Rancher.Api.Merging;

namespace Rancher.Api.Tests.Merging;

/// <summary>What must hold for any three versions of an object.</summary>
[Properties(MaxTest = 1000)]
public sealed class ThreeWayMergeProperties
{
    [Property]
    public void Merge_WeChangedNothing_TakesTheirs(DoNotSize<int> seed)
    {
        var (known, _, theirs) = Versions(seed.Item);

        var (merged, conflicts) = ThreeWayMerge.Merge(known, known, theirs);

        merged.ToString().Should().Be(theirs.ToString());
        conflicts.Should().BeEmpty();
    }

    [Property]
    public void Merge_TheyChangedNothing_TakesOurs(DoNotSize<int> seed)
    {
        var (known, ours, _) = Versions(seed.Item);

        var (merged, conflicts) = ThreeWayMerge.Merge(known, ours, known);

        JsonValues.Same(Pruned(merged), Pruned(ours)).Should().BeTrue($"{merged} should be {ours}, from {known}");
        conflicts.Should().BeEmpty();
    }

    [Property]
    public void Merge_BothChangedAlike_TakesEither(DoNotSize<int> seed)
    {
        var (known, ours, _) = Versions(seed.Item);

        var (merged, conflicts) = ThreeWayMerge.Merge(known, ours, ours);

        merged.ToString().Should().Be(ours.ToString());
        conflicts.Should().BeEmpty();
    }

    /// <summary>After a lost answer the same change is merged again into an object that has it already.</summary>
    [Property]
    public void Merge_Again_ChangesNothing(DoNotSize<int> seed)
    {
        var (known, ours, theirs) = Versions(seed.Item);
        var once = ThreeWayMerge.Merge(known, ours, theirs).Merged;

        var twice = ThreeWayMerge.Merge(known, ours, once).Merged;

        JsonValues.Same(twice, once).Should().BeTrue($"{twice} should be {once}");
    }

    [Property]
    public void Merge_Inputs_StayAsTheyWere(DoNotSize<int> seed)
    {
        var (known, ours, theirs) = Versions(seed.Item);
        var before = (known.ToString(), ours.ToString(), theirs.ToString());

        ThreeWayMerge.Merge(known, ours, theirs);

        (known.ToString(), ours.ToString(), theirs.ToString()).Should().Be(before);
    }

    [Property]
    public void Merge_OurChanges_AreAllIn(DoNotSize<int> seed)
    {
        var (known, ours, theirs) = Versions(seed.Item);
        var merged = Leaves(ThreeWayMerge.Merge(known, ours, theirs).Merged);
        var (before, wanted) = (Leaves(known), Leaves(ours));

        wanted.Where(leaf => before.GetValueOrDefault(leaf.Key) != leaf.Value && merged.GetValueOrDefault(leaf.Key) != leaf.Value).Should().BeEmpty();
    }

    [Property]
    public void Merge_WithoutConflict_IsTheSameFromBothSides(DoNotSize<int> seed)
    {
        var (known, ours, theirs) = Versions(seed.Item);
        var (merged, conflicts) = ThreeWayMerge.Merge(known, ours, theirs);
        var (mirrored, mirroredConflicts) = ThreeWayMerge.Merge(known, theirs, ours);

        if (conflicts.Count == 0 && mirroredConflicts.Count == 0)
        {
            Leaves(Pruned(merged)).Where(IsSomething).Should().BeEquivalentTo(Leaves(Pruned(mirrored)).Where(IsSomething));
        }
    }

    [Property]
    public void Merge_WhatOnlyTheyAdded_IsKept(DoNotSize<int> seed)
    {
        var (known, ours, theirs) = Versions(seed.Item);
        theirs["onlyTheirs"] = new JObject { ["x"] = 1 };

        ((int?)ThreeWayMerge.Merge(known, ours, theirs).Merged["onlyTheirs"]?["x"]).Should().Be(1);
    }

    private static (JObject Known, JObject Ours, JObject Theirs) Versions(int seed)
    {
        var random = new RandomObjects(seed);
        var known = random.Object(4);
        return (known, random.Changed(known, 4), random.Changed(known, 4));
    }

    /// <summary>Scalars and lists without names by their path; an element of a list by its name.</summary>
    private static Dictionary<string, string> Leaves(JToken token) => Walk(token, "").ToDictionary(leaf => leaf.Path, leaf => leaf.Text);

    private static IEnumerable<(string Path, string Text)> Walk(JToken token, string path) => token switch
    {
        JObject item => item.Properties().SelectMany(p => Walk(p.Value, $"{path}/{p.Name}")),
        JArray list when list.Count > 0 && list.All(e => e is JObject o && o.ContainsKey("name")) => list.SelectMany(e => Walk(e, $"{path}/[{e["name"]}]")),
        JArray { Count: 0 } => [],
        _ => [(path, token.ToString(Newtonsoft.Json.Formatting.None))],
    };

    private static bool IsSomething(KeyValuePair<string, string> leaf) => leaf.Value is not ("0" or "false" or "\"\"");

    /// <summary>Without objects that say nothing: a block that is taken away takes what is empty in it along.</summary>
    private static JObject Pruned(JObject item)
    {
        var copy = (JObject)item.DeepClone();
        foreach (var field in copy.Properties().ToList())
        {
            if (field.Value is JObject child && JsonValues.IsNothing(child))
            {
                field.Remove();
            }
            else if (field.Value is JObject filled)
            {
                field.Value = Pruned(filled);
            }
        }

        return copy;
    }
}

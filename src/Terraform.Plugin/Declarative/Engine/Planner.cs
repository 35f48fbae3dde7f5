using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Engine;

/// <summary>
/// Works out the state to reach from configuration and prior state. Deterministic, and never unknown where nothing changes: core runs the plan
/// again before apply, in another process, and compares.
/// </summary>
internal sealed class Planner
{
    private readonly PrivateState _privateState;
    private readonly List<TfPath> _replace = [];
    private readonly List<Refusal> _refusals = [];

    private Planner(PrivateState privateState) => _privateState = privateState;

    /// <summary>Whether something was kept that the configuration does not mention, see <see cref="PlanOutcome.NeedsLegacyTypeSystem"/>.</summary>
    public bool NeedsLegacyTypeSystem { get; private set; }

    public IReadOnlyList<TfPath> Replace => _replace;

    /// <summary>Blocks that the plan would take away from an object that never gets rid of them.</summary>
    public IReadOnlyList<Refusal> Refusals => _refusals;

    public static (TfMap Planned, Planner Findings) Plan(IReadOnlyList<Field> fields, TfValue config, TfValue prior, PrivateState privateState)
    {
        var planner = new Planner(privateState);
        return (planner.PlanObject(fields, config, prior, TfPath.Root, ""), planner);
    }

    private TfMap PlanObject(IReadOnlyList<Field> fields, TfValue config, TfValue prior, TfPath path, string block) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, PlanField(field, config, prior, path.Attribute(field.Name), block))));

    private TfValue PlanField(Field field, TfValue config, TfValue priorObject, TfPath path, string block)
    {
        var (wanted, prior) = (config[field.Name], priorObject[field.Name]);
        var isNew = priorObject.IsNull;
        var planned = field.Kind switch
        {
            FieldKind.Block or FieldKind.ListBlock => PlanBlocks(field, wanted, prior, path, block + field.Name),
            FieldKind.SingleNestedBlock => wanted,
            _ when wanted.IsNull && WriteOnlyTwins.IsInUse(field, config) => PlanBesideTwin(field, config),
            _ => PlanAttribute(field, wanted, prior, isNew, block + field.Name),
        };
        if (!isNew && NeedsReplacement(field, planned, prior))
        {
            _replace.Add(path);
        }

        return planned;
    }

    private static bool NeedsReplacement(Field field, TfValue planned, TfValue prior) => field.Replacement switch
    {
        Replacement.OnChange => !SemanticEquality.AreEqual(field, planned, prior),
        Replacement.IfAddedOrRemoved => ChangesKind(planned, prior),
        Replacement.OnCondition => planned is TfString after && prior is TfString before && field.ReplaceCondition!.IsMet(before.Value, after.Value),
        _ => false,
    };

    private static bool ChangesKind(TfValue planned, TfValue prior) => !planned.IsUnknown && planned.Items.Count > 0 != prior.Items.Count > 0;

    // Whether an unknown version is one is seen at apply only; core lets a value come from there where the attribute is computed.
    private static TfValue PlanBesideTwin(Field field, TfValue config) =>
        config[field.Twin!.Version].IsUnknown && (field.IsComputed || field.DefaultValue is not null) ? TfValue.Unknown : TfValue.Null;

    private TfValue PlanAttribute(Field field, TfValue wanted, TfValue prior, bool isNew, string name)
    {
        if (field.IsWriteOnly)
        {
            return TfValue.Null;
        }

        if (!wanted.IsNull)
        {
            var all = field.Ownership.Planned(wanted, prior, _privateState.EntryWasConfigured(name));
            if (KeepsPrior(field, all, prior))
            {
                return prior;
            }

            // An entry that is not the configuration's, in a state that has it: without it the plan would say that it is removed.
            NeedsLegacyTypeSystem |= !all.Equals(wanted);
            return all;
        }

        if (isNew)
        {
            return field.CreateDefault ?? (field.IsComputed ? TfValue.Unknown : field.DefaultValue ?? TfValue.Null);
        }

        if (field.IsComputed)
        {
            return prior;
        }

        // State of an older version, or of a server without the field, has null where today there is a default: nothing to change.
        if (field.DefaultValue is { } @default)
        {
            return prior.IsNull || SemanticEquality.AreEqual(field, @default, prior) ? prior : @default;
        }

        // An empty value that rancher2 stored means what its absence means; core would call the change of one into the other an update.
        if (!prior.IsNull && SemanticEquality.IsEmpty(prior) && _privateState.IsAdopted)
        {
            NeedsLegacyTypeSystem = true;
            return prior;
        }

        return TfValue.Null;
    }

    // Core lets a plan keep the prior value of a configured attribute when both are set; that is how a differently written value plans nothing.
    private static bool KeepsPrior(Field field, TfValue wanted, TfValue prior)
    {
        if (prior.IsNull || !wanted.IsWhollyKnown)
        {
            return false;
        }

        return SemanticEquality.AreEqual(field, wanted, prior);
    }

    private TfValue PlanBlocks(Field field, TfValue wanted, TfValue prior, TfPath path, string block)
    {
        if (wanted.IsUnknown)
        {
            return wanted;
        }

        if (wanted.Items.Count == 0)
        {
            return KeepsBlocks(field, prior, block) || KeepsUnremovable(field, prior, path, block) ? prior : TfValue.EmptyList;
        }

        return new TfList(wanted.Items.Select((item, index) =>
            item.IsUnknown ? item
                : (TfValue)PlanObject(field.Children, item, ListItems.Counterpart(field, item, prior, index), path.Index(index), block + ".")));
    }

    private bool KeepsBlocks(Field field, TfValue prior, string block)
    {
        var isTheServers = field.Presence == Presence.OptionalComputed && _privateState.WasConfigured(block) != true;
        if (prior.Items.Count == 0 || !(isTheServers || field.IsKeptWhenLeftOut))
        {
            return false;
        }

        NeedsLegacyTypeSystem = true;
        return true;
    }

    // What others put there is left alone; what the configuration had cannot be promised to go away.
    private bool KeepsUnremovable(Field field, TfValue prior, TfPath path, string block)
    {
        if (Unremovable(field, prior, block).ToList() is not [_, ..] found)
        {
            return false;
        }

        _refusals.AddRange(found.Where(f => _privateState.WasConfigured(f.Block) == true).Select(f => new Refusal(path, f.Field)));
        NeedsLegacyTypeSystem = true;
        return true;
    }

    private static IEnumerable<(Field Field, string Block)> Unremovable(Field field, TfValue prior, string block) =>
        field.NotRemovableBecause is not null && prior.Items.Count > 0 ? [(field, block)]
        : prior.Items.SelectMany(item => field.Children.Where(c => c.IsBlock).SelectMany(c => Unremovable(c, item[c.Name], $"{block}.{c.Name}")));

    /// <summary>A block that the plan would take away and that the object keeps.</summary>
    /// <param name="Path">The block that the configuration has no more.</param>
    /// <param name="Field">The block in it that cannot be removed.</param>
    internal sealed record Refusal(TfPath Path, Field Field);
}

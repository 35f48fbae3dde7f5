using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>
/// Works out the state to reach from configuration and prior state. Deterministic, and never unknown where nothing changes: core runs the plan
/// again before apply, in another process, and compares.
/// </summary>
internal sealed class Planner
{
    private readonly Memory _memory;
    private readonly List<TfPath> _replace = [];

    private Planner(Memory memory) => _memory = memory;

    /// <summary>Whether something was kept that the configuration does not mention, see <see cref="PlanOutcome.KeepsForeignValues"/>.</summary>
    public bool KeptForeignValues { get; private set; }

    public IReadOnlyList<TfPath> Replace => _replace;

    public static (TfMap Planned, Planner Findings) Plan(IReadOnlyList<Field> fields, TfValue config, TfValue prior, Memory memory)
    {
        var planner = new Planner(memory);
        return (planner.PlanObject(fields, config, prior, TfPath.Root, ""), planner);
    }

    private TfMap PlanObject(IReadOnlyList<Field> fields, TfValue config, TfValue prior, TfPath path, string block) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, PlanField(field, config, prior, path.Attribute(field.Name), block))));

    private TfValue PlanField(Field field, TfValue config, TfValue priorObject, TfPath path, string block)
    {
        var (wanted, prior) = (config[field.Name], priorObject[field.Name]);
        var isNew = priorObject.IsNull;
        var planned = field.Shape switch
        {
            FieldShape.Block or FieldShape.Blocks => PlanBlocks(field, wanted, prior, path, block + field.Name),
            FieldShape.SingleBlock => wanted,
            _ => PlanAttribute(field, wanted, prior, isNew),
        };
        if (!isNew && ((field.ReplacesOnChange && !Sameness.Same(field, planned, prior)) || (field.IsKind && ChangesKind(planned, prior))))
        {
            _replace.Add(path);
        }

        return planned;
    }

    private static bool ChangesKind(TfValue planned, TfValue prior) => !planned.IsUnknown && planned.Items.Count > 0 != prior.Items.Count > 0;

    private TfValue PlanAttribute(Field field, TfValue wanted, TfValue prior, bool isNew)
    {
        if (field.IsWriteOnly)
        {
            return TfValue.Null;
        }

        if (!wanted.IsNull)
        {
            return KeepsPrior(field, wanted, prior) ? prior : wanted;
        }

        if (isNew)
        {
            return field.StartValue ?? (field.IsComputed ? TfValue.Unknown : field.DefaultValue ?? TfValue.Null);
        }

        if (field.IsComputed)
        {
            return prior;
        }

        // State of an older version, or of a server without the field, has null where today there is a default: nothing to change.
        if (field.DefaultValue is { } @default)
        {
            return prior.IsNull || Sameness.Same(field, @default, prior) ? prior : @default;
        }

        // An empty value that rancher2 stored means what its absence means; core would call the change of one into the other an update.
        if (!prior.IsNull && Sameness.IsZero(prior) && _memory.IsForeign)
        {
            KeptForeignValues = true;
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

        return field.IsSharedMap
            ? SharedMap.WithoutManaged(prior, wanted).Equals(wanted)
            : Sameness.Same(field, wanted, prior);
    }

    private TfValue PlanBlocks(Field field, TfValue wanted, TfValue prior, TfPath path, string block)
    {
        if (wanted.IsUnknown)
        {
            return wanted;
        }

        if (wanted.Items.Count == 0)
        {
            return KeepsBlocks(field, prior, block) ? prior : TfValue.EmptyList;
        }

        return new TfList(wanted.Items.Select((item, index) =>
            item.IsUnknown ? item : (TfValue)PlanObject(field.Children, item, Correlate(field, item, prior, index), path.Index(index), block + ".")));
    }

    private bool KeepsBlocks(Field field, TfValue prior, string block)
    {
        if (field.Presence != Presence.OptionalComputed || prior.Items.Count == 0 || _memory.WasConfigured(block) == true)
        {
            return false;
        }

        KeptForeignValues = true;
        return true;
    }

    private static TfValue Correlate(Field field, TfValue item, TfValue prior, int index)
    {
        if (field.KeyField is { } key)
        {
            return prior.Items.FirstOrDefault(p => p[key].Equals(item[key])) ?? TfValue.Null;
        }

        return index < prior.Items.Count ? prior.Items[index] : TfValue.Null;
    }
}

using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>A plan in the making, for behaviour that derives one planned value from others.</summary>
public sealed class PlanContext(IReadOnlyList<Field> fields, TfValue prior, TfValue config, TfValue planned, Diagnostics diagnostics)
{
    private readonly List<TfPath> _replace = [];

    public TfValue Prior { get; } = KnownNames.Strict(fields, prior);

    public TfValue Config { get; } = KnownNames.Strict(fields, config);

    public TfValue Planned { get; private set; } = KnownNames.Strict(fields, planned);

    public Diagnostics Diagnostics { get; } = diagnostics;

    public IReadOnlyList<TfPath> Replace => _replace;

    /// <summary>The provider block; null where there is none.</summary>
    public TfValue Provider { get; init; } = TfValue.Null;

    /// <summary>What <see cref="ResourceDefinition.NoteApplied"/> noted at the last apply; null where there is no note.</summary>
    public JObject? Applied { get; init; }

    /// <summary>Whether the object has each block with explicit presence that the plan adds; without those of which the server could not be asked.</summary>
    public IReadOnlyDictionary<string, bool> Presence { get; init; } = new Dictionary<string, bool>();

    public bool IsCreate => Prior.IsNull;

    /// <summary>Whether the object exists and stays the same one; a plan that replaces it is followed by one that creates the new object.</summary>
    public bool IsUpdate => !Prior.IsNull && _replace.Count == 0;

    public TfValue PriorAt(string path) => ValueAt.Find(Prior, KnownNames.Parse(fields, path));

    public TfValue ConfigAt(string path) => ValueAt.Find(Config, KnownNames.Parse(fields, path));

    public TfValue PlannedAt(string path) => ValueAt.Find(Planned, KnownNames.Parse(fields, path));

    public void Set(string path, TfValue value) => Planned = ValueAt.Replace(Planned, KnownNames.Parse(fields, path), value);

    internal void Replan(TfValue planned) => Planned = KnownNames.Strict(fields, planned);

    public void RequireReplace(string path) => RequireReplace(KnownNames.Parse(fields, path));

    public void RequireReplace(TfPath path) => _replace.Add(path);
}

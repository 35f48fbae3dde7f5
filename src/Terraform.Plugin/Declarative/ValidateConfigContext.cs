using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative;

/// <summary>A configuration under examination. Values may be unknown, whole blocks too; then a rule says nothing.</summary>
public sealed class ValidateConfigContext(IReadOnlyList<Field> fields, TfValue config, Diagnostics diagnostics)
{
    public TfValue Config { get; } = KnownNames.Strict(fields, config);

    public Diagnostics Diagnostics { get; } = diagnostics;

    /// <summary>
    /// The provider block as far as Terraform has told it: wholly known while planning, perhaps unknown in parts while validating, and null where there is
    /// none. Terraform tells it before it asks about anything that depends on it.
    /// </summary>
    public TfValue Provider { get; init; } = TfValue.Null;

    /// <summary>
    /// The value at a path such as <c>rke_config[0].network[0].plugin</c>; null when something on the way is absent, unknown when something on the way
    /// is.
    /// </summary>
    public TfValue this[string path] => ValueAt.Find(Config, KnownNames.Parse(fields, path));

    public void Error(string path, string summary, string detail) => Diagnostics.Error(summary, detail, KnownNames.Parse(fields, path));

    public void Warning(string path, string summary, string detail) => Diagnostics.Warning(summary, detail, KnownNames.Parse(fields, path));
}

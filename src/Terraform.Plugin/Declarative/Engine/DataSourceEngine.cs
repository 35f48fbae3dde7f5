using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Engine;

/// <summary>Validates and reads one data source type, driven by its definition.</summary>
internal sealed class DataSourceEngine
{
    private readonly DataSourceDefinition _definition;
    private readonly IReadOnlyList<Field> _fields;

    public DataSourceEngine(DataSourceDefinition definition) => (_definition, _fields) = (definition, ImplicitAttributes.FieldsOf(definition));

    public Diagnostics Validate(TfValue config) => ConfigValidator.Validate(_fields, config, _definition.Validate);

    public TfValue Plan(TfValue config) => Planner.Plan(_fields, config, TfValue.Null, PrivateState.Read([])).Planned;

    public async Task<StateOutcome> ReadAsync(TfValue config, IProviderServices services, CancellationToken ct)
    {
        var diagnostics = new Diagnostics();
        try
        {
            var api = await _definition.ReadAsync(new DataReadContext(services, KnownNames.Strict(_fields, config), diagnostics), ct);
            var read = Flattener.Flatten(_fields, api, TfValue.Null, ReadPurpose.Import);
            return new StateOutcome(new TfMap(read.Entries.Select(e => WithKeys(e, config[e.Key]))), [], diagnostics);
        }
        catch (Exception error) when (ErrorDiagnostics.TryExplain(
            error, services, diagnostics, $"Cannot read data source {_definition.TypeName}", "", _fields, config))
        {
            return new StateOutcome(TfValue.Null, [], diagnostics);
        }
    }

    // What the user gave stands; the rest is what was found.
    private static KeyValuePair<string, TfValue> WithKeys(KeyValuePair<string, TfValue> read, TfValue configured) =>
        configured.IsNull || configured is TfList { Elements.Count: 0 } ? read : KeyValuePair.Create(read.Key, configured);
}

using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Engine;

/// <summary>A provider made of its definition: finds the definition a request is about and lets the engines work.</summary>
public sealed class ProviderEngine : IProviderEngine, IDisposable
{
    private readonly ConcurrentDictionary<string, ResourceEngine> _resources = new();
    private readonly ConcurrentDictionary<string, DataSourceEngine> _dataSources = new();
    private readonly OpenEphemeralResources _open = new();
    private IProviderServices? _services;
    private TfValue _config = TfValue.Null;

    private readonly ILoggerFactory _logs;

    public ProviderEngine(ProviderDefinition definition, ILoggerFactory? logs = null) => (Definition, _logs) = (definition, logs ?? NullLoggerFactory.Instance);

    public ProviderDefinition Definition { get; }

    public bool IsConfigurationUnknown { get; private set; }

    public Diagnostics ValidateProvider(TfValue config)
    {
        _config = config;
        return ConfigValidator.Validate(Definition.Fields, config, Definition.Validate);
    }

    public Diagnostics Configure(TfValue config, string terraformVersion)
    {
        var diagnostics = new Diagnostics();
        _config = config;
        // A debug session configures one process again and again, and operations of the last configuration may still be running: those keep theirs.
        _services = Definition.Configure(new ConfigureRequest(config, terraformVersion, diagnostics, _logs));
        IsConfigurationUnknown = _services is null && !config.IsWhollyKnown;
        return diagnostics;
    }

    public Diagnostics ValidateResource(string typeName, TfValue config, bool writeOnlyAllowed) =>
        Resource(typeName).Validate(config, writeOnlyAllowed, _config);

    public Diagnostics ValidateDataSource(string typeName, TfValue config) => DataSource(typeName).Validate(config);

    public Diagnostics ValidateEphemeral(string typeName, TfValue config)
    {
        var definition = Ephemeral(typeName);
        return ConfigValidator.Validate(definition.Fields, config, definition.Validate);
    }

    public StateOutcome UpgradeState(string typeName, long version, JObject rawState) => Resource(typeName).Upgrade(version, rawState);

    public Task<StateOutcome> ReadAsync(string typeName, TfValue state, byte[] privateState, CancellationToken ct) =>
        Configured(out var services, out var refusal)
            ? Concealing(services, Resource(typeName), state).ReadAsync(state, privateState, services, ct)
            : Task.FromResult(new StateOutcome(state, privateState, refusal));

    public Task<PlanOutcome> PlanAsync(string typeName, PlanRequest request, CancellationToken ct) =>
        Concealing(_services, Resource(typeName), request.Config, request.Prior).PlanAsync(request, _config, _services, ct);

    public Task<StateOutcome> ApplyAsync(string typeName, ApplyRequest request, CancellationToken ct) =>
        Configured(out var services, out var refusal)
            ? Concealing(services, Resource(typeName), request.Config, request.Planned, request.Prior).ApplyAsync(request, services, ct)
            : Task.FromResult(new StateOutcome(request.Prior, request.PrivateState, refusal));

    public Task<StateOutcome> ImportAsync(string typeName, string id, CancellationToken ct) =>
        Configured(out var services, out var refusal)
            ? Resource(typeName).ImportAsync(id, services, ct)
            : Task.FromResult(new StateOutcome(TfValue.Null, [], refusal));

    public StateOutcome Move(string typeName, MoveRequest request)
    {
        var engine = Resource(typeName);
        if (request.SourceType == typeName && request.SourceProvider.EndsWith($"/{Definition.Name}", StringComparison.Ordinal))
        {
            return engine.Upgrade(request.SourceVersion, request.SourceState) with { PrivateState = request.SourcePrivateState };
        }

        var diagnostics = new Diagnostics();
        diagnostics.Error(
            $"Cannot move {request.SourceType} to {typeName}",
            $"State of {typeName} can be taken over from {typeName} of any provider named \"{Definition.Name}\", such as rancher/rancher2, "
            + $"but not from {request.SourceType} of {request.SourceProvider}.");
        return new StateOutcome(TfValue.Null, [], diagnostics);
    }

    public Task<StateOutcome> ReadDataSourceAsync(string typeName, TfValue config, CancellationToken ct) =>
        Configured(out var services, out var refusal)
            ? DataSource(typeName).ReadAsync(config, services, ct)
            : Task.FromResult(new StateOutcome(TfValue.Null, [], refusal));

    public TfValue PlanDataSource(string typeName, TfValue config) => DataSource(typeName).Plan(config);

    public async Task<EphemeralOutcome> OpenEphemeralAsync(string typeName, TfValue config, CancellationToken ct)
    {
        var definition = Ephemeral(typeName);
        if (!Configured(out var services, out var diagnostics))
        {
            return new EphemeralOutcome(TfValue.Null, [], null, diagnostics);
        }

        services.Conceal(SensitiveValues.In(definition.Fields, config));
        try
        {
            var opened = await definition.OpenAsync(new EphemeralContext(services, KnownNames.Strict(definition.Fields, config), [], diagnostics), ct);
            var privateState = Bytes(opened.PrivateState);
            if (definition.CloseAsync is not null)
            {
                _open.Opened(typeName, privateState, late => CloseAsync(definition, services, privateState, late));
            }

            return new EphemeralOutcome(opened.Value, privateState, opened.RenewAt, diagnostics);
        }
        catch (Exception error) when (ErrorDiagnostics.TryExplain(error, services, diagnostics, $"Cannot open {typeName}", "", definition.Fields, config))
        {
            return new EphemeralOutcome(TfValue.Null, [], null, diagnostics);
        }
    }

    public async Task<EphemeralOutcome> RenewEphemeralAsync(string typeName, byte[] privateState, CancellationToken ct)
    {
        var definition = Ephemeral(typeName);
        if (!Configured(out var services, out var diagnostics) || definition.RenewAsync is null)
        {
            return new EphemeralOutcome(TfValue.Null, privateState, null, diagnostics);
        }

        try
        {
            var renewed = await definition.RenewAsync(new EphemeralContext(services, TfValue.Null, Json(privateState), diagnostics), ct);
            return new EphemeralOutcome(TfValue.Null, Bytes(renewed.PrivateState), renewed.RenewAt, diagnostics);
        }
        catch (Exception error) when (ErrorDiagnostics
            .TryExplain(error, services, diagnostics, $"Cannot renew {typeName}", "", definition.Fields, TfValue.Null))
        {
            return new EphemeralOutcome(TfValue.Null, privateState, null, diagnostics);
        }
    }

    public async Task<Diagnostics> CloseEphemeralAsync(string typeName, byte[] privateState, CancellationToken ct)
    {
        var definition = Ephemeral(typeName);
        if (Configured(out var services, out var diagnostics) && definition.CloseAsync is not null)
        {
            _open.Closed(typeName, privateState);
            return await CloseAsync(definition, services, privateState, ct);
        }

        return diagnostics;
    }

    public Task<Diagnostics> CloseLeftOpenAsync(CancellationToken ct) => _open.CloseAllAsync(ct);

    public void Dispose() => _services?.Dispose();

    private static async Task<Diagnostics> CloseAsync(EphemeralResourceDefinition definition, IProviderServices services, byte[] privateState,
        CancellationToken ct)
    {
        var diagnostics = new Diagnostics();
        try
        {
            await definition.CloseAsync!(new EphemeralContext(services, TfValue.Null, Json(privateState), diagnostics), ct);
        }
        catch (Exception error) when (ErrorDiagnostics
            .TryExplain(error, services, diagnostics, $"Cannot close {definition.TypeName}", "", definition.Fields, TfValue.Null))
        {
            // Explained: nothing is left to do at the end of a run.
        }

        return diagnostics;
    }

    // Before anything is sent: an error may repeat what was sent.
    private static ResourceEngine Concealing(IProviderServices? services, ResourceEngine engine, params IEnumerable<TfValue> values)
    {
        services?.Conceal(SensitiveValues.In(engine.Fields, values));
        return engine;
    }

    private ResourceEngine Resource(string typeName) => _resources.GetOrAdd(
        typeName, name => new ResourceEngine(Find(Definition.Resources, d => d.TypeName, name, "resource")));

    private DataSourceEngine DataSource(string typeName) => _dataSources.GetOrAdd(
        typeName, name => new DataSourceEngine(Find(Definition.DataSources, d => d.TypeName, name, "data source")));

    private EphemeralResourceDefinition Ephemeral(string typeName) => Find(Definition.EphemeralResources, d => d.TypeName, typeName, "ephemeral resource");

    private static T Find<T>(IReadOnlyList<T> definitions, Func<T, string> nameOf, string typeName, string kind)
        where T : class =>
        definitions.FirstOrDefault(d => nameOf(d) == typeName) ?? throw new UnknownTypeException(kind, typeName);

    private bool Configured(out IProviderServices services, out Diagnostics diagnostics)
    {
        diagnostics = [];
        services = _services!;
        if (_services is null)
        {
            diagnostics.Error(
                "The provider is not configured yet",
                "Its configuration depends on values that are known only after apply. "
                    + "Apply what it depends on first, for example with -target, and then the rest.");
        }

        return _services is not null;
    }

    private static byte[] Bytes(JObject privateState) => Encoding.UTF8.GetBytes(privateState.ToString(Formatting.None));

    private static JObject Json(byte[] privateState) => privateState.Length == 0 ? [] : JObject.Parse(Encoding.UTF8.GetString(privateState));
}

using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator.Faults;
using Terraform.Plugin.Values;
using Testing.TerraformCore;
using Tfplugin6;

namespace Rancher.Provider.AcceptanceTests.Secrets;

/// <summary>
/// Calls a provider as core does, whatever its answers, and looks for sentinels in each: in the log and the diagnostics always, and with write-only arguments
/// anywhere in the answer, which is where plans, states and private data are.
/// </summary>
internal sealed class SentinelRun(Tfplugin6.Provider.ProviderClient provider, GetProviderSchema.Types.Response schema, ProviderFixture fixture, CapturedLog log, string type)
{
    private static readonly ClientCapabilities Client = new() { WriteOnlyAttributesAllowed = true };

    private readonly Schema.Types.Block _block = schema.ResourceSchemas[type].Block;
    private readonly List<string> _leaks = [];
    private string _refusal = "";
    private SentinelVariant _variant = null!;

    public IReadOnlyList<string> Leaks => _leaks;

    /// <summary>The phases that were played, each with the number of its calls.</summary>
    public Dictionary<string, int> Phases { get; } = new(StringComparer.Ordinal);

    // Hosted clusters never become active here, so that their creates end at the deadline, as at an interruption.
    private TimeSpan Patience => TimeSpan.FromSeconds(type == "rancher2_cluster" ? 2 : 20);

    private TfObjectType Type => SchemaTypes.Of(_block);

    /// <summary>Leads an object with the secrets of the variants through its life, past all errors of the server.</summary>
    /// <param name="turn">Which errors come in this life; those of the next variant are the next ones, so that every few variants meet all.</param>
    /// <param name="errors">How many come at the create, and how many at the update.</param>
    public async Task PlayAsync(SentinelVariant created, SentinelVariant updated, int turn, int errors)
    {
        var (config, plan) = await PlanAsync(created);
        if (plan.State.IsNull)
        {
            Count("refused by the plan");
            return;
        }

        foreach (var (name, kind) in RepeatedRequests.Some(turn, errors))
        {
            Strike(kind);
            await ApplyAsync($"create, {name}", TfValue.Null, plan, config);
        }

        fixture.Rancher.Faults.Clear();
        var item = await ApplyAsync("create", TfValue.Null, plan, config);
        if (item.State.IsNull)
        {
            Count($"refused by the server: {_refusal}");
            return;
        }

        item = await ReadAsync("refresh", item);
        var import = await ImportAsync(item);
        Count(import ? "import" : "import refused");
        _variant = updated;
        config = Configuration.Of(_block, updated.Config);
        await ValidateAsync(config);
        plan = await PlanAsync("plan of an update", item.State, item.Private, config);
        foreach (var (name, kind) in plan.State.IsNull ? [] : RepeatedRequests.Some(turn + errors, errors))
        {
            Strike(kind);
            await ApplyAsync($"update, {name}", item.State, plan, config);
        }

        fixture.Rancher.Faults.Clear();
        item = plan.State.IsNull ? item : await ApplyAsync("update", item.State, plan, config);
        var seen = await ReadAsync("refresh of what another client changed", item, foreign: true);
        await PlanAsync("plan after a change by another client", seen.State, seen.Private, config);
        await DestroyAsync(item);
    }

    /// <summary>Validates and plans a variant, and no more.</summary>
    public async Task<(TfValue Config, (TfValue State, ByteString Private) Plan)> PlanAsync(SentinelVariant variant)
    {
        _variant = variant;
        fixture.Rancher.Faults.Clear();
        var config = Configuration.Of(_block, variant.Config);
        await ValidateAsync(config);
        return (config, await PlanAsync("plan", TfValue.Null, ByteString.Empty, config));
    }

    private async Task DestroyAsync((TfValue State, ByteString Private) item)
    {
        var gone = await PlanAsync("plan of a destroy", item.State, item.Private, TfValue.Null);
        fixture.Rancher.Faults.Add(new Fault((method, _) => method == "DELETE", new FaultKind.Status(500, new JObject { ["message"] = "no" }.ToString()), 20));
        await ApplyAsync("destroy, 500", item.State, gone, TfValue.Null);
        fixture.Rancher.Faults.Clear();
        await ApplyAsync("destroy", item.State, gone, TfValue.Null);
    }

    private void Strike(FaultKind kind)
    {
        fixture.Rancher.Faults.Clear();
        fixture.Rancher.Faults.Add(new Fault((method, _) => method is "POST" or "PUT", kind, 20));
    }

    private async Task ValidateAsync(TfValue config) => await CallAsync(
        "validate", options => provider.ValidateResourceConfigAsync(
            new ValidateResourceConfig.Types.Request { TypeName = type, Config = Wire.Encode(config, Type), ClientCapabilities = Client }, options), a => a.Diagnostics, _ => null);

    private async Task<(TfValue State, ByteString Private)> PlanAsync(string phase, TfValue prior, ByteString memory, TfValue config)
    {
        var answer = await CallAsync(
            phase,
            options => provider.PlanResourceChangeAsync(
                new PlanResourceChange.Types.Request
                {
                    TypeName = type,
                    PriorState = Wire.Encode(prior, Type),
                    Config = Wire.Encode(config, Type),
                    ProposedNewState = Wire.Encode(Proposal.Of(_block, prior, config), Type),
                    PriorPrivate = memory,
                    ClientCapabilities = Client,
                },
                options),
            a => a.Diagnostics,
            a => a.PlannedPrivate);
        return (Wire.Decode(answer?.PlannedState, Type), answer?.PlannedPrivate ?? ByteString.Empty);
    }

    private async Task<(TfValue State, ByteString Private)> ApplyAsync(string phase, TfValue prior, (TfValue State, ByteString Private) plan, TfValue config)
    {
        var answer = await CallAsync(
            phase,
            options => provider.ApplyResourceChangeAsync(
                new ApplyResourceChange.Types.Request
                {
                    TypeName = type, PriorState = Wire.Encode(prior, Type), PlannedState = Wire.Encode(plan.State, Type), Config = Wire.Encode(config, Type), PlannedPrivate = plan.Private,
                },
                options),
            a => a.Diagnostics,
            a => a.Private);
        return (answer is null ? prior : Wire.Decode(answer.NewState, Type), answer?.Private ?? ByteString.Empty);
    }

    private async Task<(TfValue State, ByteString Private)> ReadAsync(string phase, (TfValue State, ByteString Private) item, bool foreign = false)
    {
        if (foreign)
        {
            fixture.Rancher.Faults.Add(new Fault((method, _) => method == "GET", new FaultKind.Rewrite(Sentinel.Replaced), 100));
        }

        var answer = await CallAsync(
            phase,
            options => provider.ReadResourceAsync(
                new ReadResource.Types.Request { TypeName = type, CurrentState = Wire.Encode(item.State, Type), Private = item.Private, ClientCapabilities = Client }, options),
            a => a.Diagnostics,
            a => a.Private);
        fixture.Rancher.Faults.Clear();
        return (Wire.Decode(answer?.NewState, Type), answer?.Private ?? ByteString.Empty);
    }

    /// <summary>An import reads what the server shows into the state, so that only its diagnostics and its log are searched.</summary>
    private async Task<bool> ImportAsync((TfValue State, ByteString Private) item)
    {
        var variant = _variant;
        _variant = variant with { IsWriteOnly = false };
        var answer = await CallAsync(
            "import",
            options => provider.ImportResourceStateAsync(
                new ImportResourceState.Types.Request { TypeName = type, Id = item.State["id"].StringOrNull() ?? "", ClientCapabilities = Client }, options),
            a => a.Diagnostics,
            _ => null);
        if (answer is { ImportedResources: [var imported, ..] })
        {
            await ReadAsync("refresh of an import", (Wire.Decode(imported.State, Type), imported.Private), foreign: true);
        }

        _variant = variant;
        return answer is { ImportedResources.Count: > 0 };
    }

    private async Task<T?> CallAsync<T>(
        string phase, Func<CallOptions, AsyncUnaryCall<T>> call, Func<T, IEnumerable<Tfplugin6.Diagnostic>> diagnostics, Func<T, ByteString?> memory)
        where T : class, IMessage<T>
    {
        T? answer = null;
        try
        {
            answer = await call(new CallOptions(deadline: DateTime.UtcNow + (phase.Contains(',', StringComparison.Ordinal) ? TimeSpan.FromSeconds(1) : Patience)));
        }
        catch (RpcException late) when (late.StatusCode == StatusCode.DeadlineExceeded)
        {
            Count($"{phase}, until the deadline");
        }

        Count(phase);
        Search(phase, "log", log.Take());
        if (answer is not null)
        {
            _refusal = diagnostics(answer).FirstOrDefault(d => d.Severity == Tfplugin6.Diagnostic.Types.Severity.Error)?.Detail ?? "";
            Search(phase, "diagnostics", string.Join('\n', diagnostics(answer).Select(d => $"{d.Summary}\n{d.Detail}\n{d.Attribute?.Text()}")));
            Search(phase, "private data", memory(answer)?.ToStringUtf8() ?? "");
            Search(phase, "answer", _variant.IsWriteOnly ? Encoding.UTF8.GetString(answer.ToByteArray()) : "");
        }

        return answer;
    }

    private void Search(string phase, string place, string text) => _leaks.AddRange(Sentinel.FoundIn(text).Select(found => $"{_variant.Name}, {phase}, {place}: {found}"));

    private void Count(string phase) => Phases[phase] = Phases.GetValueOrDefault(phase) + 1;
}

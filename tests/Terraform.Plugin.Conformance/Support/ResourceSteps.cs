using Google.Protobuf;
using Terraform.Plugin.Values;
using Tfplugin6;

namespace Terraform.Plugin.Conformance;

/// <summary>What Terraform does with one resource, step by step, with core's own checks after each.</summary>
internal sealed class ResourceSteps(Provider.ProviderClient provider, string typeName, Schema.Types.Block block)
{
    public Schema.Types.Block Block { get; } = block;

    public TfObjectType Type { get; } = SchemaTypes.Of(block);

    public string TypeName { get; } = typeName;

    /// <summary>A configuration: what is given, null for the rest, no blocks.</summary>
    public TfMap Config(params (string Name, TfValue Value)[] given)
    {
        var entries = Type.Attributes.Keys.Select(name => KeyValuePair.Create(name, TfValue.Null))
            .Concat(Block.BlockTypes.Where(b => b.Nesting != Schema.Types.NestedBlock.Types.NestingMode.Single).Select(b => KeyValuePair.Create(b.TypeName, (TfValue)TfValue.EmptyList)))
            .Concat(given.Select(g => KeyValuePair.Create(g.Name, g.Value)));
        return new TfMap(entries);
    }

    public static TfValue BlockOf(TfValue x) => TfValue.Object(("x", x), ("y", TfValue.Null));

    public async Task<ValidateResourceConfig.Types.Response> ValidateAsync(TfValue config, bool writeOnly = true) =>
        await provider.ValidateResourceConfigAsync(new ValidateResourceConfig.Types.Request
        {
            TypeName = TypeName,
            Config = Wire.Encode(config, Type),
            ClientCapabilities = new ClientCapabilities { WriteOnlyAttributesAllowed = writeOnly },
        });

    public async Task<Planned> PlanAsync(TfValue config, TfValue? prior = null, byte[]? memory = null)
    {
        var before = prior ?? TfValue.Null;
        var response = await provider.PlanResourceChangeAsync(new PlanResourceChange.Types.Request
        {
            TypeName = TypeName,
            PriorState = Wire.Encode(before, Type),
            Config = Wire.Encode(config, Type),
            ProposedNewState = Wire.Encode(Proposal.Of(Block, before, config), Type),
            PriorPrivate = ByteString.CopyFrom(memory ?? []),
            ClientCapabilities = new ClientCapabilities { WriteOnlyAttributesAllowed = true },
        });
        var state = Wire.Decode(response.PlannedState, Type);
        if (!response.Diagnostics.Any(d => d.Severity == Tfplugin6.Diagnostic.Types.Severity.Error))
        {
            PlanRules.Violations(Block, before, config, state).Should().BeEmpty("core would say: Provider produced invalid plan");
            response.LegacyTypeSystem.Should().BeFalse();
        }

        return new Planned(before, config, state, response);
    }

    public async Task<Applied> ApplyAsync(Planned plan)
    {
        var response = await provider.ApplyResourceChangeAsync(new ApplyResourceChange.Types.Request
        {
            TypeName = TypeName,
            PriorState = Wire.Encode(plan.Prior, Type),
            PlannedState = Wire.Encode(plan.State, Type),
            Config = Wire.Encode(plan.Config, Type),
            PlannedPrivate = plan.Response.PlannedPrivate,
        });
        var state = Wire.Decode(response.NewState, Type);
        if (response.Diagnostics.Count == 0)
        {
            ApplyRules.Violations(Block, plan.State, state).Should().BeEmpty("core would say: Provider produced inconsistent result after apply");
            response.LegacyTypeSystem.Should().BeFalse();
        }

        return new Applied(state, response);
    }

    /// <summary>Plans and applies, and insists that both work.</summary>
    public async Task<Applied> CreateAsync(params (string Name, TfValue Value)[] given)
    {
        var applied = await ApplyAsync(await PlanAsync(Config(given)));
        applied.Response.Diagnostics.Should().BeEmpty();
        return applied;
    }

    public async Task<(TfValue State, ReadResource.Types.Response Response)> ReadAsync(TfValue state, ByteString? memory = null)
    {
        var response = await provider.ReadResourceAsync(new ReadResource.Types.Request
        {
            TypeName = TypeName,
            CurrentState = Wire.Encode(state, Type),
            Private = memory ?? ByteString.Empty,
            ClientCapabilities = new ClientCapabilities { WriteOnlyAttributesAllowed = true },
        });
        return (Wire.Decode(response.NewState, Type), response);
    }

    public Task<Applied> DeleteAsync(Applied of) => DeleteAsync(of.State, of.Response.Private);

    public async Task<Applied> DeleteAsync(TfValue state, ByteString memory)
    {
        var response = await provider.ApplyResourceChangeAsync(new ApplyResourceChange.Types.Request
        {
            TypeName = TypeName,
            PriorState = Wire.Encode(state, Type),
            PlannedState = Wire.Encode(TfValue.Null, Type),
            Config = Wire.Encode(TfValue.Null, Type),
            PlannedPrivate = memory,
        });
        return new Applied(Wire.Decode(response.NewState, Type), response);
    }

    public async Task<UpgradeResourceState.Types.Response> UpgradeAsync(long version, string json) => await provider.UpgradeResourceStateAsync(
        new UpgradeResourceState.Types.Request { TypeName = TypeName, Version = version, RawState = new RawState { Json = ByteString.CopyFromUtf8(json) } });
}

internal sealed record Planned(TfValue Prior, TfValue Config, TfValue State, PlanResourceChange.Types.Response Response)
{
    public IEnumerable<string> Replace => Response.RequiresReplace.Select(p => p.Text());
}

internal sealed record Applied(TfValue State, ApplyResourceChange.Types.Response Response);

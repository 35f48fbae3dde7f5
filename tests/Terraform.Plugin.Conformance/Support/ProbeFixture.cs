using Tfplugin6;

namespace Terraform.Plugin.Conformance;

/// <summary>One provider process, configured, for all tests that do not end it.</summary>
public sealed class ProbeFixture : IAsyncLifetime
{
    private RunningPlugin? _plugin;

    internal RunningPlugin Plugin => _plugin!;

    internal Provider.ProviderClient Provider => Plugin.Provider;

    internal GetProviderSchema.Types.Response Schema { get; private set; } = new();

    internal ResourceSteps Thing { get; private set; } = null!;

    internal ResourceSteps Fixed { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _plugin = await RunningPlugin.StartAsync();
        Schema = await Provider.GetProviderSchemaAsync(new GetProviderSchema.Types.Request());
        Thing = new ResourceSteps(Provider, "probe_thing", Schema.ResourceSchemas["probe_thing"].Block);
        Fixed = new ResourceSteps(Provider, "probe_fixed", Schema.ResourceSchemas["probe_fixed"].Block);
        await ConfigureAsync(Provider, Schema.Provider.Block);
    }

    public Task DisposeAsync() => _plugin is null ? Task.CompletedTask : _plugin.DisposeAsync().AsTask();

    internal static async Task ConfigureAsync(Provider.ProviderClient provider, Schema.Types.Block block)
    {
        var response = await provider.ConfigureProviderAsync(new ConfigureProvider.Types.Request
        {
            TerraformVersion = "1.11.4",
            Config = Wire.Encode(Values.TfValue.Object(), SchemaTypes.Of(block)),
        });
        response.Diagnostics.Should().BeEmpty();
    }
}

[CollectionDefinition(Name)]
public sealed class ProbeCollection : ICollectionFixture<ProbeFixture>
{
    public const string Name = "probe";
}

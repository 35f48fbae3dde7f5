using Google.Protobuf;
using Grpc.Core;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Protocol;
using Terraform.Plugin.Values;
using Tfplugin6;
using Severity = Tfplugin6.Diagnostic.Types.Severity;

namespace Testing.TerraformCore.Later;

/// <summary>
/// The core of a later Terraform or OpenTofu, as its source has it: what it asks of a provider, what it checks of each answer, and what it makes of
/// the answer before it shows or stores it. A <see cref="CoreException"/> is what the user would have seen instead of a result.
/// </summary>
internal sealed partial class LaterCore
{
    private readonly Provider.ProviderClient _provider;
    private readonly GetProviderSchema.Types.Response _schema;
    private readonly IReadOnlyDictionary<string, ResourceIdentitySchema> _identities;

    private LaterCore(
        CoreRelease release,
        Provider.ProviderClient provider,
        GetProviderSchema.Types.Response schema,
        IReadOnlyDictionary<string, ResourceIdentitySchema> identities) =>
        (Release, _provider, _schema, _identities) = (release, provider, schema, identities);

    public CoreRelease Release { get; }

    public IEnumerable<string> Types => _schema.ResourceSchemas.Keys;

    /// <summary>Whether objects of the type have an identity.</summary>
    public bool HasIdentity(string type) => _identities.ContainsKey(type);

    /// <summary>Reads both schemas, as every command does before anything else.</summary>
    public static async Task<LaterCore> StartAsync(CoreRelease release, Provider.ProviderClient provider)
    {
        var schema = await provider.GetProviderSchemaAsync(new GetProviderSchema.Types.Request());
        Require("Failed to load plugin schemas", schema.Diagnostics, [.. SchemaProblems(release, schema)]);
        return new LaterCore(release, provider, schema, await IdentitySchemasAsync(release, provider, schema));
    }

    public async Task ConfigureAsync(JObject written)
    {
        var block = _schema.Provider.Block;
        var config = Wire.Encode(Configuration.Of(block, written), SchemaTypes.Of(block));
        var validated = await _provider.ValidateProviderConfigAsync(Sent(new ValidateProviderConfig.Types.Request { Config = config }));
        Require("validate provider", validated.Diagnostics);
        var configured = await _provider.ConfigureProviderAsync(
            Sent(new ConfigureProvider.Types.Request { TerraformVersion = Release.Version, Config = config, ClientCapabilities = Capabilities() }));
        Require("configure provider", configured.Diagnostics);
    }

    /// <summary>A configuration of the type.</summary>
    public TfMap Config(string type, JObject written) => Configuration.Of(BlockOf(type), written);

    /// <summary>
    /// The identities of the types. Terraform ends with any error but that of a provider which has never heard of them; OpenTofu goes on without.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, ResourceIdentitySchema>> IdentitySchemasAsync(
        CoreRelease release, Provider.ProviderClient provider, GetProviderSchema.Types.Response schema)
    {
        try
        {
            var response = await provider.GetResourceIdentitySchemasAsync(new GetResourceIdentitySchemas.Types.Request());
            var problems = response.IdentitySchemas.SelectMany(s => IdentityRules.OfSchema(s.Key, s.Value, schema.ResourceSchemas.ContainsKey(s.Key)));
            Require("Failed to load plugin schemas", response.Diagnostics, [.. problems]);
            return response.IdentitySchemas;
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.Unimplemented)
        {
            return new Dictionary<string, ResourceIdentitySchema>();
        }
        catch (Exception error) when (error is RpcException or CoreException && !release.RendersPlans)
        {
            return new Dictionary<string, ResourceIdentitySchema>();
        }
    }

    private static IEnumerable<string> SchemaProblems(CoreRelease release, GetProviderSchema.Types.Response schema)
    {
        var problems = SchemaRules.Violations("provider", schema.Provider, isManaged: false)
            .Concat(schema.ResourceSchemas.SelectMany(s => SchemaRules.Violations(s.Key, s.Value, isManaged: true)))
            .Concat(schema.DataSourceSchemas.SelectMany(s => SchemaRules.Violations(s.Key, s.Value, isManaged: false)))
            .Concat(schema.EphemeralResourceSchemas.SelectMany(s => SchemaRules.Violations(s.Key, s.Value, isManaged: false)));
        return release.ChecksDeprecationMessages ? problems : problems.Where(p => !p.Contains("deprecation message", StringComparison.Ordinal));
    }

    private Schema.Types.Block BlockOf(string type) => _schema.ResourceSchemas[type].Block;

    private TfObjectType TypeOf(string type) => SchemaTypes.Of(BlockOf(type));

    private TfObjectType? IdentityTypeOf(string type) => IdentityRules.TypeOf(_identities.GetValueOrDefault(type));

    private TfValue IdentityOf(string type, ResourceIdentityData? identity) =>
        IdentityTypeOf(type) is { } identityType ? Wire.Decode(identity?.IdentityData, identityType) : TfValue.Null;

    private ResourceIdentityData? Encode(string type, TfValue identity) =>
        identity.IsNull ? null : new ResourceIdentityData { IdentityData = Wire.Encode(identity, IdentityTypeOf(type)!) };

    private ClientCapabilities Capabilities(bool isApply = false) => new()
    {
        WriteOnlyAttributesAllowed = true,
        DeferralAllowed = isApply && Release.AllowsDeferralInApply,
        StorePlannedPrivate = Release.StoresPlannedPrivate,
        ComputedBlocksAllowed = Release.StoresPlannedPrivate,
    };

    /// <summary>A message as the release sends it: with a field that the provider has never heard of, where the release is later than its protocol.</summary>
    private T Sent<T>(T message)
        where T : IMessage<T> =>
        // Field 2000, a number: 1.
        Release.IsAheadOfTheProtocol ? (T)message.Descriptor.Parser.ParseFrom([.. message.ToByteArray(), 0x80, 0x7d, 0x01]) : message;

    private static void Require(string step, IEnumerable<Tfplugin6.Diagnostic> diagnostics, params IReadOnlyList<string> problems) =>
        Require(step, diagnostics, null, problems);

    private static void Require(string step, IEnumerable<Tfplugin6.Diagnostic> diagnostics, ManagedObject? kept, IReadOnlyList<string> problems)
    {
        var errors = diagnostics.Where(d => d.Severity != Severity.Warning).ToList();
        if (errors.Count + problems.Count > 0)
        {
            throw new CoreException(step, errors.Select(d => $"{d.Summary}: {d.Detail}").Concat(problems))
            {
                Errors = errors,
                IsProviderBug = problems.Count > 0,
                Kept = kept,
            };
        }
    }
}

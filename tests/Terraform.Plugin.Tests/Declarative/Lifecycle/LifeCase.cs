using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Terraform.Plugin.Tests.Declarative.Lifecycle;

/// <summary>One operation on an object of a definition, and the calls it is made of.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Calls">What is asked of the service, one call a line.</param>
internal sealed record LifeCase(ResourceDefinition Definition, params string[] Calls)
{
    private static readonly ApiCollection Unmarked = new("things", "thing");

    /// <summary>A small definition, of which each case changes a word.</summary>
    public static ResourceDefinition Thing { get; } = new("thing", "A thing.")
    {
        Area = "Things",
        Address = Unmarked,
        ImportId = "t-1",
        Fields =
        [
            String("name", "Name.").Required(),
            String("parent", "Parent."),
            String("kind", "Kind."),
            Bool("flag", "Steers Terraform.").ProviderOnly(),
            String("mode", "Steers Terraform.").ProviderOnly(),
            String("lifetime", "Steers Terraform.").ProviderOnly(),
            Bool("builtin", "Whether it came with the server.").Computed(),
            Bool("due", "Whether a new one is due.").Computed().FromRelatedObject(),
            String("extra", "Read from a related object.").Computed().FromRelatedObject().At("extra.name"),
        ],
    };

    /// <summary>The same in a collection whose objects can carry a mark.</summary>
    public static ApiCollection Marked { get; } = new MarkedCollection();

    public FakeService Service { get; init; } = new();

    /// <summary>Attributes before; null to create.</summary>
    public (string Name, TfValue Value)[]? Prior { get; init; }

    /// <summary>Attributes to reach; null to destroy.</summary>
    public (string Name, TfValue Value)[]? Planned { get; init; } = [("name", "a")];

    /// <summary>Private state.</summary>
    public string Memory { get; init; } = "";

    /// <summary>Part of the error; null when there is none.</summary>
    public string? Error { get; init; }

    /// <summary>Part of the warning; null when there is none.</summary>
    public string? Warning { get; init; }

    public async Task<StateOutcome> RunAsync()
    {
        var (prior, planned) = (Value(Prior), Value(Planned));
        return await new ResourceEngine(Definition).ApplyAsync(
            new ApplyRequest(prior, planned, planned, System.Text.Encoding.UTF8.GetBytes(Memory)), Service, CancellationToken.None);
    }

    public Task<StateOutcome> ReadAsync() => new ResourceEngine(Definition).ReadAsync(Value(Prior), System.Text.Encoding.UTF8.GetBytes(Memory), Service, CancellationToken.None);

    public TfValue Value((string Name, TfValue Value)[]? given) => given is null ? TfValue.Null : new TfMap(ImplicitAttributes.FieldsOf(Definition).Select(f =>
        KeyValuePair.Create(f.Name, given.Where(g => g.Name == f.Name).Select(g => g.Value).FirstOrDefault() ?? (f.IsReadOnly && Prior is null ? TfValue.Unknown : TfValue.Null))));

    private sealed record MarkedCollection() : ApiCollection("things", "thing")
    {
        public override ObjectMark? Mark => new("annotations", "request");
    }
}

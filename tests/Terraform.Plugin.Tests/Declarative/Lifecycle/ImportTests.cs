using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Declarative.Lifecycle;
using static Terraform.Plugin.Tests.Declarative.Lifecycle.LifeCase;

namespace Terraform.Plugin.Tests.Declarative.Lifecycle;

/// <summary>What an import takes, and what it asks of the service to find the object.</summary>
public class ImportTests
{
    private static readonly ResourceDefinition Named = Thing with { ImportForms = [ImportForm.ByAttributes("{name}", "My thing")] };
    private static readonly ResourceDefinition Suffixed = Thing with { ImportForms = [new ImportForm("{id}.{kind}", "t-1.x")] };

    private static readonly ResourceDefinition Scoped = Thing with
    {
        Address = new ScopedCollection(new ApiCollection("parents/{}/things", "thing"), "parent"),
        Id = "{name}",
        ImportForms = [new ImportForm("{parent}.{name}", "p.a")],
    };

    [Fact]
    public async Task OneForm_AsksNothing() => (await ImportAsync(Thing, "t-9")).Should().Be(("t-9", "", ""));

    [Fact]
    public async Task TheId_GoesBeforeTheName() => (await ImportAsync(Named, "1")).Should().Be(("1", "", "GET things/1"));

    [Fact]
    public async Task TheName_IsLookedUp() => (await ImportAsync(Named, "a")).Should().Be(("1", "", "GET things/a; LIST things name=a"));

    [Fact]
    public async Task TheName_IsLookedUp_WhereIdsMayNotBeSeen() =>
        (await ImportAsync(Named, "a", s => s.Failing("GET", ServiceErrorKind.Forbidden))).Should().Be(("1", "", "GET things/a; LIST things name=a"));

    [Fact]
    public async Task TwoOfAName_AreNamed() =>
        (await ImportAsync(Named, "a", s => s.With("things", "{'id':'2','name':'a'}"))).Error.Should().Contain("2 objects have this name: 1, 2");

    [Fact]
    public async Task NeitherIdNorName_SaysWhatAnIdLooksLike() =>
        (await ImportAsync(Named, "b")).Error.Should().Contain("no object with the id or name \"b\"").And.Contain("\"t-1\" or \"My thing\"");

    [Fact]
    public async Task TheFormThatSaysMost_GoesFirst() => (await ImportAsync(Suffixed, "1.x")).Should().Be(("1", "", "GET things/1"));

    [Fact]
    public async Task PartsOfTheId_BecomeAttributes()
    {
        var outcome = await new ResourceEngine(Scoped with { Id = "{parent}.{name}", ImportForms = [] }).ImportAsync("p.a", new FakeService(), CancellationToken.None);

        outcome.State["parent"].StringOrNull().Should().Be("p");
        outcome.State["name"].StringOrNull().Should().Be("a");
        outcome.State["id"].StringOrNull().Should().Be("p.a");
    }

    [Fact]
    public async Task AnImportedObject_IsReadWhereItsPartsSay()
    {
        var service = new FakeService().With("parents/p/things", "{'id':'a','name':'a','parent':'p'}");
        var engine = new ResourceEngine(Scoped);
        var imported = await engine.ImportAsync("p.a", service, CancellationToken.None);

        var read = await engine.ReadAsync(imported.State, imported.PrivateState, service, CancellationToken.None);

        read.Diagnostics.Should().BeEmpty();
        read.State["id"].StringOrNull().Should().Be("a");
        service.Calls.Should().OnlyContain(c => c == "GET parents/p/things/a");
    }

    private static async Task<(string? Id, string Error, string Calls)> ImportAsync(ResourceDefinition definition, string text, Func<FakeService, FakeService>? given = null)
    {
        var service = new FakeService().With("things", "{'id':'1','name':'a'}");
        var outcome = await new ResourceEngine(definition).ImportAsync(text, given?.Invoke(service) ?? service, CancellationToken.None);
        return (outcome.State["id"].StringOrNull(), string.Join(" ", outcome.Diagnostics.Select(d => d.Detail)), string.Join("; ", service.Calls));
    }
}

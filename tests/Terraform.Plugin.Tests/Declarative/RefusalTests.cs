using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Terraform.Plugin.Tests.Declarative;

/// <summary>What is said where an operation is not begun, and where an object is about to go.</summary>
public class RefusalTests
{
    [Fact]
    public async Task EveryReason_IsToldWhereItBelongs()
    {
        Diagnostic[] reasons = [Diagnostic.Error("Too small", "It has 1 GB.", TfPath.Of("host")), Diagnostic.Error("No name", "It is empty.", TfPath.Of("name"))];

        var outcome = await Engine(new Refusing(reasons)).ApplyAsync(new ApplyRequest(TfValue.Null, Thing, Thing, []), new NoServices(), CancellationToken.None);

        outcome.State.IsNull.Should().BeTrue();
        outcome.Diagnostics.Should().Equal(reasons.Select(r => r with { Detail = $"{r.Detail}\n\nNothing was created." }));
    }

    [Fact]
    public async Task Destroying_IsLookedAtBefore()
    {
        var engine = Engine(ResourceBehavior.Declared, (plan, _, _) =>
        {
            plan.Diagnostics.Warning($"\"{plan.PriorAt("name").StringOrNull()}\" is the last", "");
            return Task.CompletedTask;
        });

        var outcome = await engine.PlanAsync(new PlanRequest(Thing, TfValue.Null, []), TfValue.Null, null, CancellationToken.None);

        outcome.Planned.IsNull.Should().BeTrue();
        outcome.Diagnostics.Should().ContainSingle().Which.Summary.Should().Be("\"a\" is the last");
    }

    private static TfMap Thing => TfValue.Object(("id", "1"), ("name", "a"), ("host", "h"));

    private static ResourceEngine Engine(ResourceBehavior behavior, Func<PlanContext, IProviderServices?, CancellationToken, Task>? leaving = null) => new(new ResourceDefinition("thing", "A thing.")
    {
        Area = "Things",
        Fields = [String("name", "Name.").Required(), String("host", "Host.")],
        Behavior = behavior,
        CheckDestroyAsync = leaving,
    });

    private sealed class Refusing(IReadOnlyList<Diagnostic> reasons) : ResourceBehavior
    {
        public override Task<JObject> CreateAsync(OperationContext op, JObject body, Action<JObject> created, CancellationToken ct) => throw new OperationRefusedException(reasons);
    }

    private sealed class NoServices : IProviderServices
    {
        public TimeProvider Clock => TimeProvider.System;

        public Task<JObject?> WaitAsync(WaitRequest request, Func<CancellationToken, Task<JObject?>> look, Func<JObject?, WaitOutcome> judge, CancellationToken ct) =>
            throw new NotSupportedException();

        public IObjectStore Store(ApiCollection collection, Action<ServiceError>? warn = null) => throw new NotSupportedException();

        public Task<ServiceVersion?> VersionAsync(CancellationToken ct) => Task.FromResult<ServiceVersion?>(null);

        public void Conceal(IEnumerable<string> secrets)
        {
        }

        public ServiceError? Explain(Exception exception) => null;

        public void Dispose()
        {
        }
    }
}

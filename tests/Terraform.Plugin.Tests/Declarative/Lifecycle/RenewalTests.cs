using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;
using static Terraform.Plugin.Tests.Declarative.Lifecycle.LifeCase;

namespace Terraform.Plugin.Tests.Declarative.Lifecycle;

/// <summary>A credential in a computed attribute: noted by the refresh, shown by the plan, renewed by the apply, revoked by the destruction.</summary>
public class RenewalTests
{
    private readonly Ticket _ticket = new();

    private ResourceDefinition Definition => Thing with
    {
        Fields =
        [
            .. Thing.Fields,
            String("ticket", "Ticket.").Computed().UseStateForUnknown().Sensitive().FromRelatedObject().RenewedBy(_ticket),
            String("why", "Why.").Computed().UseStateForUnknown().FromRelatedObject(),
        ],
    };

    [Theory]
    [InlineData("It expires soon")]
    [InlineData(null)]
    public async Task Refresh_NotesWhy_AndThePlanShowsIt(string? why)
    {
        _ticket.Why = why;
        var life = Case([("id", "1"), ("name", "a"), ("ticket", "old")]);

        var read = await life.ReadAsync();
        var plan = await new ResourceEngine(life.Definition).PlanAsync(new PlanRequest(read.State, life.Value([("name", "a")]), []), TfValue.Null, null, CancellationToken.None);

        read.State["why"].StringOrNull().Should().Be(why);
        plan.Planned["ticket"].IsUnknown.Should().Be(why is not null);
        plan.Planned["why"].IsNull.Should().BeTrue();
        plan.Replace.Should().BeEmpty();
        plan.Diagnostics.Select(d => d.Summary).Should().Equal(why is null ? [] : ["ticket is renewed"]);
    }

    [Fact]
    public async Task Apply_OfARenewalAlone_WritesNothingOfTheObject()
    {
        var life = Case([("id", "1"), ("name", "a"), ("ticket", "old"), ("why", "It expires soon")], [("id", "1"), ("name", "a"), ("ticket", TfValue.Unknown)]);

        var outcome = await life.RunAsync();

        outcome.Diagnostics.Should().BeEmpty();
        outcome.State["ticket"].Should().Be((TfValue)"new");
        outcome.State["why"].IsNull.Should().BeTrue();
        life.Service.Calls.Should().Equal("GET things/1");
    }

    [Fact]
    public async Task Apply_ThatCannotRenew_KeepsTheOldOneAndTheRestOfThePlan()
    {
        _ticket.Fails = true;
        var life = Case([("id", "1"), ("name", "a"), ("ticket", "old")], [("id", "1"), ("name", "a"), ("kind", "x"), ("ticket", TfValue.Unknown)]);

        var outcome = await life.RunAsync();

        outcome.Diagnostics.Should().ContainSingle().Which.Summary.Should().Be("Cannot renew ticket of thing \"a\"");
        (outcome.State["ticket"], outcome.State["kind"]).Should().Be(((TfValue)"old", (TfValue)"x"));
    }

    [Fact]
    public async Task Destroy_Revokes()
    {
        var life = Case([("id", "1"), ("name", "a"), ("ticket", "old")], null);

        (await life.RunAsync()).Diagnostics.Should().BeEmpty();

        _ticket.Revoked.Should().Be("old");
    }

    private LifeCase Case((string, TfValue)[] prior, (string, TfValue)[]? planned = null) =>
        new(Definition) { Prior = prior, Planned = planned, Service = new FakeService().With("things", "{'id':'1','name':'a'}") };

    private sealed record Ticket() : Renewal("why")
    {
        public string? Why { get; set; }

        public bool Fails { get; set; }

        public string? Revoked { get; private set; }

        public override string Description => "soon";

        public override Task<string?> WhyDueAsync(OperationContext op, JObject item, CancellationToken ct) => Task.FromResult(Why);

        public override Task RenewAsync(OperationContext op, JObject item, CancellationToken ct)
        {
            item["ticket"] = Fails ? throw new OperationFailedException("The office is closed.") : "new";
            return Task.CompletedTask;
        }

        public override Task RevokeAsync(OperationContext op, CancellationToken ct)
        {
            Revoked = op.Prior["ticket"].StringOrNull();
            return Task.CompletedTask;
        }
    }
}

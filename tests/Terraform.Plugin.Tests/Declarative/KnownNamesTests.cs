using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Tests.Declarative;

public class KnownNamesTests
{
    private static readonly TfMap State = Sample.Value(("name", "a"), ("network", TfValue.List(Sample.Network(("options", Sample.Map(("x", "1")))))));

    [Theory]
    [InlineData("nmae")]
    [InlineData("network[0].plugim")]
    [InlineData("network[0].flannel_network_provider[0].ifase")]
    public void Contexts_AskedForANameThatIsNotThere_Throw(string path)
    {
        var plan = new PlanContext(Sample.Fields, TfValue.Null, State, State, []);
        var config = new ValidateConfigContext(Sample.Fields, TfValue.Null, []);

        foreach (var ask in new Action[]
        {
            () => plan.PriorAt(path), () => plan.ConfigAt(path), () => plan.PlannedAt(path), () => plan.Set(path, "x"), () => plan.RequireReplace(path),
            () => _ = config[path], () => config.Error(path, "Summary", "Detail"), () => config.Warning(path, "Summary", "Detail"),
        })
        {
            ask.Should().Throw<UnknownAttributeException>().WithMessage("There is no attribute*there are *");
        }
    }

    [Fact]
    public void Values_AskedForANameThatIsNotThere_Throw()
    {
        var plan = new PlanContext(Sample.Fields, State, State, State, []);

        foreach (var ask in new Func<TfValue>[] { () => plan.Prior["nmae"], () => plan.Config["network"].Items[0]["plugim"], () => plan.Planned["nmae"] })
        {
            ask.Should().Throw<UnknownAttributeException>();
        }
    }

    [Fact]
    public void Names_ThatAreThere_AndKeysOfMaps_MayBeAsked()
    {
        var plan = new PlanContext(Sample.Fields, TfValue.Null, State, State, []);

        plan.ConfigAt("network[0].options.y").Should().Be(TfValue.Null);
        plan.Config["network"].Items[0]["options"]["y"].Should().Be(TfValue.Null);
        plan.PriorAt("registries[3].url").Should().Be(TfValue.Null);
        plan.Planned.Should().Be(State, "strictness is no part of a value");
    }
}

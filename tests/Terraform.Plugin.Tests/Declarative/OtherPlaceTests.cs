using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Terraform.Plugin.Tests.Declarative;

/// <summary>A value whose place in the API depends on a sibling.</summary>
public class OtherPlaceTests
{
    private static readonly Field[] Role =
    [
        String("scope", "Scope."),
        Bool("default_role", "Default.").Default(false).At("clusterDefault").AtWhen("scope", "project", "projectDefault"),
    ];

    [Theory]
    [InlineData("cluster", """{"scope":"cluster","clusterDefault":true}""")]
    [InlineData("project", """{"scope":"project","projectDefault":true}""")]
    public void ForCreate_SendsTheValueToThePlaceOfTheSibling(string scope, string body) =>
        JToken.DeepEquals(Expander.ForCreate(Role, Value(scope, true)), JObject.Parse(body)).Should().BeTrue();

    [Theory]
    [InlineData("""{"scope":"cluster","clusterDefault":true,"projectDefault":false}""")]
    [InlineData("""{"scope":"project","clusterDefault":false,"projectDefault":true}""")]
    public void Read_TakesTheValueFromThePlaceOfTheSibling(string answer)
    {
        var api = JObject.Parse(answer);

        Flattener.Flatten(Role, api, TfValue.Null, ReadPurpose.Import)["default_role"].Should().Be(TfValue.True);
    }

    [Fact]
    public void ForUpdate_SiblingChanged_LeavesNothingBehind() =>
        Expander.ForUpdate(Role, JObject.Parse("""{"scope":"cluster","clusterDefault":true,"projectDefault":false}"""), Value("cluster", true), Value("project", true))
            .Should().BeEquivalentTo(JObject.Parse("""{"scope":"project","clusterDefault":false,"projectDefault":true}"""));

    [Fact]
    public void ForUpdate_NothingChanged_SendsNothing() =>
        Expander.ForUpdate(Role, JObject.Parse("""{"scope":"project","clusterDefault":false,"projectDefault":true}"""), Value("project", true), Value("project", true))
            .Should().BeEmpty();

    private static TfMap Value(string scope, bool isDefault) => TfValue.Object(("scope", scope), ("default_role", isDefault));
}

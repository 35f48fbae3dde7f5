using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;
using static Terraform.Plugin.Tests.Declarative.Sample;

namespace Terraform.Plugin.Tests.Declarative;

public class ConfigValidatorTests
{
    private static readonly IReadOnlyList<Field> Rules =
    [
        String("mode", "Mode.").OneOf("rbac", "none"),
        Number("mtu", "MTU.").Between(0, 9000),
        String("cron", "Cron.").Cron(),
        String("policy", "Policy.").YamlDocument("Policy"),
        String("old", "Old.").Deprecated("Use mode instead."),
        String("a", "A.").ConflictsWith("b"),
        String("b", "B.").ConflictsWith("a"),
        String("secret", "Secret.").WriteOnly(),
        StringList("names", "Names."),
    ];

    [Fact]
    public void Rejects_RequiredNull() => Validate(Sample.Fields, Value()).Should().ContainSingle().Which.Path.Should().Be(TfPath.Of("name"));

    [Fact]
    public void Rejects_ReadOnlyConfigured() =>
        Validate(Sample.Fields, Value(("name", "a"), ("id", "x"))).Should().ContainSingle().Which.Summary.Should().Be("Read-only attribute");

    [Fact]
    public void Rejects_RequiredNullInsideABlock() => Validate(Sample.Fields, Value(("name", "a"), ("registries", TfValue.List(Registry()))))
        .Should().ContainSingle().Which.Path!.ToString().Should().Be("registries[0].url");

    [Theory]
    [InlineData("mode", "rbak", "mode: \"rbak\" is none of \"rbac\", \"none\". Did you mean \"rbac\"?")]
    [InlineData("cron", "* * *", "cron: \"* * *\" is not a cron schedule: five fields are needed (minute, hour, day of month, month, day of week), such as \"0 */6 * * *\".")]
    [InlineData("policy", "kind: Other\napiVersion: v1", "policy: The YAML document must be of kind Policy, not Other.")]
    public void Rejects_ValueAgainstItsRule(string name, string value, string detail) =>
        Validate(Rules, Rule((name, value))).Should().ContainSingle().Which.Detail.Should().Be(detail);

    [Fact]
    public void Rejects_NumberOutOfRange() => Validate(Rules, Rule(("mtu", 9001))).Should().ContainSingle().Which.Path.Should().Be(TfPath.Of("mtu"));

    [Fact]
    public void Rejects_ConflictingOnce() => Validate(Rules, Rule(("a", "1"), ("b", "2"))).Should().ContainSingle();

    [Fact]
    public void Rejects_NullInAList() =>
        Validate(Rules, Rule(("names", TfValue.List("x", TfValue.Null)))).Should().ContainSingle().Which.Path!.ToString().Should().Be("names[1]");

    [Fact]
    public void Rejects_WriteOnlyOnAnOldTerraform() =>
        ConfigValidator.Validate(Rules, Rule(("secret", "s")), null, writeOnlyAllowed: false).HasErrors.Should().BeTrue();

    [Fact]
    public void Warns_OfDeprecated() => Validate(Rules, Rule(("old", "x"))).Should().ContainSingle().Which.Severity.Should().Be(Severity.Warning);

    [Fact]
    public void Reports_EverythingAtOnce() => Validate(Rules, Rule(("mode", "x"), ("mtu", -1), ("cron", "1"))).Should().HaveCount(3);

    [Fact]
    public void Accepts_Unknown()
    {
        var unknown = new TfMap(Rules.Select(f => KeyValuePair.Create(f.Name, TfValue.Unknown)));

        Validate(Rules, unknown).Should().BeEmpty();
        Validate(Sample.Fields, new TfMap(Sample.Fields.Select(f => KeyValuePair.Create(f.Name, f.IsReadOnly ? TfValue.Null : TfValue.Unknown)))).Should().BeEmpty();
    }

    [Fact]
    public void Accepts_OtherCase() => Validate(Rules, Rule(("mode", "RBAC"))).Should().BeEmpty();

    private static Diagnostics Validate(IReadOnlyList<Field> fields, TfValue config) => ConfigValidator.Validate(fields, config, null);

    private static TfMap Rule(params (string Name, TfValue Value)[] given) => new(Rules.Select(f => KeyValuePair.Create(
        f.Name, given.FirstOrDefault(g => g.Name == f.Name) is { Name: not null } g ? g.Value : TfValue.Null)));
}

using Newtonsoft.Json.Linq;
using Rancher.Provider.Common;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Tests.Common;

public class RancherWordsTests
{
    [Theory]
    [InlineData("x-arg: [a=1, b=2]", "x-arg: [b=2, a=1]", true)]
    [InlineData("x-arg: [a=1, a=2]", "x-arg: [a=2, a=1]", false)]
    [InlineData("x-arg: [--b, a=1, --b=2]", "x-arg: [a=1, --b, --b=2]", true)]
    [InlineData("san: [a, b]", "san: [b, a]", false)]
    [InlineData("a: 1\nb: {c: d}", "b:\n  c: 'd'\na: 1", true)]
    [InlineData("a: 1", "a: \"1\"", false)]
    public void YamlArguments_OfDifferentFlags_HaveNoOrder(string left, string right, bool same) =>
        Fields.String("config", "Config.").YamlArguments().Equivalence.AreEqual(left, right).Should().Be(same);

    [Fact]
    public void YamlObject_OfTypedObjects_HasNoSchemaNames()
    {
        var field = Fields.String("config", "Config.").YamlObject();

        var read = field.Codec.Read(
            field,
            JObject.Parse("""{ "type": "/v3/schemas/auditLog", "rules": [{ "type": "/v3/schemas/rule", "level": "None" }], "kind": { "type": "x" } }"""));

        field.Equivalence.AreEqual(read.StringOrNull()!, """{ "rules": [{ "level": "None" }], "kind": { "type": "x" } }""").Should().BeTrue();
    }

    [Theory]
    [InlineData("cattle.io/creator", true)]
    [InlineData("lifecycle.cattle.io/create.cluster", true)]
    [InlineData("kubernetes.io/metadata.name", true)]
    [InlineData("app.kubernetes.io/name", true)]
    [InlineData("ownerBindingsCreated", true)]
    [InlineData("provider.cattle.io", true)]
    [InlineData("io.cattle.agent.registration-token-hash", true)]
    [InlineData("cattle.io", true)]
    [InlineData("mycattle.io", false)]
    [InlineData("team", false)]
    [InlineData("example.com/owner", false)]
    public void SystemKeys_AreThoseOfRancherAndKubernetes(string key, bool isSystem) => RancherWords.IsSystemKey(key).Should().Be(isSystem);
}

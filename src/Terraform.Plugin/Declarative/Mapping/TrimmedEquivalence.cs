using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>White space around a text means nothing, beside what the inner equivalence says.</summary>
internal sealed class TrimmedEquivalence(IEquivalence inner) : IEquivalence
{
    public bool AreEqual(string left, string right) => inner.AreEqual(left, right) || inner.AreEqual(left.Trim(), right.Trim());

    public bool IsEmpty(string text) => string.IsNullOrWhiteSpace(text);

    public bool IsPartOf(string answer, string document) => inner.IsPartOf(answer, document);

    public string Write(JToken json) => inner.Write(json);
}

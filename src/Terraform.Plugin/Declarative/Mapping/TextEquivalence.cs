namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>Texts are the same when a comparison says so.</summary>
internal sealed class TextEquivalence(Func<string, string, bool> areEqual) : IEquivalence
{
    public bool AreEqual(string left, string right) => areEqual(left, right);
}

using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Formats;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>The equivalences that a field line can name.</summary>
public static class Equivalence
{
    /// <summary>Only the same text means the same.</summary>
    public static IEquivalence Exact { get; } = new TextEquivalence((left, right) => left == right);

    /// <summary>White space around the text means nothing.</summary>
    public static IEquivalence Trimmed { get; } = new TrimmedEquivalence(Exact);

    /// <summary>Upper and lower case mean the same.</summary>
    public static IEquivalence IgnoreCase { get; } = new TextEquivalence((left, right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase));

    /// <summary>A Kubernetes quantity: <c>1000m</c> is <c>1</c>.</summary>
    public static IEquivalence Quantity { get; } =
        new TextEquivalence((left, right) => KubernetesQuantity.TryParse(left) is { } a && a.Equals(KubernetesQuantity.TryParse(right)));

    /// <summary>Certificates in PEM format or in base64, compared decoded.</summary>
    public static IEquivalence Certificates { get; } = new TextEquivalence(Pem.AreSame);

    /// <summary>A YAML document; layout and key order mean nothing.</summary>
    public static IEquivalence Yaml { get; } = new YamlEquivalence();

    /// <summary>A YAML document in parts of which order means nothing, once <paramref name="normalize"/> has sorted them.</summary>
    public static IEquivalence YamlWith(Func<JToken, JToken> normalize) => new YamlEquivalence(normalize);
}

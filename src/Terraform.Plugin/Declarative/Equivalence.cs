namespace Terraform.Plugin.Declarative;

/// <summary>When two different texts mean the same, so that neither is drift of the other.</summary>
public enum Equivalence
{
    /// <summary>Only the same text means the same.</summary>
    Exact,

    /// <summary>White space around the text means nothing.</summary>
    Trimmed,

    /// <summary>Upper and lower case mean the same.</summary>
    IgnoreCase,

    /// <summary>A YAML document; layout and key order mean nothing. The API holds the text.</summary>
    YamlText,

    /// <summary>A YAML document in Terraform that the API holds as a JSON object.</summary>
    YamlObject,

    /// <summary>
    /// As <see cref="YamlObject"/>, with lists of command line arguments below keys that end in <c>-arg</c>: <c>flag=value</c>, whose order means nothing
    /// between different flags.
    /// </summary>
    YamlArguments,

    /// <summary>Certificates in PEM format or in base64, which are compared decoded. The API holds base64.</summary>
    CertificateBytes,

    /// <summary>A Kubernetes quantity: <c>1000m</c> is <c>1</c>.</summary>
    Quantity,
}

/// <summary>What kinds of meaning have in common.</summary>
internal static class EquivalenceExtensions
{
    /// <summary>Whether the API holds an object where Terraform has its text.</summary>
    public static bool IsYamlObject(this Equivalence equivalence) => equivalence is Equivalence.YamlObject or Equivalence.YamlArguments;
}

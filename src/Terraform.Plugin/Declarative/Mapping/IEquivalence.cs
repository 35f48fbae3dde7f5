using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>When two different texts mean the same, so that neither is drift of the other.</summary>
public interface IEquivalence
{
    bool AreEqual(string left, string right);

    /// <summary>Whether the text means what its absence means.</summary>
    bool IsEmpty(string text) => text.Length == 0;

    /// <summary>Whether the answer is the document with parts left out, which is how newer servers show a document with secrets.</summary>
    bool IsPartOf(string answer, string document) => false;

    /// <summary>A value of JSON as a text of this kind.</summary>
    string Write(JToken json) => json.ToString(Formatting.None);
}

using Newtonsoft.Json.Linq;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>Which part of a map or document is the configuration's, and which part others keep there.</summary>
public interface IOwnership
{
    /// <summary>The part of an API value that is compared with what is known.</summary>
    JToken? Owned(JToken? json, TfValue known) => json;

    /// <summary>The part of a value as read that goes into the state.</summary>
    /// <param name="field">The map or document.</param>
    /// <param name="read">What the server has.</param>
    /// <param name="known">What the state or the plan has.</param>
    /// <param name="isFirst">Whether the object is read for the first time, so that nothing is known of what the configuration names.</param>
    TfValue Owned(Field field, TfValue read, TfValue known, bool isFirst) => read;

    /// <summary>Whether the state says the same as the configuration, so that nothing is planned.</summary>
    bool MeansTheSame(Field field, TfValue wanted, TfValue prior) => SemanticEquality.AreEqual(field, wanted, prior);

    /// <summary>What is written, merged into what the server has; null when the value replaces that.</summary>
    JToken? Merge(JToken? server, TfValue prior, TfValue planned) => null;
}

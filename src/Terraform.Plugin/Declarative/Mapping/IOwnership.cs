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

    /// <summary>What is planned for a configured value: it, and what the state has besides that is not the configuration's to remove.</summary>
    /// <param name="wanted">What the configuration has.</param>
    /// <param name="prior">What the state has.</param>
    /// <param name="wasConfigured">Whether the configuration of the last apply had the key.</param>
    TfValue Planned(TfValue wanted, TfValue prior, Func<string, bool> wasConfigured) => wanted;

    /// <summary>Whether the system itself may write an entry of that key, so that it is remembered which of them the configuration had.</summary>
    bool IsSystemKey(string key) => false;

    /// <summary>The changes of entries that an update cannot make.</summary>
    IEnumerable<FixedEntry> FixedEntries(TfValue wanted, TfValue prior, Func<string, bool> wasConfigured) => [];

    /// <summary>What is written, merged into what the server has; null when the value replaces that.</summary>
    JToken? Merge(JToken? server, TfValue prior, TfValue planned) => null;
}

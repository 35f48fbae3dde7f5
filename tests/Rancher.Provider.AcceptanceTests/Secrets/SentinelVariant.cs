using Newtonsoft.Json.Linq;

namespace Rancher.Provider.AcceptanceTests.Secrets;

/// <summary>One configuration of a type with a sentinel in each secret of one of its blocks.</summary>
/// <param name="Name">The block, and the form of its secrets.</param>
/// <param name="IsWriteOnly">Whether the secrets are in the write-only arguments.</param>
/// <param name="Config">What is written.</param>
/// <param name="Secrets">Each secret by its path, with its number, and whether the API has a place for it.</param>
internal sealed record SentinelVariant(string Name, bool IsWriteOnly, JObject Config, IReadOnlyList<(string Path, int Number, bool IsSent)> Secrets);

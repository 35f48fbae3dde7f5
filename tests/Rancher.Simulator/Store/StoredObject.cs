using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Store;

/// <summary>One object of the server: its body as answers show it, without the links and actions that each answer adds.</summary>
internal sealed class StoredObject(string type, string id, JObject body)
{
    public string Type { get; } = type;

    public string Id { get; } = id;

    public JObject Body { get; set; } = body;

    /// <summary>The body before the last request that changed it, for answers that come too late.</summary>
    public JObject? Previous { get; set; }

    /// <summary>Secrets and bookkeeping that no answer shows.</summary>
    public Dictionary<string, string> Hidden { get; } = [];

    /// <summary>An answer given as it is, links and all: objects loaded from outside.</summary>
    public bool Verbatim { get; init; }

    public bool IsRemoving => Body["removed"] is { Type: not JTokenType.Null };

    public string? Text(string field) => (string?)Body[field];

    public bool Flag(string field) => Body[field] is JValue { Value: true };
}

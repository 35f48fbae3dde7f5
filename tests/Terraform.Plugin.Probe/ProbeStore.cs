using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;

namespace Terraform.Plugin.Probe;

/// <summary>Objects in a file, so that the several processes of one Terraform command see the same; in memory when no file is named.</summary>
internal sealed class ProbeStore(string? file) : IObjectStore
{
    private static readonly JObject Memory = [];
    private static readonly SemaphoreSlim Turn = new(1);

    public Task<JObject?> FindAsync(string id, CancellationToken ct) => WithAllAsync(all => all[id]?.DeepClone() as JObject, ct);

    public Task<JObject> CreateAsync(JObject body, LostAnswerLookup? lookup, CancellationToken ct) => WithAllAsync(
        all =>
        {
            var thing = Finish(Sent(body));
            thing["id"] = $"t-{Guid.NewGuid():n}";
            thing["oc"] ??= "chosen";
            thing["nl"] = new JArray(new JObject { ["k"] = "a", ["v"] = "1" });
            all[(string)thing["id"]!] = thing;
            return (JObject)thing.DeepClone();
        },
        ct);

    public Task<JObject?> UpdateAsync(string id, Func<JObject, JObject> change, CancellationToken ct) => WithAllAsync(
        all =>
        {
            if (all[id] is not JObject thing)
            {
                return null;
            }

            foreach (var property in Sent(change((JObject)thing.DeepClone())).Properties())
            {
                thing[property.Name] = property.Value;
            }

            Finish(thing);
            return (JObject?)thing.DeepClone();
        },
        ct);

    public Task<JObject?> ReplaceAsync(string id, Func<JObject, JObject> change, CancellationToken ct) =>
        throw new NotSupportedException("No type of the probe replaces whole objects.");

    public Task<JObject?> DeleteAsync(string id, CancellationToken ct) => WithAllAsync<JObject?>(
        all =>
        {
            all.Remove(id);
            return null;
        },
        ct);

    public Task<JObject?> InvokeAsync(string id, string action, JObject? input, CancellationToken ct) => throw new NotSupportedException();

    public ObjectStatus StatusOf(JObject item) => ObjectStatus.None;

    public Task<IReadOnlyList<JObject>> ListAsync(IReadOnlyDictionary<string, string> filters, CancellationToken ct) => WithAllAsync<IReadOnlyList<JObject>>(
        all => all.Properties().Select(p => (JObject)p.Value).Where(o => filters.All(f => (string?)o[f.Key] == f.Value)).ToList(), ct);

    /// <summary>A body as it arrives: as text, in which a number is a number whatever it was made of.</summary>
    private static JObject Sent(JObject body) => JObject.Parse(body.ToString(Formatting.None));

    /// <summary>What the service makes of what it is sent.</summary>
    private static JObject Finish(JObject thing)
    {
        if (thing["loud"] is JValue { Type: JTokenType.String } loud)
        {
            thing["loud"] = ((string)loud!).ToUpperInvariant();
        }

        foreach (var block in thing["bl"]?.OfType<JObject>() ?? [])
        {
            block["y"] = $"y-of-{block["x"]}";
        }

        thing["receivedSecret"] = thing["wo"] ?? thing["receivedSecret"];
        thing.Remove("wo");
        thing.Remove("secret");
        return thing;
    }

    private async Task<T> WithAllAsync<T>(Func<JObject, T> work, CancellationToken ct)
    {
        await Turn.WaitAsync(ct);
        try
        {
            if (file is null)
            {
                return work(Memory);
            }

            await using var stream = await OpenAsync(file, ct);
            using var reader = new StreamReader(stream, leaveOpen: true);
            var text = await reader.ReadToEndAsync(ct);
            var all = text.Length == 0 ? [] : JObject.Parse(text);
            var result = work(all);
            stream.SetLength(0);
            await using var writer = new StreamWriter(stream, leaveOpen: true);
            await writer.WriteAsync(all.ToString(Formatting.None));
            return result;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Other processes of the same command may be at the file.</summary>
    private static async Task<FileStream> OpenAsync(string file, CancellationToken ct)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 200)
            {
                await Task.Delay(10, ct);
            }
        }
    }
}

using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;

namespace Terraform.Plugin.Tests.Declarative.Lifecycle;

/// <summary>One collection of a <see cref="FakeService"/>.</summary>
internal sealed class FakeStore(FakeService service, ApiCollection collection) : IObjectStore
{
    private Dictionary<string, JObject> Objects => service.Of(collection.Name);

    public Task<JObject?> FindAsync(string id, CancellationToken ct)
    {
        service.Note($"GET {collection.Name}/{id}");
        if (Objects.TryGetValue(id, out var item))
        {
            service.Progress(item);
            if (item["gone"] is not null)
            {
                Objects.Remove(id);
                item = null;
            }
        }

        return Task.FromResult((JObject?)item?.DeepClone());
    }

    public Task<JObject> CreateAsync(JObject body, LostAnswerLookup? lookup, CancellationToken ct)
    {
        var item = (JObject)body.DeepClone();
        try
        {
            service.Note($"POST {collection.Name} {Text(body)}");
        }
        catch (FakeFault fault) when (fault.Kind == ServiceErrorKind.AnswerLost && lookup is not null)
        {
            // It was carried out, and the answer went astray.
            Objects["lost"] = Created(item, "lost");
            service.Note($"LIST {collection.Name} {string.Join(",", lookup.Filters.Select(f => $"{f.Key}={f.Value}"))}");
            return Task.FromResult(Objects.Values.Single(lookup.IsCreated));
        }

        var created = Created(item, $"{Objects.Count + 1}");
        Objects[(string)created["id"]!] = created;
        return Task.FromResult((JObject)created.DeepClone());
    }

    public Task<JObject?> UpdateAsync(string id, Func<JObject, JObject> change, CancellationToken ct) => Write("PUT", id, change);

    public Task<JObject?> ReplaceAsync(string id, Func<JObject, JObject> change, CancellationToken ct) => Write("REPLACE", id, change);

    public Task<JObject?> DeleteAsync(string id, CancellationToken ct)
    {
        service.Note($"DELETE {collection.Name}/{id}");
        if (!service.DeletesSlowly)
        {
            Objects.Remove(id);
        }

        return Task.FromResult(Objects.TryGetValue(id, out var item) ? (JObject?)item.DeepClone() : null);
    }

    public Task<JObject?> InvokeAsync(string id, string action, JObject? input, CancellationToken ct)
    {
        service.Note($"ACTION {collection.Name}/{id} {action} {(input is null ? "" : Text(input))}".TrimEnd());
        if (Objects.TryGetValue(id, out var item))
        {
            // What the actions of the tests do.
            item.Merge(input ?? []);
            item["kind"] = input is not null && input.ContainsKey("to") ? input["to"] : item["kind"];
            item["on"] = action switch { "enable" => true, "disable" => false, _ => item["on"] };
        }

        return Task.FromResult<JObject?>(null);
    }

    public Task<IReadOnlyList<JObject>> ListAsync(IReadOnlyDictionary<string, string> filters, CancellationToken ct)
    {
        service.Note($"LIST {collection.Name} {string.Join(",", filters.Select(f => $"{f.Key}={f.Value}"))}");
        return Task.FromResult<IReadOnlyList<JObject>>([.. Objects.Values.Where(o => filters.All(f => (string?)o[f.Key] == f.Value)).Select(o => (JObject)o.DeepClone())]);
    }

    public ObjectStatus StatusOf(JObject item) => new((string?)item["state"] ?? "", (string?)item["state"] ?? "without a state")
    {
        IsError = (string?)item["state"] == "error",
        Uid = (string?)item["uid"],
        Generation = (long?)item["generation"],
        Conditions = (item["conditions"] as JObject ?? []).Properties().ToDictionary(p => p.Name, p => new ObjectCondition((string)p.Value!, null)),
    };

    private Task<JObject?> Write(string verb, string id, Func<JObject, JObject> change)
    {
        if (!Objects.TryGetValue(id, out var item))
        {
            service.Note($"{verb} {collection.Name}/{id}");
            return Task.FromResult<JObject?>(null);
        }

        var body = change((JObject)item.DeepClone());
        if (body.Count > 0)
        {
            service.Note($"{verb} {collection.Name}/{id} {Text(body)}");
        }

        foreach (var (name, value) in body)
        {
            item[name] = value?.DeepClone();
        }

        return Task.FromResult((JObject?)item.DeepClone());
    }

    private static JObject Created(JObject item, string id)
    {
        item["id"] ??= id;
        return item;
    }

    // Marks differ from run to run.
    private static string Text(JObject body)
    {
        var shown = (JObject)body.DeepClone();
        if (shown["annotations"]?["request"] is not null)
        {
            shown["annotations"]!["request"] = "*";
        }

        return shown.ToString(Formatting.None).Replace('"', '\'');
    }
}

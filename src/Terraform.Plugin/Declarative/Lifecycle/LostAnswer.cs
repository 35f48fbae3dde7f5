using System.Security.Cryptography;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative.Mapping;

namespace Terraform.Plugin.Declarative.Lifecycle;

/// <summary>How to find the object that a POST without an answer may have created.</summary>
public abstract record LostAnswer
{
    /// <summary>By a mark that only this request carries, for types whose names may repeat.</summary>
    public static LostAnswer ByMark { get; } = new LostAnswerByMark();

    /// <summary>By members that the service keeps unique.</summary>
    public static LostAnswer ByMembers(params string[] members) => new LostAnswerByMembers(members);

    /// <summary>Prepares the body, and says how to find the object made of it; null when the store finds it by its name.</summary>
    internal abstract LostAnswerLookup? Prepare(ApiCollection collection, JObject body);
}

/// <summary>See <see cref="LostAnswer.ByMark"/>.</summary>
public sealed record LostAnswerByMark : LostAnswer
{
    internal override LostAnswerLookup? Prepare(ApiCollection collection, JObject body)
    {
        if (collection.Mark is not { } mark)
        {
            return null;
        }

        var request = RandomNumberGenerator.GetHexString(32, lowercase: true);
        ApiTree.Open(body, body, mark.Path)[mark.Key] = request;
        var filters = new Dictionary<string, string>();
        if (body["name"] is JValue { Value: string name } && name.Trim() is { Length: > 0 } trimmed)
        {
            filters["name"] = trimmed;
        }

        return new LostAnswerLookup(filters, found => (string?)(ApiTree.Find(found, found, mark.Path) as JObject)?[mark.Key] == request);
    }
}

/// <summary>See <see cref="LostAnswer.ByMembers"/>.</summary>
public sealed record LostAnswerByMembers(IReadOnlyList<string> Members) : LostAnswer
{
    internal override LostAnswerLookup? Prepare(ApiCollection collection, JObject body)
    {
        var filters = Members.Select(m => (Member: m, Value: (string?)(body[m] as JValue)))
            .Where(m => m.Value is { Length: > 0 })
            .ToDictionary(m => m.Member, m => m.Value!);
        return filters.Count == 0 ? null : new LostAnswerLookup(filters, found => filters.All(f => (string?)found[f.Key] == f.Value));
    }
}

using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Terraform.Plugin.Values;

/// <summary>
/// A Terraform type constraint (cty type). <see cref="ToString"/> is the compact JSON of the plugin protocol, such as <c>["list","string"]</c>.
/// </summary>
public abstract record TfType
{
    private protected TfType()
    {
    }

    public static TfType String { get; } = new TfPrimitiveType("string");

    public static TfType Number { get; } = new TfPrimitiveType("number");

    public static TfType Bool { get; } = new TfPrimitiveType("bool");

    /// <summary>A value that carries its own type (cty's DynamicPseudoType).</summary>
    public static TfType Dynamic { get; } = new TfPrimitiveType("dynamic");

    public static TfType ListOf(TfType element) => new TfCollectionType("list", element);

    public static TfType SetOf(TfType element) => new TfCollectionType("set", element);

    public static TfType MapOf(TfType element) => new TfCollectionType("map", element);

    public static TfType TupleOf(params TfType[] elements) => new TfTupleType(elements);

    public static TfObjectType ObjectOf(IEnumerable<KeyValuePair<string, TfType>> attributes) => new(attributes);

    /// <summary>Reads the protocol's JSON form.</summary>
    /// <exception cref="FormatException">The text is no type constraint.</exception>
    public static TfType Parse(string json)
    {
        try
        {
            return TypeJson.Read(JToken.Parse(json));
        }
        catch (JsonException error)
        {
            throw new FormatException($"Not a type constraint: {error.Message}", error);
        }
    }

    public sealed override string ToString()
    {
        var text = new StringBuilder();
        TypeJson.Write(this, text);
        return text.ToString();
    }
}

/// <summary><c>string</c>, <c>number</c>, <c>bool</c> or <c>dynamic</c>.</summary>
public sealed record TfPrimitiveType : TfType
{
    internal TfPrimitiveType(string name) => Name = name;

    public string Name { get; }
}

/// <summary>A list, set or map whose elements share one type.</summary>
public sealed record TfCollectionType : TfType
{
    internal TfCollectionType(string kind, TfType element) => (Kind, Element) = (kind, element);

    /// <summary><c>list</c>, <c>set</c> or <c>map</c>.</summary>
    public string Kind { get; }

    public TfType Element { get; }

    public bool IsMap => Kind == "map";

    public bool IsSet => Kind == "set";
}

/// <summary>A sequence with a type for each position.</summary>
public sealed record TfTupleType : TfType
{
    internal TfTupleType(IReadOnlyList<TfType> elements) => Elements = elements;

    public IReadOnlyList<TfType> Elements { get; }

    public bool Equals(TfTupleType? other) => other is not null && Elements.SequenceEqual(other.Elements);

    public override int GetHashCode() => Elements.Aggregate(17, HashCode.Combine);
}

/// <summary>Named attributes, each with its type; every value of the type has all of them.</summary>
public sealed record TfObjectType : TfType
{
    private readonly SortedDictionary<string, TfType> _attributes;

    internal TfObjectType(IEnumerable<KeyValuePair<string, TfType>> attributes)
    {
        _attributes = new SortedDictionary<string, TfType>(StringComparer.Ordinal);
        foreach (var (name, type) in attributes)
        {
            _attributes[name] = type;
        }
    }

    /// <summary>Sorted by name, in code point order.</summary>
    public IReadOnlyDictionary<string, TfType> Attributes => _attributes;

    public bool Equals(TfObjectType? other) => other is not null && Structure.Equal(_attributes, other._attributes);

    public override int GetHashCode() => _attributes.Aggregate(19, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));
}

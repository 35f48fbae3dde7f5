namespace Terraform.Plugin.Values;

/// <summary>
/// A value as Terraform knows it: null, unknown ("known after apply"), or known. Immutable, compared by content. Null, empty and zero are
/// three different values.
/// </summary>
public abstract record TfValue
{
    private protected TfValue()
    {
    }

    public static TfValue Null { get; } = new TfNull();

    public static TfValue Unknown { get; } = new TfUnknown(null);

    public static TfValue True { get; } = new TfBool(true);

    public static TfValue False { get; } = new TfBool(false);

    public static TfList EmptyList { get; } = new([]);

    public bool IsNull => this is TfNull;

    public bool IsUnknown => this is TfUnknown || this is TfDynamic { Value: TfUnknown };

    public bool IsKnown => !IsUnknown;

    /// <summary>Whether nothing unknown is inside, at any depth.</summary>
    public virtual bool IsWhollyKnown => true;

    public static implicit operator TfValue(string? text) => text is null ? Null : new TfString(text);

    public static implicit operator TfValue(bool flag) => flag ? True : False;

    public static implicit operator TfValue(long number) => new TfNumber(number);

    public static TfMap Object(params (string Name, TfValue Value)[] attributes) =>
        new(attributes.Select(a => KeyValuePair.Create(a.Name, a.Value)));

    public static TfList List(params TfValue[] items) => new(items);

    /// <summary>The value as text, or null when it is null, unknown or no text.</summary>
    public string? StringOrNull() => (this as TfString)?.Value;

    /// <summary>The value as a flag, or null when it is null, unknown or no flag.</summary>
    public bool? BoolOrNull() => (this as TfBool)?.Value;

    /// <summary>The items of a list, set or tuple; none when the value is anything else.</summary>
    public IReadOnlyList<TfValue> Items => (this as TfList)?.Elements ?? [];

    /// <summary>The attribute or map entry of that name, or <see cref="Null"/>.</summary>
    /// <exception cref="UnknownAttributeException">The value is an object whose attributes are all known, and this is none of them.</exception>
    public TfValue this[string name] => this switch
    {
        TfMap map when map.Entries.TryGetValue(name, out var value) => value,
        TfMap { IsObject: true } map => throw new UnknownAttributeException(name, map.Entries.Keys),
        _ => Null,
    };
}

/// <summary>The absence of a value.</summary>
public sealed record TfNull : TfValue;

/// <summary>A value that is known only after apply, with what is promised about it, if anything.</summary>
public sealed record TfUnknown(TfRefinement? Refinement) : TfValue
{
    public override bool IsWhollyKnown => false;
}

public sealed record TfString(string Value) : TfValue
{
    /// <summary>Unicode normal form C, as Terraform compares strings.</summary>
    public string Value { get; } = Value.IsNormalized() ? Value : Value.Normalize();
}

public sealed record TfBool(bool Value) : TfValue;

/// <summary>A list, set or tuple; which one it is, the type says.</summary>
public sealed record TfList : TfValue
{
    public TfList(IEnumerable<TfValue> elements) => Elements = [.. elements];

    public IReadOnlyList<TfValue> Elements { get; }

    public override bool IsWhollyKnown => Elements.All(e => e.IsWhollyKnown);

    public bool Equals(TfList? other) => other is not null && Elements.SequenceEqual(other.Elements);

    public override int GetHashCode() => Elements.Aggregate(23, HashCode.Combine);
}

/// <summary>A map or an object; which one it is, the type says. Entries are sorted by name.</summary>
public sealed record TfMap : TfValue
{
    private readonly SortedDictionary<string, TfValue> _entries;

    public TfMap(IEnumerable<KeyValuePair<string, TfValue>> entries)
    {
        _entries = new SortedDictionary<string, TfValue>(StringComparer.Ordinal);
        foreach (var (name, value) in entries)
        {
            _entries[name] = value;
        }
    }

    public static TfMap Empty { get; } = new([]);

    public IReadOnlyDictionary<string, TfValue> Entries => _entries;

    /// <summary>Whether this is an object with all of its attributes, so that to ask it for another one is a bug. It is no part of the value.</summary>
    public bool IsObject { get; init; }

    public override bool IsWhollyKnown => _entries.Values.All(v => v.IsWhollyKnown);

    /// <summary>A copy with one entry set.</summary>
    public TfMap With(string name, TfValue value) => new(_entries.Append(KeyValuePair.Create(name, value))) { IsObject = IsObject };

    public bool Equals(TfMap? other) => other is not null && Structure.Equal(_entries, other._entries);

    public override int GetHashCode() => _entries.Aggregate(29, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));
}

/// <summary>A value of dynamic type, with the type it turned out to have. A dynamic null or unknown without a type is plain null or unknown.</summary>
public sealed record TfDynamic(TfType Type, TfValue Value) : TfValue
{
    public override bool IsWhollyKnown => Value.IsWhollyKnown;
}

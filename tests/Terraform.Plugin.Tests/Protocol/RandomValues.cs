using System.Numerics;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Tests.Protocol;

/// <summary>Types and values of them, made from a seed.</summary>
internal sealed class RandomValues(int seed, bool withUnknowns)
{
    private readonly Random _random = new(seed);

    public TfType Type(int depth = 3) => _random.Next(depth > 0 ? 9 : 4) switch
    {
        0 => TfType.String,
        1 => TfType.Number,
        2 => TfType.Bool,
        3 => TfType.Dynamic,
        4 => TfType.ListOf(Type(depth - 1)),
        5 => TfType.SetOf(Type(depth - 1)),
        6 => TfType.MapOf(Type(depth - 1)),
        7 => TfType.TupleOf([.. Many(_ => Type(depth - 1))]),
        _ => TfType.ObjectOf(Many(i => KeyValuePair.Create($"a{i}", Type(depth - 1)))),
    };

    public TfValue Value(TfType type) => _random.Next(12) switch
    {
        0 => TfValue.Null,
        1 when withUnknowns => Unknown(type),
        _ => Known(type),
    };

    private TfUnknown Unknown(TfType type) => _random.Next(2) == 0
        ? (TfUnknown)TfValue.Unknown
        : type switch
        {
            TfPrimitiveType { Name: "dynamic" } => (TfUnknown)TfValue.Unknown,
            TfPrimitiveType { Name: "string" } => new TfUnknown(new TfRefinement { NotNull = true, Prefix = Text() + "x" }),
            TfPrimitiveType { Name: "number" } => new TfUnknown(new TfRefinement { Lower = new TfBound(Number(), true), Upper = new TfBound(Number(), false) }),
            TfCollectionType => new TfUnknown(new TfRefinement { NotNull = true, MinLength = 1, MaxLength = 300 }),
            _ => new TfUnknown(new TfRefinement { NotNull = true }),
        };

    private TfValue Known(TfType type) => type switch
    {
        TfPrimitiveType { Name: "string" } => Text(),
        TfPrimitiveType { Name: "number" } => Number(),
        TfPrimitiveType { Name: "bool" } => _random.Next(2) == 0,
        TfPrimitiveType => Dynamic(Type(1)),
        TfCollectionType { IsMap: true } map => new TfMap(Many(_ => KeyValuePair.Create(Text(), Value(map.Element)))),
        TfCollectionType { IsSet: true } set => new TfList(Many(_ => Value(set.Element)).Distinct()),
        TfCollectionType list => new TfList(Many(_ => Value(list.Element))),
        TfTupleType tuple => new TfList(tuple.Elements.Select(Value)),
        TfObjectType @object => new TfMap(@object.Attributes.Select(a => KeyValuePair.Create(a.Key, Value(a.Value)))),
        _ => throw new InvalidOperationException(),
    };

    private TfDynamic Dynamic(TfType type) => new(type, Known(type));

    private string Text()
    {
        string[] pieces = ["", "a", "é", "\u0000", "\"", "\\", "漢", "🙂", "\n", " ", "${x}", "</script>"];
        return string.Concat(Many(_ => pieces[_random.Next(pieces.Length)]));
    }

    private TfNumber Number() => _random.Next(6) switch
    {
        0 => new TfNumber(_random.Next(-200, 200)),
        1 => new TfNumber(_random.NextInt64()),
        2 => new TfNumber(BigInteger.Pow(10, _random.Next(1, 120)) * _random.Next(-9, 10)),
        3 => TfNumber.Parse($"{_random.Next(-99, 99)}.{_random.NextInt64(long.MaxValue)}"),
        4 => TfNumber.FromDouble(_random.Next(-999, 999) / 8.0),
        _ => TfNumber.Parse($"0.{new string('0', _random.Next(40))}{_random.Next(1, 99)}"),
    };

    private List<T> Many<T>(Func<int, T> make) => [.. Enumerable.Range(0, _random.Next(5)).Select(make)];
}

using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Contract;

/// <summary>A planned state of a definition, made from a seed: everything known, as after an apply.</summary>
internal sealed class RandomPlan
{
    private readonly Random _random;

    public RandomPlan(int seed, IReadOnlyList<Field> fields)
    {
        _random = new Random(seed);
        Value = Object(fields);
    }

    public TfMap Value { get; }

    private TfMap Object(IReadOnlyList<Field> fields)
    {
        var chosen = fields.Where(f => f.IsOneOfBlocks).OrderBy(_ => _random.Next()).FirstOrDefault();
        // A document that typed fields overlay would have to leave out what those say.
        var typed = fields.Select(f => f.Placement).OfType<OverlaidPlacement>().Select(p => p.Block).ToHashSet();
        return new TfMap(fields.Select(f => KeyValuePair.Create(f.Name, f switch
        {
            { IsOneOfBlocks: true } => f == chosen ? TfValue.List(Object(f.Children)) : TfValue.EmptyList,
            _ when typed.Contains(f.Name) => TfValue.EmptyList,
            // A value that was given by its write-only form is in no state.
            { IsReadOnly: true } or { IsWriteOnly: true } or { TwinOf: not null } => TfValue.Null,
            // What is read from another object is not sent.
            { Binding: ApiBinding.RelatedObject } => f.IsBlock ? TfValue.EmptyList : TfValue.Null,
            // Others may say the same at another place.
            { DeprecationMessage: not null, IsBlock: false } => TfValue.Null,
            { DeprecationMessage: not null } => TfValue.EmptyList,
            _ => Of(f),
        })));
    }

    private TfValue Of(Field field) => field.Kind switch
    {
        FieldKind.Block => field.IsRequired || _random.Next(2) == 0 ? TfValue.List(Object(field.Children)) : TfValue.EmptyList,
        FieldKind.ListBlock or FieldKind.ListNestedAttribute => Items(field),
        FieldKind.SingleNestedBlock or FieldKind.SingleNestedAttribute => _random.Next(2) == 0 ? TfValue.Null : Object(field.Children),
        _ when !field.IsRequired && _random.Next(3) == 0 => field.DefaultValue ?? TfValue.Null,
        FieldKind.String => Text(field),
        FieldKind.Number => _random.Next(1, 9999),
        FieldKind.Bool => _random.Next(2) == 0,
        FieldKind.StringList or FieldKind.StringSet => TfValue.List($"a{_random.Next(99)}", $"b{_random.Next(99)}"),
        _ => TfValue.Object(($"k{_random.Next(99)}", $"v{_random.Next(99)}")),
    };

    private TfList Items(Field field) => new(Enumerable.Range(field.MinItems, _random.Next(3)).Select(index =>
        (TfValue)(field.Placement.Key is { } key ? Object(field.Children).With(key, $"key{index}") : Object(field.Children))));

    private string Text(Field field) => field.Codec is ObjectCodec ? $"k{_random.Next(99)}: v{_random.Next(99)}\n" : $"t{_random.Next(9999)}";
}

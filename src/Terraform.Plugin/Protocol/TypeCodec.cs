using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using Tfplugin6;

namespace Terraform.Plugin.Protocol;

/// <summary>The fields of one type with what the protocol needs of them, each made when it is first asked for.</summary>
internal sealed class TypeCodec(IReadOnlyList<Field> fields, ResourceDefinition? resource = null)
{
    private TfObjectType? _type;
    private bool? _needsCare;

    public IReadOnlyList<Field> Fields { get; } = fields;

    public TfObjectType Type => _type ??= ImplicitAttributes.TypeOf(Fields);

    /// <summary>How objects of the type are told apart.</summary>
    public IdentityCodec Identity { get; } = new(resource);

    public TfValue Decode(DynamicValue? value) => DynamicValueCodec.Decode(value, Type);

    /// <summary>A configuration, or the state of an object that exists: core always sends one, and code behind may rely on it.</summary>
    public TfValue DecodeObject(DynamicValue? value) =>
        Decode(value) is TfMap map ? map : throw new ValueDecodeException(TfPath.Root, "an object is required");

    public DynamicValue Encode(TfValue value) => DynamicValueCodec.Encode(Presentable(value), Type);

    /// <summary>
    /// The value with null for every attribute that does not encode. Saves the id of an object that exists when something else about its state
    /// is wrong; the operation fails all the same.
    /// </summary>
    public DynamicValue EncodeWhatIsPossible(TfValue value)
    {
        var entries = Type.Attributes.Select(a => KeyValuePair.Create(a.Key, Encodes(value[a.Key], a.Value) ? value[a.Key] : TfValue.Null));
        return Encode(value is TfMap ? new TfMap(entries) : TfValue.Null);
    }

    private static bool Encodes(TfValue value, TfType type)
    {
        try
        {
            MsgPackCodec.Encode(value, type);
            return true;
        }
        catch (ValueEncodeException)
        {
            return false;
        }
    }

    /// <summary>
    /// The value as Terraform accepts it from a provider: a write-only value that comes back non-null makes Terraform drop the object from
    /// state, and a list block that is null makes it refuse a plan. Both are seen to here, before every encoding, and nowhere else.
    /// </summary>
    private TfValue Presentable(TfValue value) => (_needsCare ??= NeedCare(Fields)) ? PresentableObject(value, Fields) : value;

    private static bool NeedCare(IReadOnlyList<Field> fields) =>
        fields.Any(f => f.IsWriteOnly || f.Kind is FieldKind.Block or FieldKind.ListBlock || (f.Kind == FieldKind.SingleNestedBlock && NeedCare(f.Children)));

    private static TfValue PresentableObject(TfValue value, IReadOnlyList<Field> fields)
    {
        if (value is not TfMap map)
        {
            return value;
        }

        var entries = new List<KeyValuePair<string, TfValue>>(fields.Count);
        foreach (var field in fields)
        {
            entries.Add(new(field.Name, PresentableField(map[field.Name], field)));
        }

        return new TfMap(entries);
    }

    private static TfValue PresentableField(TfValue value, Field field)
    {
        if (field.IsWriteOnly)
        {
            return TfValue.Null;
        }

        if (field.Kind is FieldKind.Block or FieldKind.ListBlock && !SchemaEncoder.IsAttribute(field))
        {
            return value switch
            {
                TfNull => TfValue.EmptyList,
                TfList list => new TfList(list.Elements.Select(e => PresentableObject(e, field.Children))),
                _ => value,
            };
        }

        return field.Kind == FieldKind.SingleNestedBlock ? PresentableObject(value, field.Children) : value;
    }
}

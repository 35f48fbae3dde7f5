using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Engine;

/// <summary>Brings the values of write-only arguments, which the configuration alone has, into an operation.</summary>
internal static class WriteOnlyValues
{
    /// <summary>
    /// The planned state with the write-only values in it, each also as the value of the argument it stands for. Where its version did not change, that
    /// argument is unknown: what the server has stays.
    /// </summary>
    public static TfValue ToSend(IReadOnlyList<Field> fields, TfValue planned, TfValue prior, TfValue config) =>
        planned is TfMap map ? Object(fields, map, prior, config, isNew: false) : planned;

    /// <summary>
    /// The prior state in which an argument whose value was given by its write-only form is unknown rather than null: the server has a value.
    /// </summary>
    public static TfValue HeldByServer(IReadOnlyList<Field> fields, TfValue prior) => prior is TfMap map
        ? new TfMap(fields.Select(field => KeyValuePair.Create(field.Name, field switch
        {
            { Binding: ApiBinding.ProviderOnly } => map[field.Name],
            { IsBlock: true } when map[field.Name] is TfList list => new TfList(list.Elements.Select(item => HeldByServer(field.Children, item))),
            _ when WriteOnlyTwins.IsInUse(field, prior) => TfValue.Unknown,
            _ => map[field.Name],
        })))
        : prior;

    private static TfMap Object(IReadOnlyList<Field> fields, TfMap planned, TfValue prior, TfValue config, bool isNew) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field switch
        {
            { IsWriteOnly: true } => WriteOnlyTwins.OfEitherName(field, config),
            { IsBlock: true } when planned[field.Name] is TfList list => Blocks(field, list, prior[field.Name], config[field.Name], isNew),
            _ when WriteOnlyTwins.IsInUse(field, planned) => Value(field, planned, prior, config, isNew),
            _ => planned[field.Name],
        })));

    private static TfList Blocks(Field block, TfList planned, TfValue prior, TfValue config, bool isNew) => new(planned.Elements.Select((item, index) =>
    {
        if (item is not TfMap map)
        {
            return item;
        }

        var before = ListItems.Counterpart(block, item, prior, index);
        // Without a key, the block that stood in this place may have been another one, and its secret is not that of this one.
        var isMoved = block is { Kind: FieldKind.ListBlock, Placement.Key: null } && !item.Equals(before);
        return Object(block.Children, map, before, index < config.Items.Count ? config.Items[index] : TfValue.Null, isNew || isMoved || IsNotKept(block));
    }));

    private static TfValue Value(Field argument, TfValue planned, TfValue prior, TfValue config, bool isNew)
    {
        var twin = argument.Twin!;
        var isKept = !isNew && !IsNotKept(argument) && planned[twin.Version].Equals(prior[twin.Version]);
        return isKept ? TfValue.Unknown : config[twin.Value];
    }

    // What the server does not get it does not have afterwards.
    private static bool IsNotKept(Field field) => field.Binding == ApiBinding.ProviderOnly;
}

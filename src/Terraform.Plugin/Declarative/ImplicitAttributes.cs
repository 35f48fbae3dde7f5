using Terraform.Plugin.Declarative.Validators;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Terraform.Plugin.Declarative;

/// <summary>The complete fields of a type: those it declares and those every type of its kind has.</summary>
public static class ImplicitAttributes
{
    public const string Id = "id";
    public const string TimeoutsBlock = "timeouts";

    private static readonly Field IdField = String(Id, "Id of the object.").Computed().UseStateForUnknown();

    public static IReadOnlyList<Field> FieldsOf(ResourceDefinition definition)
    {
        var fields = WriteOnlyTwins.Expand(definition.Fields);
        if (definition.Address?.TrimsText == true)
        {
            fields = [.. fields.Select(f => f.ComparedTrimmed())];
        }

        return definition.Timeouts is { } timeouts ? [IdField, .. fields, TimeoutsField(timeouts)] : [IdField, .. fields];
    }

    public static IReadOnlyList<Field> FieldsOf(DataSourceDefinition definition) => [IdField, .. definition.Fields];

    public static TfObjectType TypeOf(IReadOnlyList<Field> fields) => FieldTypes.ObjectOf(fields);

    private static Field TimeoutsField(Timeouts timeouts) => SingleNestedBlock(
        TimeoutsBlock,
        "How long operations may take, as durations such as `30m`.",
        String("create", $"Time for creating; {GoDuration.Format(timeouts.Create)} unless set.").Duration(),
        String("update", $"Time for changing; {GoDuration.Format(timeouts.Update)} unless set.").Duration(),
        String("delete", $"Time for removing; {GoDuration.Format(timeouts.Delete)} unless set.").Duration()).ProviderOnly();
}

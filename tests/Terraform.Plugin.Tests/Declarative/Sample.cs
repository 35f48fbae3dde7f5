using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Terraform.Plugin.Tests.Declarative;

/// <summary>A small resource with one field of each behaviour, and short ways to write its values.</summary>
internal static class Sample
{
    public static IReadOnlyList<Field> Fields { get; } =
    [
        String("id", "Id.").Computed(),
        String("name", "Name.").Required().AlwaysSent(),
        String("description", "Purpose."),
        String("driver", "Driver.").OptionalComputed(),
        Bool("windows", "Windows.").Default(false).RequiresReplace(),
        Number("job_timeout", "Timeout.").Default(30),
        StringMap("labels", "Labels.").OptionalComputed().IgnoresKeys(key => key.Contains("cattle.io/", StringComparison.Ordinal)),
        StringList("binds", "Binds."),
        String("password", "Password.").Sensitive(),
        String("policy", "Policy.").EncodedAsObject(),
        Block("network", "Network.",
            String("plugin", "Plugin.").OptionalComputed(),
            Number("mtu", "MTU.").Default(0),
            StringMap("options", "Options.").OptionalComputed(),
            Block("flannel_network_provider", "Flannel.", String("iface", "Interface.").OptionalComputed())).OptionalComputed(),
        ListBlock("registries", "Registries.",
            String("url", "URL.").Required(),
            String("password", "Password.").Sensitive(),
            Bool("is_default", "Default.").Default(false)),
        ListBlock("centers", "Centers.",
            String("name", "Name.").Required(),
            String("user", "User.").Required()).ListMapKey("name"),
        Block("quota", "Quota.", Block("limit", "Limit.", String("pods", "Pods.").Quantity()).At("/resourceQuota/limit")).Inline(),
    ];

    /// <summary>A complete value of the resource: what is given, and null or no block for the rest.</summary>
    public static TfMap Value(params (string Name, TfValue Value)[] given) => Complete(Fields, TfValue.Object(given));

    /// <summary>A complete network block.</summary>
    public static TfMap Network(params (string Name, TfValue Value)[] given) => Complete(Field("network").Children, TfValue.Object(given));

    public static TfMap Registry(params (string Name, TfValue Value)[] given) => Complete(Field("registries").Children, TfValue.Object(given));

    public static TfMap Map(params (string Name, TfValue Value)[] entries) => TfValue.Object(entries);

    public static Field Field(string name) => Fields.First(f => f.Name == name);

    public static JObject Json(string text) => JObject.Parse(text.Replace('\'', '"'));

    private static TfMap Complete(IReadOnlyList<Field> fields, TfMap given) => new(fields.Select(f => KeyValuePair.Create(
        f.Name, given.Entries.TryGetValue(f.Name, out var value) ? value : f.IsBlock ? TfValue.EmptyList : TfValue.Null)));
}

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
        Text("id", "Id.").ReadOnly(),
        Text("name", "Name.").Required().AlwaysSent(),
        Text("description", "Purpose."),
        Text("driver", "Driver.").Computed(),
        Bool("windows", "Windows.").Default(false).Replaces(),
        Number("job_timeout", "Timeout.").Default(30),
        TextMap("labels", "Labels.").Computed().Shared(),
        TextList("binds", "Binds."),
        Text("password", "Password.").Sensitive(),
        Text("policy", "Policy.").SameWhen(TextMeaning.YamlObject),
        Block("network", "Network.",
            Text("plugin", "Plugin.").Computed(),
            Number("mtu", "MTU.").Default(0),
            TextMap("options", "Options.").Computed(),
            Block("flannel_network_provider", "Flannel.", Text("iface", "Interface.").Computed())).Computed(),
        Blocks("registries", "Registries.",
            Text("url", "URL.").Required(),
            Text("password", "Password.").Sensitive(),
            Bool("is_default", "Default.").Default(false)),
        Blocks("centers", "Centers.",
            Text("name", "Name.").Required(),
            Text("user", "User.").Required()).KeyedBy("name"),
        Block("quota", "Quota.", Block("limit", "Limit.", Text("pods", "Pods.").Quantity()).At("/resourceQuota.limit".Replace('.', '/'))).AtSameLevel(),
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

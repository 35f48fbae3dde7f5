using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Rancher.Provider.Windows;
using Rancher.Provider.Windows.Facts;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Formats;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Functions;

/// <summary>Reads flannel's configuration file as flannel does, and tells what it would do on Windows.</summary>
internal static class FlannelNetConfParseFunction
{
    private static readonly TfObjectType ResultType = TfType.ObjectOf(
    [
        new("backend", TfType.String), new("direct_routing", TfType.Bool), new("findings", TfType.ListOf(TfType.String)), new("gbp", TfType.Bool),
            new("mac_prefix", TfType.String),
        new("mtu", TfType.Number), new("network", TfType.String), new("port", TfType.Number), new("subnet_len", TfType.Number), new("vni", TfType.Number),
            new("works_on_windows", TfType.Bool),
    ]);

    public static FunctionDefinition Definition { get; } = new("flannel_net_conf_parse",
        "Reads flannel's net-conf.json and checks whether it works with Windows nodes")
    {
        Description =
            "Returns an object with what counts on Linux nodes, flannel's defaults included: "
                + "`network`, `subnet_len`, `backend`, `vni`, `port`, `mtu` (null when it follows the network card), `direct_routing`, `gbp` "
            + "and `mac_prefix`; with `works_on_windows`; and with `findings`, a list of texts that begin with the id of a rule, such as `W-18: …`.",
        Parameters = [new FunctionParameter("json", TfType.String, "Content of `net-conf.json`, for example from the config map `kube-flannel-cfg`.")],
        Returns = ResultType,
        Call = arguments => Parse(arguments[0].StringOrNull() ?? ""),
    };

    private static TfMap Parse(string text)
    {
        var file = Read(text);
        var backend = Find(file, "Backend") as JObject;
        var conf = new NetConf
        {
            Network = (string?)Find(file, "Network"),
            SubnetLen = Number(file, "SubnetLen"),
            SubnetMin = (string?)Find(file, "SubnetMin"),
            SubnetMax = (string?)Find(file, "SubnetMax"),
            EnableIpv6 = Flag(file, "EnableIPv6"),
            HasBackend = Find(backend, "Type") is not null,
            BackendType = (string?)Find(backend, "Type") ?? "udp",
            Vni = Number(backend, "VNI"),
            Port = Number(backend, "Port"),
            Mtu = Number(backend, "MTU"),
            DirectRouting = Flag(backend, "DirectRouting"),
            Gbp = Flag(backend, "GBP"),
            MacPrefix = (string?)Find(backend, "MacPrefix"),
        };
        var isVxlan = conf.UsesVxlan;
        // What flannel takes on Linux without a value is what Windows nodes are then given to compare with.
        var onWindows = conf with { Windows = true, Vni = isVxlan ? conf.Vni ?? 1 : null, Port = isVxlan ? conf.Port ?? 8472 : null };
        var findings = WindowsRules.Check(onWindows).ToList();
        return TfValue.Object(
            ("backend", conf.BackendType),
            ("direct_routing", conf.DirectRouting),
            ("findings", new TfList(findings.Select(f =>
                (TfValue)$"{f.Summary[^5..^1]}: {f.Summary[..^7]}. {f.Detail.Replace("\n\n", " ", StringComparison.Ordinal)}"))),
            ("gbp", conf.Gbp),
            ("mac_prefix", conf.MacPrefix),
            ("mtu", Value(conf.Mtu)),
            ("network", conf.Network),
            ("port", Value(onWindows.Port)),
            ("subnet_len", Value(conf.SubnetLen ?? DefaultLength(conf.Network))),
            ("vni", Value(onWindows.Vni)),
            ("works_on_windows", !findings.Exists(f => f.Severity == Severity.Error)));
    }

    private static JObject Read(string text)
    {
        try
        {
            return JToken.Parse(text) as JObject ?? throw new FunctionArgumentException(0, "net-conf.json must be a JSON object.");
        }
        catch (JsonException error)
        {
            throw new FunctionArgumentException(0, $"The text is no JSON: {error.Message}");
        }
    }

    private static long? DefaultLength(string? network) =>
        Cidr.TryParse(network) is { } parsed && parsed.IsIPv4() ? parsed.PrefixLength < 23 ? 24 : parsed.PrefixLength + 2 : null;

    // Go reads the names of fields without regard to case.
    private static JToken? Find(JObject? json, string name) =>
        json?.GetValue(name, StringComparison.OrdinalIgnoreCase) is { Type: not JTokenType.Null } value ? value : null;

    private static long? Number(JObject? json, string name) => Find(json, name) switch
    {
        null => null,
        JValue { Type: JTokenType.Integer } number => (long)number,
        _ => throw new FunctionArgumentException(0, $"{name} must be a whole number without quotes; flannel refuses anything else."),
    };

    private static bool Flag(JObject? json, string name) => Find(json, name) is JValue { Type: JTokenType.Boolean } flag && (bool)flag;

    private static TfValue Value(long? number) => number is { } known ? known : TfValue.Null;
}

using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Rancher.Provider.Windows;
using Rancher.Provider.Windows.Facts;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Functions;

/// <summary>Writes flannel's configuration file, and refuses one that flannel would refuse.</summary>
internal static class FlannelNetConfFunction
{
    private static readonly string[] Keys =
        ["network", "backend", "vni", "port", "mtu", "direct_routing", "gbp", "mac_prefix", "subnet_len", "subnet_min", "subnet_max", "ipv6_network",
            "windows"];

    public static FunctionDefinition Definition { get; } = new("flannel_net_conf", "Writes flannel's net-conf.json, checked for Linux and Windows nodes")
    {
        Description =
            "Returns the text of `net-conf.json`. With `windows = true` the file works on Linux and Windows nodes alike: "
                + "`vni` 4096 and `port` 4789 are filled in for vxlan, and everything that flannel "
            + "refuses on Windows is an error that names its rule, such as W-04. The backend is always written, since flannel's code takes `udp` without one.",
        Parameters =
        [
            new FunctionParameter(
                "options",
                TfType.Dynamic,
                "Object with `network` (the IPv4 network of all pods), and any of `backend` (`vxlan` unless set), `vni`, `port`, `mtu`, `direct_routing`, "
                    + "`gbp`, `mac_prefix`, `subnet_len`, `subnet_min`, "
                + "`subnet_max`, `ipv6_network` and `windows`."),
        ],
        Returns = TfType.String,
        Call = arguments => Write(new FunctionOptions(arguments[0], 0, Keys)),
    };

    private static TfValue Write(FunctionOptions options)
    {
        var (backend, windows) = (options.Text("backend") ?? "vxlan", options.Flag("windows"));
        var fill = windows && backend == "vxlan";
        var conf = new NetConf
        {
            Network = options.Required("network"),
            SubnetLen = options.Number("subnet_len"),
            SubnetMin = options.Text("subnet_min"),
            SubnetMax = options.Text("subnet_max"),
            EnableIpv6 = options.Text("ipv6_network") is not null,
            BackendType = backend,
            Vni = options.Number("vni") ?? (fill ? 4096 : null),
            Port = options.Number("port") ?? (fill ? 4789 : null),
            Mtu = options.Number("mtu"),
            DirectRouting = options.Flag("direct_routing"),
            Gbp = options.Flag("gbp"),
            MacPrefix = options.Text("mac_prefix"),
            Windows = windows,
        };
        var errors = WindowsRules.Check(conf).Where(d => d.Severity == Severity.Error).ToList();
        return errors.Count == 0
            ? Json(conf, options.Text("ipv6_network")).ToString(Formatting.Indented).Replace("\r\n", "\n", StringComparison.Ordinal)
            : throw options.Fail(string.Join("\n\n", errors.Select(e => $"{e.Summary}. {e.Detail.Replace("\n\n", " ", StringComparison.Ordinal)}")));
    }

    private static JObject Json(NetConf conf, string? ipv6)
    {
        var backend = new JObject { ["Type"] = conf.BackendType };
        Add(backend, "VNI", conf.Vni);
        Add(backend, "Port", conf.Port);
        Add(backend, "MTU", conf.Mtu);
        Add(backend, "DirectRouting", conf.DirectRouting ? true : null);
        Add(backend, "GBP", conf.Gbp ? true : null);
        Add(backend, "MacPrefix", conf.MacPrefix);
        var file = new JObject { ["Network"] = conf.Network };
        Add(file, "EnableIPv6", ipv6 is null ? null : true);
        Add(file, "IPv6Network", ipv6);
        Add(file, "SubnetLen", conf.SubnetLen);
        Add(file, "SubnetMin", conf.SubnetMin);
        Add(file, "SubnetMax", conf.SubnetMax);
        file["Backend"] = backend;
        return file;
    }

    private static void Add(JObject json, string name, JToken? value)
    {
        if (value is JValue { Value: not null })
        {
            json[name] = value;
        }
    }
}

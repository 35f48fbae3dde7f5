using Rancher.Api;
using Rancher.Provider.Registration;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Functions;

/// <summary>The two objects that registration functions take: how machines join a cluster, and what one machine is to be.</summary>
internal static class RegistrationArguments
{
    public const string RegistrationText =
        "How machines join the cluster; `rancher2_cluster_registration_token` and the ephemeral `rancher2_registration_token` have it as their attribute "
            + "`registration`. Object with `distribution` (`rke1`, `rke2` or `k3s`), "
        + "`rancher_version`, `server` and `token`, and any of `ca_checksum`, `agent_image` and `windows_agent_image` (RKE1; "
        + "the images of the Rancher version unless set), `windows_prefix_path` (RKE1), `insecure` (load the installer "
        + "without a look at Rancher's certificate), `environment` (a map of variables for the agent), `proxy` and `no_proxy` (shorthands for `HTTP_PROXY`, "
        + "`HTTPS_PROXY` and `NO_PROXY`).";

    public const string NodeText =
        "What the machine is to be: object with any of `name`, `roles` (`etcd`, `controlplane`, `worker`; "
            + "Windows machines are always workers), `labels` (a map), `taints` (texts such as `os=windows:NoSchedule`), `address`, "
        + "`internal_address` and `id` (RKE2 and K3s: the identity of the machine, from which its name in Rancher follows).";

    public static readonly string[] RegistrationKeys =
    [
        "distribution", "rancher_version", "server", "token", "ca_checksum", "agent_image", "windows_agent_image", "windows_prefix_path", "insecure",
            "environment", "proxy", "no_proxy",
    ];

    public static readonly string[] NodeKeys = ["name", "roles", "labels", "taints", "address", "internal_address", "id"];

    public static NodeRegistration Registration(TfValue value, int argument) => Registration(new FunctionOptions(value, argument, RegistrationKeys));

    public static NodeRegistration Registration(FunctionOptions options)
    {
        _ = options.Required("distribution");
        var server = options.Required("server").TrimEnd('/');
        if (!Uri.TryCreate(server, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            throw options.Fail($"\"server\" is \"{server}\", and must be the address of Rancher, such as \"https://rancher.example.com\".");
        }

        return new NodeRegistration
        {
            Distribution = options.OneOf("distribution", "", "rke1", "rke2", "k3s"),
            Rancher = RancherVersion.Parse(options.Required("rancher_version")),
            Server = server,
            Token = options.Required("token"),
            CaChecksum = NonEmpty(options.Text("ca_checksum")),
            AgentImage = NonEmpty(options.Text("agent_image")),
            WindowsAgentImage = NonEmpty(options.Text("windows_agent_image")),
            WindowsPrefixPath = NonEmpty(options.Text("windows_prefix_path")),
            Insecure = options.Flag("insecure"),
            Environment = [.. Environment(options)],
        };
    }

    public static NodeOptions Node(TfValue value, int argument, string os, NodeRegistration registration) =>
        Node(new FunctionOptions(value, argument, NodeKeys), os, registration);

    public static NodeOptions Node(FunctionOptions options, string os, NodeRegistration registration)
    {
        var roles = options.Texts("roles");
        var node = new NodeOptions
        {
            Os = os,
            Name = NonEmpty(options.Text("name")),
            Roles = os == "windows" && roles.Count == 0 ? ["worker"] : roles,
            Labels = options.StringMap("labels"),
            Taints = options.Texts("taints"),
            Address = NonEmpty(options.Text("address")),
            InternalAddress = NonEmpty(options.Text("internal_address")),
            Id = NonEmpty(options.Text("id")),
        };
        return registration.Problem(os) is { } impossible ? throw options.Fail(impossible)
            : node.Roles.Count == 0 ? throw options.Fail("\"roles\" is empty: a machine needs at least one of \"etcd\", \"controlplane\" and \"worker\".")
            : node.Problems(registration).ToList() is { Count: > 0 } problems ? throw options.Fail(string.Join("\n", problems))
            : node;
    }

    private static IEnumerable<KeyValuePair<string, string>> Environment(FunctionOptions options)
    {
        var variables = options.StringMap("environment").ToList();
        if (variables.FirstOrDefault(v => v.Key.Length == 0 || v.Key.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '_')
            || char.IsAsciiDigit(v.Key[0])) is { Key: { } wrong })
        {
            throw options.Fail($"\"{wrong}\" cannot be the name of an environment variable.");
        }

        if (NonEmpty(options.Text("proxy")) is { } proxy)
        {
            variables.Add(KeyValuePair.Create("HTTP_PROXY", proxy));
            variables.Add(KeyValuePair.Create("HTTPS_PROXY", proxy));
        }

        if (NonEmpty(options.Text("no_proxy")) is { } none)
        {
            variables.Add(KeyValuePair.Create("NO_PROXY", none));
        }

        return variables.DistinctBy(v => v.Key);
    }

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

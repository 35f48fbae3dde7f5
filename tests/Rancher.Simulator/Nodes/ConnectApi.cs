using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Clusters;
using Rancher.Simulator.Norman;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Nodes;

/// <summary>
/// The door of node agents: two headers carry the registration token and the host's description. The node object is made before the
/// WebSocket upgrade is answered, so a plain GET makes one too.
/// </summary>
internal sealed class ConnectApi(World world, NodeBehavior nodes)
{
    /// <summary>Whether a path is an agent's. Servers without RKE have no plans for its hosts, so that path is one like any other.</summary>
    public bool Answers(string[] segments) => segments is ["v3", "connect", .. var rest] && (world.Version.HasRke || rest is not ["config"]);

    /// <summary>Handles /v3/connect…; <paramref name="upgraded"/> says that the answer is 101 and the tunnel stays open.</summary>
    public ApiAnswer Handle(ApiRequest request, bool isWebSocket, out bool upgraded)
    {
        upgraded = false;
        var step = request.Segments.ElementAtOrDefault(2);
        try
        {
            var (cluster, parameters) = Authenticate(request);
            var node = step == "register" ? Register(cluster, parameters) : Known(cluster, parameters);
            if (step == "config")
            {
                return ApiAnswer.Empty(503);
            }

            if (isWebSocket)
            {
                upgraded = true;
                return ApiAnswer.Empty(101);
            }

            return Refuse(400, NoUpgrade(node));
        }
        catch (RefusedException e)
        {
            return step == "config" && e.Status == 400 ? ApiAnswer.Plain(500, e.Message) : Refuse(e.Status, e.Message);
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "Rancher names custom nodes by MD5; it guards nothing.")]
    private static string NodeId(StoredObject cluster, string hostname) =>
        $"{cluster.Id}:m-{Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(hostname)))[..12]}";

    /// <summary>Up to 2.5 refusals are answered with 200 and the reason as text.</summary>
    private ApiAnswer Refuse(int status, string reason) => ApiAnswer.Plain(world.Version.Minor >= 6 ? status : 200, reason);

    private (StoredObject Cluster, JObject Node) Authenticate(ApiRequest request)
    {
        if (request.Header("X-API-Tunnel-Token") is not { Length: > 0 } token)
        {
            throw new RefusedException(401, "failed authentication");
        }

        var registration = RegistrationTokenLife.Holder(world, token);
        if (registration is null || world.Store.Find("cluster", registration.Text("clusterId")!) is not { } cluster)
        {
            throw new RefusedException(400, "cluster not found");
        }

        try
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(request.Header("X-API-Tunnel-Params") ?? ""));
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            return (cluster, JObject.Load(reader)["node"] as JObject ?? []);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new RefusedException(400, "unexpected end of JSON input");
        }
    }

    private StoredObject Known(StoredObject cluster, JObject parameters)
    {
        var id = NodeId(cluster, (string?)parameters["requestedHostname"] ?? "");
        var kind = world.Version.Minor >= 6 ? "nodes" : "node";
        return world.Store.Find("node", id)
            ?? throw new RefusedException(400, $"{kind}.management.cattle.io \"{id.Replace(':', '/')}\" not found");
    }

    private StoredObject Register(StoredObject cluster, JObject sent)
    {
        var hostname = (string?)sent["requestedHostname"];
        if (string.IsNullOrEmpty(hostname))
        {
            throw new RefusedException(400, "invalid input, hostname empty");
        }

        if (sent["customConfig"] is not JObject config)
        {
            throw new RefusedException(400, "invalid input, missing custom config");
        }

        if (string.IsNullOrEmpty((string?)config["address"]))
        {
            throw new RefusedException(400, "invalid input, address empty");
        }

        var body = RegisteredNode.Describe(world, nodes.Schema, cluster, sent, config);
        var id = NodeId(cluster, hostname);
        if (world.Store.Find("node", id) is { } known)
        {
            foreach (var field in new[] { "customConfig", "etcd", "controlPlane", "worker", "dockerInfo", "ipAddress" })
            {
                if (body[field] is { } value)
                {
                    known.Body[field] = value;
                }
            }

            return known;
        }

        body["id"] = id;
        var node = world.Store.Add(new StoredObject("node", id, body));
        nodes.NodesChanged(cluster.Id);
        return node;
    }

    private string NoUpgrade(StoredObject node)
    {
        var reason = world.Version.Minor <= 2
            ? "websocket: version != 13"
            : "websocket: the client is not using the websocket protocol: 'upgrade' token not found in 'Connection' header";
        return $"{reason}Error during upgrade for host [{node.Id}]: {reason}";
    }

    private sealed class RefusedException(int status, string reason) : Exception(reason)
    {
        public int Status { get; } = status;
    }
}

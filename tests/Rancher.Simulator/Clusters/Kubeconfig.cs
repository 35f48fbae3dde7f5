using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Server;
using Rancher.Simulator.Store;

namespace Rancher.Simulator.Clusters;

/// <summary>The action generateKubeconfig: a file that reaches the cluster through the server, with a token made for it.</summary>
internal sealed class Kubeconfig(World world)
{
    public JObject Generate(StoredObject cluster, ApiRequest request)
    {
        var name = cluster.Text("name");
        var server = world.Setting("server-url") is { Length: > 0 } url ? url : request.BaseUrl;
        var text = new StringBuilder();
        text.Append("apiVersion: v1\nkind: Config\nclusters:\n").Append($"- name: \"{name}\"\n").Append("  cluster:\n");
        text.Append($"    server: \"{server}/k8s/clusters/{cluster.Id}\"\n");
        if (world.Setting("cacerts") is { Length: > 0 } pem)
        {
            text.Append($"    certificate-authority-data: \"{Fold(Convert.ToBase64String(Encoding.UTF8.GetBytes(pem.Trim())))}\"\n");
        }

        var user = (world.Version.Minor <= 2 ? request.Caller!.UserId : name) ?? "";
        text.Append($"\nusers:\n- name: \"{user}\"\n  user:\n");
        text.Append(HasToken ? $"    token: \"{Token(request)}\"\n{(world.Version.Minor <= 2 ? "" : "\n")}\n" : Login(server, user));
        text.Append($"contexts:\n- name: \"{name}\"\n  context:\n    user: \"{user}\"\n    cluster: \"{name}\"\n\n");
        text.Append($"current-context: \"{name}\"\n");
        return new JObject { ["type"] = "generateKubeConfigOutput", ["baseType"] = "generateKubeConfigOutput", ["config"] = text.ToString() };
    }

    private bool HasToken => world.Version.Minor < 8 || world.Setting("kubeconfig-generate-token") != "false";

    /// <summary>Without tokens in kubeconfigs, kubectl calls Rancher's command line for one.</summary>
    private static string Login(string server, string user) =>
        $"    exec:\n      apiVersion: client.authentication.k8s.io/v1beta1\n      args:\n        - token\n        - --server={new Uri(server).Authority}\n        - --user={user}\n      command: rancher\n\n";

    /// <summary>The first line holds 49 characters, the next ones 77, as the real template breaks them.</summary>
    private static string Fold(string data)
    {
        var folded = new StringBuilder(data[..Math.Min(49, data.Length)]);
        for (var at = 49; at < data.Length; at += 77)
        {
            folded.Append("\\\n      ").Append(data.AsSpan(at, Math.Min(77, data.Length - at)));
        }

        return folded.ToString();
    }

    /// <summary>One token a user up to 2.5, one a call on later servers.</summary>
    private string Token(ApiRequest request)
    {
        var user = request.Caller!.UserId;
        var id = world.Version.Minor >= 6 ? world.Ids.Name("kubeconfig-" + user) : "kubeconfig-" + user;
        var token = world.Store.Find("token", id)
            ?? Access.TokenBehavior.Mint(world, user, id, "Kubeconfig token", Lifetime, "kubeconfig");
        return $"{id}:{token.Hidden["secret"]}";
    }

    /// <summary>In milliseconds: the setting of newer servers, never longer than the longest that a token may live.</summary>
    private long Lifetime
    {
        get
        {
            if (world.Version.Minor < 8)
            {
                return 0;
            }

            var (wanted, longest) = (Minutes("kubeconfig-default-token-ttl-minutes"), Minutes("auth-token-max-ttl-minutes"));
            return 60_000 * (longest > 0 && (wanted == 0 || wanted > longest) ? longest : wanted);
        }
    }

    private long Minutes(string setting) => long.TryParse(world.Setting(setting), System.Globalization.CultureInfo.InvariantCulture, out var minutes) ? minutes : 0;
}

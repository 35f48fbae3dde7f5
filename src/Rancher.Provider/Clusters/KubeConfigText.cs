using System.Text;
using Newtonsoft.Json;

namespace Rancher.Provider.Clusters;

/// <summary>A kubeconfig of one cluster, one user and one context, as Rancher writes them.</summary>
internal static class KubeConfigText
{
    public static string Of(string name, string server, string token, string? authorities, bool insecure)
    {
        var trust = authorities is { Length: > 0 } pem
            ? $"    certificate-authority-data: {Convert.ToBase64String(Encoding.UTF8.GetBytes(pem.Trim() + "\n"))}\n"
            : insecure ? "    insecure-skip-tls-verify: true\n"
            : "";
        // A text in JSON is one in YAML, whatever is in it.
        var (quoted, url, key) = (JsonConvert.ToString(name), JsonConvert.ToString(server), JsonConvert.ToString(token));
        return $"apiVersion: v1\nkind: Config\nclusters:\n- name: {quoted}\n  cluster:\n    server: {url}\n{trust}"
            + $"users:\n- name: {quoted}\n  user:\n    token: {key}\n"
            + $"contexts:\n- name: {quoted}\n  context:\n    user: {quoted}\n    cluster: {quoted}\ncurrent-context: {quoted}\n";
    }
}

using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Tests.Provisioning;

/// <summary>A host with the system agent of RKE2 and K3s.</summary>
internal sealed record MachineHost(string Id, string NodeName, params string[] Roles)
{
    public string Labels { get; init; } = "cattle.io/os=linux";

    public string Taints { get; init; } = "";

    public string InternalAddress { get; init; } = "10.0.0.11";

    public static MachineHost AllRoles(string id, string name) => new(id, name, "Etcd", "Control-Plane", "Worker");

    public static MachineHost Windows(string id, string name) => new(id, name, "Worker") { Labels = "cattle.io/os=windows,env=dev", InternalAddress = "10.0.0.21" };

    public async Task<(int Status, string Text)> RegisterAsync(SimulatedRancher rancher, string token)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, rancher.Url + "/v3/connect/agent");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("X-Cattle-Id", Id);
        request.Headers.Add("X-Cattle-Node-Name", NodeName);
        request.Headers.Add("X-Cattle-Internal-Address", InternalAddress);
        request.Headers.Add("X-Cattle-Labels", Labels);
        request.Headers.Add("X-Cattle-Taints", Taints);
        foreach (var role in Roles)
        {
            request.Headers.Add("X-Cattle-Role-" + role, "true");
        }

        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The key that an answer to a registration gives.</summary>
    public static string KeyIn(string answer) => ((string)JObject.Parse(answer)["kubeConfig"]!).Split("token: ")[1].Trim();
}

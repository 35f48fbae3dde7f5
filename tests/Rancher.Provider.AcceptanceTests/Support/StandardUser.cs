using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Simulator;

namespace Rancher.Provider.AcceptanceTests.Support;

/// <summary>A user who may make clusters and owns those he made, and no others: the rights of most pipelines.</summary>
internal static class StandardUser
{
    private const string Password = "correct-horse-battery";

    /// <summary>Makes the user and logs him in.</summary>
    /// <returns>His token.</returns>
    public static async Task<string> TokenAsync(SimulatedRancher rancher, string name)
    {
        using var http = new HttpClient { BaseAddress = new Uri(rancher.Url) };
        var user = await PostAsync(http, "/v3/users", rancher.AdminToken, new JObject { ["type"] = "user", ["username"] = name, ["password"] = Password, ["mustChangePassword"] = false });
        await PostAsync(http, "/v3/globalrolebindings", rancher.AdminToken, new JObject { ["type"] = "globalRoleBinding", ["userId"] = user["id"], ["globalRoleId"] = "user" });
        var login = await PostAsync(http, "/v3-public/localProviders/local?action=login", null, new JObject { ["username"] = name, ["password"] = Password });
        return (string)login["token"]!;
    }

    /// <summary>Whether somebody can sign in with a password.</summary>
    public static async Task<bool> MayLogInAsync(SimulatedRancher rancher, string name, string password)
    {
        using var http = new HttpClient { BaseAddress = new Uri(rancher.Url) };
        using var content = new StringContent(new JObject { ["username"] = name, ["password"] = password }.ToString(), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri("/v3-public/localProviders/local?action=login", UriKind.Relative), content);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Gives a user a role in a cluster.</summary>
    public static async Task GiveClusterRoleAsync(SimulatedRancher rancher, string cluster, string user, string role)
    {
        using var http = new HttpClient { BaseAddress = new Uri(rancher.Url) };
        await PostAsync(http, "/v3/clusterroletemplatebindings", rancher.AdminToken, new JObject { ["clusterId"] = cluster, ["userId"] = user, ["roleTemplateId"] = role });
    }

    /// <summary>Gives a user a role in a project.</summary>
    public static async Task GiveProjectRoleAsync(SimulatedRancher rancher, string project, string user, string role)
    {
        using var http = new HttpClient { BaseAddress = new Uri(rancher.Url) };
        await PostAsync(http, "/v3/projectroletemplatebindings", rancher.AdminToken, new JObject { ["projectId"] = project, ["userId"] = user, ["roleTemplateId"] = role });
    }

    private static async Task<JObject> PostAsync(HttpClient http, string path, string? token, JObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ToString(), Encoding.UTF8, "application/json") };
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return JObject.Parse(await answer.Content.ReadAsStringAsync());
    }
}

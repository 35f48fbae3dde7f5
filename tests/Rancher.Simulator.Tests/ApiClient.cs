using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Tests;

/// <summary>A plain client of a simulated server, for tests.</summary>
internal sealed class ApiClient(string url, string? token, HttpMessageHandler? handler = null) : IDisposable
{
    private readonly HttpClient _http = handler is null ? new HttpClient() : new HttpClient(handler);

    public static ApiClient For(SimulatedRancher rancher) => new(rancher.Url, rancher.AdminToken);

    public async Task<(int Status, JObject Body)> SendAsync(HttpMethod method, string path, JToken? body = null)
    {
        using var request = new HttpRequestMessage(method, url + path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body.ToString(Formatting.None), Encoding.UTF8, "application/json");
        }

        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.TrimStart().StartsWith('{') ? Parse(text) : []);
    }

    public async Task<JObject> GetAsync(string path) => (await SendAsync(HttpMethod.Get, path)).Body;

    public async Task<JObject> PostAsync(string path, JToken body)
    {
        var (status, answer) = await SendAsync(HttpMethod.Post, path, body);
        status.Should().BeOneOf([200, 201], "POST {0} answered {1}", path, answer);
        return answer;
    }

    public Task<(int Status, JObject Body)> PutAsync(string path, JToken body) => SendAsync(HttpMethod.Put, path, body);

    public Task<(int Status, JObject Body)> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public void Dispose() => _http.Dispose();

    private static JObject Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}

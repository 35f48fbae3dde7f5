using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Rancher.Simulator.Tests;

/// <summary>Registration tokens that expire: from 2.14 on by a feature that is off at first, from 2.15 on by themselves.</summary>
public sealed class RegistrationTokenLifeTests
{
    [Fact]
    public async Task A_token_of_2_15_expires_after_30_days_and_its_old_secret_is_taken_for_three_hours_more()
    {
        await using var rancher = await Start("2.15.0");
        using var client = ApiClient.For(rancher);
        var path = await Token(rancher, client);
        var first = await client.GetAsync(path);
        Life(first).Should().BeCloseTo(TimeSpan.FromDays(30), TimeSpan.FromSeconds(2));

        rancher.Advance(TimeSpan.FromDays(29));
        ((string?)(await client.GetAsync(path))["token"]).Should().Be((string)first["token"]!);
        rancher.Advance(TimeSpan.FromDays(1.01));
        var second = await client.GetAsync(path);
        ((string?)second["token"]).Should().NotBe((string)first["token"]!);
        ((string?)second["nodeCommand"]).Should().Contain((string)second["token"]!);
        (Time(second, "gracePeriodExpiresAt") - Time(first, "expiresAt")).Should().Be(TimeSpan.FromHours(3));
        (await LetsIn(client, first)).Should().BeTrue();
        var secret = await Secret(client, path);
        secret.Should().Contain("previousToken", (string)first["token"]!).And.Contain("gracePeriodExpiresAt", (string)second["gracePeriodExpiresAt"]!);

        rancher.Advance(TimeSpan.FromHours(3));
        (await client.GetAsync(path)).ContainsKey("gracePeriodExpiresAt").Should().BeFalse();
        (await LetsIn(client, first)).Should().BeFalse();
        (await LetsIn(client, second)).Should().BeTrue();
        (await Secret(client, path)).Keys.Should().BeEquivalentTo("token", "expiresAt");
    }

    [Fact]
    public async Task Tokens_of_2_14_expire_once_the_feature_is_on_and_keep_their_date_when_it_is_off_again()
    {
        await using var rancher = await Start("2.14.4");
        using var client = ApiClient.For(rancher);
        var path = await Token(rancher, client);
        (await client.GetAsync(path)).ContainsKey("expiresAt").Should().BeFalse();

        await Switch(client, true);
        var dated = await client.GetAsync(path);
        Life(dated).Should().BeGreaterThan(TimeSpan.FromDays(30)).And.BeLessThan(TimeSpan.FromDays(31), "tokens that were there are spread over a day");
        (await Secret(client, path)).Keys.Should().Equal("token");

        await Switch(client, false);
        rancher.Advance(TimeSpan.FromDays(40));
        var late = await client.GetAsync(path);
        ((string?)late["expiresAt"]).Should().Be((string)dated["expiresAt"]!);
        ((string?)late["token"]).Should().Be((string)dated["token"]!);
    }

    [Theory]
    [InlineData(60000, 60000)]
    [InlineData(5, 30)]
    [InlineData(0, 30)]
    public async Task A_token_lives_as_long_as_it_says_but_no_less_than_half_an_hour(int ttl, int minutes)
    {
        await using var rancher = await Start("2.15.0");
        using var client = ApiClient.For(rancher);
        var path = await Token(rancher, client, ttl);
        var token = await client.GetAsync(path);
        ((int?)token["ttl"]).Should().Be(ttl);
        Life(token).Should().BeCloseTo(TimeSpan.FromMinutes(minutes), TimeSpan.FromSeconds(2));

        var (_, put) = await client.PutAsync(path, new JObject { ["ttl"] = 90000 });
        ((int?)put["ttl"]).Should().Be(90000);
        ((string?)put["expiresAt"]).Should().Be((string)token["expiresAt"]!, "a longer life begins with the next secret");
    }

    [Theory]
    [InlineData("crt-default-ttl-minutes", "1", "crt-default-ttl-minutes must be >= 30")]
    [InlineData("crt-default-ttl-minutes", "180", "crt-default-ttl-minutes (180) must be greater than crt-default-grace-period-minutes (180)")]
    [InlineData("crt-default-ttl-minutes", "x", "crt-default-ttl-minutes must be a valid integer: strconv.Atoi: parsing \"x\": invalid syntax")]
    [InlineData("crt-default-grace-period-minutes", "9", "crt-default-grace-period-minutes must be >= 10")]
    [InlineData("crt-default-grace-period-minutes", "43200", "crt-default-grace-period-minutes (43200) must be less than crt-default-ttl-minutes (43200)")]
    public async Task Default_lives_that_are_refused(string setting, string value, string reason)
    {
        await using var rancher = await Start("2.14.4");
        using var client = ApiClient.For(rancher);
        var (status, error) = await client.PutAsync("/v3/settings/" + setting, new JObject { ["value"] = value });
        status.Should().Be(422);
        ((string?)error["message"]).Should().Be(reason);
    }

    private static async Task<string> Token(SimulatedRancher rancher, ApiClient client, int? ttl = null)
    {
        var cluster = (string)(await client.PostAsync("/v3/clusters", new JObject { ["name"] = "c" }))["id"]!;
        var body = new JObject { ["clusterId"] = cluster, ["name"] = "join" };
        if (ttl is not null)
        {
            body["ttl"] = ttl;
        }

        await client.PostAsync("/v3/clusterregistrationtokens", body);
        rancher.Advance(TimeSpan.FromSeconds(3));
        return $"/v3/clusterregistrationtokens/{cluster}:join";
    }

    private static async Task Switch(ApiClient client, bool on) => await client.PutAsync("/v3/features/crt-token-ttl-rotation", new JObject { ["value"] = on });

    private static DateTimeOffset Time(JObject token, string field) => DateTimeOffset.Parse((string)token[field]!, CultureInfo.InvariantCulture);

    private static TimeSpan Life(JObject token) => Time(token, "expiresAt") - Time(token, "created");

    private static async Task<bool> LetsIn(ApiClient client, JObject token) =>
        (await client.SendAsync(HttpMethod.Get, new Uri((string)token["manifestUrl"]!).AbsolutePath)).Status == 200;

    private static async Task<Dictionary<string, string>> Secret(ApiClient client, string path)
    {
        var id = path.Split('/')[^1].Split(':');
        var data = (JObject)(await client.GetAsync($"/v1/secrets/{id[0]}/crt-token-{id[1]}"))["data"]!;
        return data.Properties().ToDictionary(p => p.Name, p => Encoding.UTF8.GetString(Convert.FromBase64String((string)p.Value!)));
    }

    private static Task<SimulatedRancher> Start(string version) =>
        SimulatedRancher.StartAsync(new SimulatorOptions { RancherVersion = version, ManualClock = true }, CancellationToken.None);
}

using System.Net;
using System.Net.Http;
using System.Text;
using Newtonsoft.Json.Linq;
using Rancher.Api.Http;
using Rancher.Api.Tests.Support;

namespace Rancher.Api.Tests.Http;

public sealed class SecretValuesTests
{
    private const string Sentinel = "sen'ti\"nel\\ of values";

    [Theory]
    [InlineData("the value {0} is refused")]
    [InlineData("{{\"anything\":\"{0}\"}}")]
    public void Text_KnownValue_IsMaskedInAnyShape(string template)
    {
        SecretValues.Add([Sentinel]);
        var json = Newtonsoft.Json.JsonConvert.ToString(Sentinel)[1..^1];
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(Sentinel));
        string[] forms =
        [
            Sentinel, json, Newtonsoft.Json.JsonConvert.ToString(json)[1..^1], base64, Uri.EscapeDataString(base64), base64.Replace('+', '-').Replace('/', '_'),
            Uri.EscapeDataString(Sentinel), WebUtility.UrlEncode(Sentinel), WebUtility.UrlEncode(json), WebUtility.HtmlEncode(Sentinel), WebUtility.HtmlEncode(json),
        ];

        foreach (var form in forms)
        {
            SecretMask.Text(string.Format(System.Globalization.CultureInfo.InvariantCulture, template, form)).Should().NotContain("nel").And.Contain(SecretMask.Mask);
        }
    }

    [Fact]
    public void Json_WhatStandsWhereSecretsMayBe_IsMaskedWhateverItIsCalled()
    {
        SecretPlaces.Declare(() => ["/oddTop", "oddList/thing", "oddMap/*/", "oddMap/*/thing"]);
        var shown = JObject.Parse(
            """{"data":[{"oddTop":"hide","oddList":[{"thing":"hide","name":"show"}],"oddMap":{"one":{"thing":"hide","name":"show"}},"thing":"show","below":{"oddTop":"show"}}]}""");

        var masked = SecretMask.Json(shown).ToString();

        masked.Should().NotContain("hide");
        masked.Split("show").Length.Should().Be(shown.ToString().Split("show").Length);
    }

    [Fact]
    public void Text_LinesOfAKnownValue_AreMaskedOneByOne()
    {
        SecretValues.Add(["first-line-of-the-sentinel\nsecond-line-of-the-sentinel\n"]);

        SecretMask.Text("line 2: second-line-of-the-sentinel").Should().Be("line 2: ***");
    }

    [Fact]
    public void Text_ShortValues_AreNotTornOutOfWords()
    {
        SecretValues.Add(["a", "rest", ""]);

        SecretMask.Text("the rest is a matter of fact").Should().Be("the rest is a matter of fact");
    }

    [Fact]
    public void Text_ManyValues_AreAllMasked()
    {
        var values = Enumerable.Range(0, 3000).Select(i => $"many-sentinels-{i:00000}").ToList();
        values.ForEach(value => SecretValues.Add([value]));

        SecretMask.Text(string.Join(' ', values)).Should().NotContain("sentinels");
    }

    /// <summary>Servers repeat what they refuse, as it was sent.</summary>
    [Theory]
    [InlineData("""{"type":"error","status":500,"message":"cannot store {\"stringData\":{\"any\":\"sentinel-of-body\"}}"}""")]
    [InlineData("""{"type":"error","status":422,"message":"admission webhook denied: c2VudGluZWwtb2YtYm9keQ== is not allowed"}""")]
    [InlineData("""{"type":"error","status":422,"code":"Invalid","message":"sentinel-of-body"}""")]
    public async Task Error_ThatRepeatsTheRequest_ShowsNoSecretOfIt(string answer)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.On("POST /v1/secrets", Replies.Json(422, answer));
        var log = new RecordingLog();
        using var http = new RancherHttp(TestClient.Connection(server.Url), log);
        var body = JObject.Parse("""{"metadata":{"name":"s"},"stringData":{"any":"sentinel-of-body"}}""");

        var thrown = await FluentActions.Awaiting(() => http.SendOrThrowAsync(new RancherRequest(HttpMethod.Post, "/v1/secrets", body), CancellationToken.None))
            .Should().ThrowAsync<RancherException>();

        var all = thrown.Which.ToString() + log.Entries.Single().MaskedRequestBody() + log.Entries.Single().MaskedResponseBody();
        all.Should().NotContain("sentinel-of-body").And.NotContain("c2VudGluZWwtb2YtYm9keQ==").And.Contain(SecretMask.Mask);
    }
}

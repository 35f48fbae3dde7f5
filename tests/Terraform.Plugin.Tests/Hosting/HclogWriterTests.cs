using System.Text;
using System.Text.RegularExpressions;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Terraform.Plugin.Protocol;
using Terraform.Plugin.Hosting;

namespace Terraform.Plugin.Tests.Hosting;

public sealed class HclogWriterTests
{
    [Fact]
    public void Line_IsAsTerraformReadsIt()
    {
        var line = Write(LogLevel.Information, "hello \"you\"\nand you", [new("count", 3), new("flag", true), new("none", null), new("text", "x"), new("@message", 5), new("{OriginalFormat}", "t")]);

        line.Should().MatchRegex("""^\{"@level":"info","@message":"hello \\"you\\"\\nand you","@module":"m","@timestamp":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z","count":3,"flag":true,"none":null,"text":"x"\}\n$""");
    }

    [Theory]
    [InlineData(LogLevel.Trace, "trace")]
    [InlineData(LogLevel.Debug, "debug")]
    [InlineData(LogLevel.Warning, "warn")]
    [InlineData(LogLevel.Error, "error")]
    [InlineData(LogLevel.Critical, "error")]
    public void Level_IsOneTerraformKnows(LogLevel level, string name) => Write(level, "x", []).Should().Contain($"\"@level\":\"{name}\"");

    [Theory]
    [InlineData('x')]
    [InlineData('\u0001')]
    [InlineData('漢')]
    public void LongLine_StaysUnder64Kibibytes_AndWellFormed(char c)
    {
        var line = Write(LogLevel.Error, new string(c, 500_000), [new("more", new string(c, 500_000))]);

        Encoding.UTF8.GetByteCount(line).Should().BeLessThan(64 * 1024);
        using var json = JsonDocument.Parse(line);
        json.RootElement.GetProperty("@message").ValueKind.Should().Be(JsonValueKind.String);
    }

    [Fact]
    public void Timestamp_OfAWholeSecond_HasSixDigitsToo()
    {
        using var stream = new MemoryStream();
        new HclogWriter(stream, new StoppedClock()).Write(LogLevel.Error, "m", "x", []);

        Encoding.UTF8.GetString(stream.ToArray()).Should().Contain("\"@timestamp\":\"2026-01-02T03:04:05.000000Z\"");
    }

    [Fact]
    public void Logger_FiltersByLevel_AndKeepsExceptions()
    {
        using var stream = new MemoryStream();
        using var factory = new HclogLoggerFactory(new HclogWriter(stream, TimeProvider.System), LogLevel.Warning, LogLevel.Warning);
        var logger = factory.CreateLogger("Some.Area");

        logger.Log(LogLevel.Information, 0, "quiet", null, (s, _) => s);
        logger.Log(LogLevel.Error, 0, "loud", new InvalidOperationException("why"), (s, _) => s);

        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().ContainSingle().Which.Should().Contain("provider.Area").And.Contain("InvalidOperationException: why");
    }

    [Fact]
    public async Task Line_OfACall_NamesItInAFixedOrder_WhicheverLoggerWritesIt()
    {
        using var stream = new MemoryStream();
        using var factory = new HclogLoggerFactory(new HclogWriter(stream, TimeProvider.System), LogLevel.Trace, LogLevel.Warning);
        var guard = new RpcGuard(factory.CreateLogger("Protocol"), new StopSignal());

        await guard.RunAsync(new RpcCall("ReadResource", "read", "x_thing"), _ => Answer(factory), _ => 0, CancellationToken.None);
        factory.CreateLogger("Other").LogInformation("outside");

        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(4);
        lines[..3].Select(l => Regex.Match(l, "\"tf_rpc\":\"ReadResource\",\"tf_resource_type\":\"x_thing\",\"tf_req_id\":\"([0-9a-f]{16})\"").Groups[1].Value)
            .Distinct().Should().ContainSingle().Which.Should().NotBeEmpty();
        lines[1].Should().Contain("inside");
        lines[2].Should().MatchRegex("ReadResource of x_thing ended after [0-9]+ ms");
        lines[3].Should().Contain("outside").And.NotContain("tf_rpc");

        static Task<int> Answer(HclogLoggerFactory factory)
        {
            factory.CreateLogger("Other").LogInformation("inside");
            return Task.FromResult(1);
        }
    }

    [Theory]
    [InlineData(LogLevel.Warning, false)]
    [InlineData(LogLevel.Trace, true)]
    public void Line_OfTheWebServer_IsWrittenWhereItIsAskedFor(LogLevel transport, bool isWritten)
    {
        using var stream = new MemoryStream();
        using var factory = new HclogLoggerFactory(new HclogWriter(stream, TimeProvider.System), LogLevel.Trace, transport);

        factory.CreateLogger("Microsoft.AspNetCore.Server.Kestrel.Http2").LogTrace("frame");

        (stream.Length > 0).Should().Be(isWritten);
    }

    [Fact]
    public void Crash_IsReportedAsAPanic()
    {
        using var stream = new MemoryStream();
        CrashReport.Write(new HclogWriter(stream, TimeProvider.System), new InvalidOperationException("two\nlines"));

        Encoding.UTF8.GetString(stream.ToArray()).Should().StartWith("panic: InvalidOperationException: two lines\n\n");
    }

    private static string Write(LogLevel level, string message, IEnumerable<KeyValuePair<string, object?>> fields)
    {
        using var stream = new MemoryStream();
        new HclogWriter(stream, TimeProvider.System).Write(level, "m", message, fields);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}

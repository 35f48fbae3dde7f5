using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Core;
using Terraform.Plugin.Values;
using Tfplugin6;

namespace Terraform.Plugin.Conformance;

/// <summary>What gRPC over HTTP/2 promises, beyond what Terraform uses of it today: other hosts of plugins, and Terraform's later versions, may.</summary>
public sealed class GrpcTests
{
    private const string Validate = "/tfplugin6.Provider/ValidateResourceConfig";
    private const string GetMetadataPath = "/tfplugin6.Provider/GetMetadata";

    [Fact]
    public async Task GzipRequest_IsRead()
    {
        await using var plugin = await RunningPlugin.StartAsync(null, null);
        using var calls = new RawCalls(plugin.Handshake);
        var message = new ValidateResourceConfig.Types.Request { TypeName = "probe_of_another_kind" }.ToByteArray();

        var answer = await calls.SendAsync(Validate, RawCalls.Body(RawCalls.Frame(RawCalls.Gzip(message), compressed: true)), ("grpc-encoding", "gzip"));

        answer.Status.Should().Be(StatusCode.OK);
        answer.Message(ValidateResourceConfig.Types.Response.Parser).Diagnostics.Should().ContainSingle()
            .Which.Detail.Should().Contain("probe_of_another_kind");
    }

    [Fact]
    public async Task GzipRequest_ThatUnpacksToMoreThanTheLimit_IsResourceExhausted()
    {
        await using var plugin = await RunningPlugin.StartAsync(null, null);
        using var calls = new RawCalls(plugin.Handshake);
        var bomb = RawCalls.Gzip(new byte[RawCalls.LargestMessage + 1]);

        var answer = await calls.SendAsync(Validate, RawCalls.Body(RawCalls.Frame(bomb, compressed: true)), ("grpc-encoding", "gzip"));

        answer.Status.Should().Be(StatusCode.ResourceExhausted);
        await ShouldServeAsync(plugin);
    }

    [Fact]
    public async Task UnknownEncoding_IsUnimplemented_AndTheAnswerSaysWhatIsKnown()
    {
        await using var plugin = await RunningPlugin.StartAsync(null, null);
        using var calls = new RawCalls(plugin.Handshake);

        var answer = await calls.SendAsync(Validate, RawCalls.Body(RawCalls.Frame([1, 2, 3], compressed: true)), ("grpc-encoding", "snappy"));

        answer.Status.Should().Be(StatusCode.Unimplemented);
        answer.AcceptedEncodings.Should().Contain("gzip");
        await ShouldServeAsync(plugin);
    }

    [Fact]
    public async Task CompressedMessage_WithoutAnEncoding_IsInternal()
    {
        await using var plugin = await RunningPlugin.StartAsync(null, null);
        using var calls = new RawCalls(plugin.Handshake);

        (await calls.SendAsync(Validate, RawCalls.Body(RawCalls.Frame([1, 2, 3], compressed: true)))).Status.Should().Be(StatusCode.Internal);
    }

    [Fact]
    public async Task Timeout_ThatExpires_EndsTheOperation_AndIsDeadlineExceeded()
    {
        await using var plugin = await RunningPlugin.StartAsync(null, new Dictionary<string, string?> { ["TF_LOG"] = "TRACE" });
        var schema = await plugin.Provider.GetProviderSchemaAsync(new GetProviderSchema.Types.Request());
        await ProbeFixture.ConfigureAsync(plugin.Provider, schema.Provider.Block);
        using var calls = new RawCalls(plugin.Handshake);
        var lookup = SchemaTypes.Of(schema.DataSourceSchemas["probe_lookup"].Block);
        var config = new TfMap(lookup.Attributes.Keys.Select(n => KeyValuePair.Create(n, TfValue.Null))).With("name", "slow");
        var request = new ReadDataSource.Types.Request { TypeName = "probe_lookup", Config = Wire.Encode(config, lookup) };

        var answer = await calls.SendAsync("/tfplugin6.Provider/ReadDataSource", RawCalls.Body(RawCalls.Frame(request)), ("grpc-timeout", "400m"));

        answer.Status.Should().Be(StatusCode.DeadlineExceeded);
        await Eventually.Async(
            () => plugin.Process.ErrorLines.Any(l => l.Contains("ReadDataSource of data.probe_lookup ended after ")), "the operation, which would wait for ever, ends too");
        await ShouldServeAsync(plugin);
    }

    [Fact]
    public async Task Timeout_ThatDoesNotExpire_ChangesNothing()
    {
        await using var plugin = await RunningPlugin.StartAsync(null, null);
        using var calls = new RawCalls(plugin.Handshake);

        (await calls.SendAsync(GetMetadataPath, RawCalls.Body(RawCalls.Frame([])), ("grpc-timeout", "1H"))).Status.Should().Be(StatusCode.OK);
    }

    [Fact]
    public async Task MessageOverTheLimit_IsResourceExhausted_BeforeItIsSent()
    {
        await using var plugin = await RunningPlugin.StartAsync(null, null);
        using var calls = new RawCalls(plugin.Handshake);
        using var body = new HeldBody(RawCalls.Header(RawCalls.LargestMessage + 1));

        (await calls.SendAsync(Validate, body)).Status.Should().Be(StatusCode.ResourceExhausted);

        body.End();
        await ShouldServeAsync(plugin);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00 00 00")]
    [InlineData("00 00 00 00 09 0a 01")]
    public async Task HalfClosedStream_BeforeTheMessageIsComplete_IsAnError(string sent)
    {
        await using var plugin = await RunningPlugin.StartAsync(null, null);
        using var calls = new RawCalls(plugin.Handshake);

        var answer = await calls.SendAsync(Validate, RawCalls.Body(Convert.FromHexString(sent.Replace(" ", ""))));

        answer.Status.Should().Be(StatusCode.Internal);
        await ShouldServeAsync(plugin);
    }

    [Fact]
    public async Task HalfClosedStream_LongAfterTheMessage_IsAnswered()
    {
        await using var plugin = await RunningPlugin.StartAsync(null, null);
        using var calls = new RawCalls(plugin.Handshake);
        using var body = new HeldBody(RawCalls.Frame(new ValidateResourceConfig.Types.Request { TypeName = "probe_of_another_kind" }));

        var call = calls.SendAsync(Validate, body);
        await body.Sent;
        await ShouldServeAsync(plugin);
        body.End();

        (await call).Status.Should().Be(StatusCode.OK);
    }

    [Fact]
    public async Task HalfClosedStream_OfBothDirections_StaysOpenOnTheOtherSide_UntilTheEnd()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        using var broker = plugin.Client.Broker.StartStream();
        await broker.RequestStream.CompleteAsync();
        var answers = broker.ResponseStream.MoveNext(CancellationToken.None);
        await ShouldServeAsync(plugin);

        answers.IsCompleted.Should().BeFalse("only our side is closed");

        await plugin.Client.Controller.ShutdownAsync(new GoPlugin.Empty());
        (await answers).Should().BeFalse("it ends without a message and without an error");
        (await plugin.Process.WaitForExitAsync()).Should().Be(0);
    }

    [Fact]
    public async Task FiveHundredCalls_UnderWayAtOnce()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var schema = await plugin.Provider.GetProviderSchemaAsync(new GetProviderSchema.Types.Request());
        await ProbeFixture.ConfigureAsync(plugin.Provider, schema.Provider.Block);
        var thing = new ResourceSteps(plugin.Provider, "probe_thing", schema.ResourceSchemas["probe_thing"].Block);
        var plan = await thing.PlanAsync(thing.Config(("name", "slow"), ("slow", 1000)));

        var time = Stopwatch.StartNew();
        var applied = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => thing.ApplyAsync(plan)));

        applied.Select(a => a.State["id"].StringOrNull()).Should().OnlyHaveUniqueItems().And.NotContainNulls();
        time.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(125), "one after another they would take 500");
    }

    [Fact]
    public async Task KeepAlivePings_AreAnswered_HoweverMany()
    {
        await using var plugin = await RunningPlugin.StartAsync(null, null);
        using var connection = await Http2Frames.ConnectAsync(plugin.Handshake);

        for (var i = 0; i < 100; i++)
        {
            var payload = BitConverter.GetBytes((long)i);
            await connection.SendAsync(Http2Frames.Ping, 0, payload);
            var frame = await connection.ReadAsync();

            frame.Should().NotBeNull("a server that counts pings would hang up");
            frame!.Type.Should().Be(Http2Frames.Ping);
            frame.Flags.Should().Be(Http2Frames.Ack);
            frame.Payload.Should().Equal(payload);
        }
    }

    [Fact]
    public async Task Shutdown_SendsGoAway_ToEveryConnection()
    {
        await using var plugin = await RunningPlugin.StartAsync(null, null);
        using var connection = await Http2Frames.ConnectAsync(plugin.Handshake);

        await plugin.Client.Controller.ShutdownAsync(new GoPlugin.Empty());

        var frames = new List<Http2Frame>();
        while (await connection.ReadAsync() is { } frame)
        {
            frames.Add(frame);
        }

        frames.Should().NotBeEmpty().And.OnlyContain(f => f.Type == Http2Frames.GoAway);
        frames.Select(f => BinaryPrimitives.ReadUInt32BigEndian(f.Payload.AsSpan(4))).Should().OnlyContain(code => code == 0, "an end that was asked for is no error");
        (await plugin.Process.WaitForExitAsync()).Should().Be(0);
    }

    [Theory]
    [InlineData("/tfplugin6.Provider/NoSuchMethod")]
    [InlineData("/tfplugin5.Provider/GetSchema")]
    [InlineData("/")]
    public async Task UnknownMethod_IsUnimplemented(string path)
    {
        await using var plugin = await RunningPlugin.StartAsync(null, null);
        using var calls = new RawCalls(plugin.Handshake);

        (await calls.SendAsync(path, RawCalls.Body(RawCalls.Frame([])))).Status.Should().Be(StatusCode.Unimplemented);
    }

    [Fact]
    public async Task AnotherContentType_IsRefused()
    {
        await using var plugin = await RunningPlugin.StartAsync(null, null);
        using var calls = new RawCalls(plugin.Handshake);
        using var body = RawCalls.Body("{}"u8.ToArray());
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        (await calls.SendAsync(GetMetadataPath, body)).Http.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task MalformedMessage_IsAnError_AndTheNextCallIsAnswered()
    {
        await using var plugin = await RunningPlugin.StartAsync(null, null);
        using var calls = new RawCalls(plugin.Handshake);

        (await calls.SendAsync(Validate, RawCalls.Body(RawCalls.Frame([0xff, 0xff, 0xff])))).Status.Should().NotBe(StatusCode.OK).And.NotBeNull();

        await ShouldServeAsync(plugin);
    }

    private static async Task ShouldServeAsync(RunningPlugin plugin) =>
        (await plugin.Provider.GetMetadataAsync(new GetMetadata.Types.Request())).Resources.Should().NotBeEmpty();
}

using Google.Protobuf;
using Terraform.Plugin.Protocol;
using Terraform.Plugin.Values;
using Tfplugin6;
using Severity = Tfplugin6.Diagnostic.Types.Severity;

namespace Terraform.Plugin.Conformance;

/// <summary>
/// Malformed values to every call that takes one: an error diagnostic every time, never an error of the call, a hang or a crash. Bounded and with
/// a fixed seed, so that a failure repeats.
/// </summary>
[Collection(ProbeCollection.Name)]
public sealed class FuzzTests(ProbeFixture probe)
{
    private const int Rounds = 150;

    private static readonly string[] NastyHex =
    [
        "", "C1", "DEFFFF", "DFFFFFFFFF", "DDFFFFFFFF", "DBFFFFFFFF", "C6FFFFFFFF", "C9FFFFFFFF0C", "C70A0C", "D405FF", "C7020CC0C0", "C1C1C1",
        "81A46E616D65", "81A46E616D65C3", "80", "90", "C2", "05", "A161", "82A46E616D65A161A46E616D65A161", "C704" + "0C" + "81FFFFFF",
    ];

    private static readonly string[] NastyJson =
    [
        "", "{", "[]", "null", "1", "\"x\"", "{\"name\":{}}", "{\"name\":[[[]]]}", "{\"id\":1e999999999}", "{\"num\":\"NaN\"}", "{\"bl\":{}}", "{\"bl\":[1,2]}",
        "{\"st\":{\"a\":1}}", "{\"name\":\"\\ud800\"}", "{\"num\":1e400}", "{\"nl\":[{\"k\":{}}]}", "{\"timeouts\":3}", "\u00ff\u00fe", "{\"a\":1}{",
    ];

    [Fact]
    public async Task EveryCall_SurvivesNastyMessagePack()
    {
        foreach (var hex in NastyHex)
        {
            await SendEverywhereAsync(new DynamicValue { Msgpack = ByteString.CopyFrom(Convert.FromHexString(hex)) }, $"msgpack {hex}");
        }
    }

    [Fact]
    public async Task EveryCall_SurvivesDeepNesting()
    {
        byte[] dynamic = [.. Enumerable.Repeat<byte[]>([0x92, 0xC4, 0x09, .. "\"dynamic\""u8], 100_000).SelectMany(b => b)];
        byte[] arrays = [.. Enumerable.Repeat((byte)0x91, 1_000_000)];
        byte[] maps = [.. Enumerable.Repeat<byte[]>([0x81, 0xA1, 0x61], 300_000).SelectMany(b => b)];
        foreach (var bytes in new[] { dynamic, arrays, maps })
        {
            await SendEverywhereAsync(new DynamicValue { Msgpack = ByteString.CopyFrom(bytes) }, "deep MessagePack");
        }

        foreach (var open in new[] { "[", "{\"a\":", "{\"name\":[" })
        {
            await SendEverywhereAsync(new DynamicValue { Json = ByteString.CopyFromUtf8(string.Concat(Enumerable.Repeat(open, 200_000))) }, "deep JSON");
        }
    }

    [Fact]
    public async Task EveryCall_SurvivesDeepTypes()
    {
        var type = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[\"list\",", 100_000)));
        byte[] bytes = [0x92, 0xC6, .. BitConverter.GetBytes(type.Length).Reverse(), .. type, 0xC0];

        await SendEverywhereAsync(new DynamicValue { Msgpack = ByteString.CopyFrom(bytes) }, "a deep type");
    }

    [Fact]
    public async Task EveryCall_SurvivesNastyJson()
    {
        foreach (var json in NastyJson)
        {
            await SendEverywhereAsync(new DynamicValue { Json = ByteString.CopyFromUtf8(json) }, $"JSON {json}");
        }
    }

    [Fact]
    public async Task EveryCall_SurvivesDamagedValues()
    {
        var random = new Random(20261124);
        var thing = probe.Thing;
        var config = thing.Config(("name", "a"), ("num", TfNumber.Parse("0.1")), ("st", TfValue.List("a", "b")), ("bl", TfValue.List(ResourceSteps.BlockOf("1"))), ("oc", TfValue.Unknown));
        var good = MsgPackCodec.Encode(config, thing.Type);
        for (var round = 0; round < Rounds; round++)
        {
            var bad = Damage(good, random);
            await SendEverywhereAsync(new DynamicValue { Msgpack = ByteString.CopyFrom(bad) }, $"round {round}: {Convert.ToHexString(bad)}");
        }
    }

    /// <summary>In a process of its own: what happens to be right configures it.</summary>
    [Fact]
    public async Task Configure_SurvivesNastyValues()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var values = NastyHex.Select(hex => new DynamicValue { Msgpack = ByteString.CopyFrom(Convert.FromHexString(hex)) })
            .Concat(NastyJson.Select(json => new DynamicValue { Json = ByteString.CopyFromUtf8(json) }));
        foreach (var value in values)
        {
            var configure = async () => await plugin.Provider.ConfigureProviderAsync(new() { Config = value, TerraformVersion = "\u0000" }, deadline: Soon);
            (await configure.Should().NotThrowAsync("{0} is no error of the call", value)).Subject.Diagnostics.Should().NotContain(d => d.Severity == Severity.Invalid);
        }

        var schema = await plugin.Provider.GetProviderSchemaAsync(new());
        await ProbeFixture.ConfigureAsync(plugin.Provider, schema.Provider.Block);
    }

    [Fact]
    public async Task UnknownTypes_AreErrorsInWords()
    {
        var empty = new DynamicValue();
        await SendEverywhereAsync(empty, "no such type", "probe_nothing", mustFail: true);
    }

    private static byte[] Damage(byte[] good, Random random)
    {
        var bad = (byte[])good.Clone();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            bad[random.Next(bad.Length)] = (byte)random.Next(256);
        }

        return random.Next(4) == 0 ? bad[..random.Next(bad.Length)] : bad;
    }

    /// <summary>Sends the value in every place there is. Whether it is refused depends on it; that nothing but a diagnostic says so does not.</summary>
    private async Task SendEverywhereAsync(DynamicValue value, string what, string type = "probe_thing", bool mustFail = false)
    {
        var p = probe.Provider;
        var isThing = type == "probe_thing";
        var (data, ephemeral) = isThing ? ("probe_lookup", "probe_lease") : (type, type);
        var raw = new RawState { Json = value.Json.Length > 0 ? value.Json : value.Msgpack };
        IEnumerable<(string Call, Func<Task<IEnumerable<Tfplugin6.Diagnostic>>> Send)> calls =
        [
            ("ValidateResourceConfig", async () => (await p.ValidateResourceConfigAsync(new() { TypeName = type, Config = value }, deadline: Soon)).Diagnostics),
            ("ReadResource", async () => (await p.ReadResourceAsync(new() { TypeName = type, CurrentState = value, Private = value.Msgpack, CurrentIdentity = new() { IdentityData = value } }, deadline: Soon)).Diagnostics),
            ("PlanResourceChange", async () => (await p.PlanResourceChangeAsync(new() { TypeName = type, PriorState = value, Config = value, ProposedNewState = value, PriorPrivate = value.Msgpack }, deadline: Soon)).Diagnostics),
            ("ApplyResourceChange", async () => (await p.ApplyResourceChangeAsync(new() { TypeName = type, PriorState = value, Config = value, PlannedState = value, PlannedPrivate = value.Msgpack }, deadline: Soon)).Diagnostics),
            ("UpgradeResourceState", async () => (await p.UpgradeResourceStateAsync(new() { TypeName = type, Version = 0, RawState = raw }, deadline: Soon)).Diagnostics),
            ("UpgradeResourceIdentity", async () => (await p.UpgradeResourceIdentityAsync(new() { TypeName = type, RawIdentity = raw }, deadline: Soon)).Diagnostics),
            ("ImportResourceState", async () => (await p.ImportResourceStateAsync(new() { TypeName = type, Identity = new() { IdentityData = value } }, deadline: Soon)).Diagnostics),
            ("MoveResourceState", async () => (await p.MoveResourceStateAsync(new() { TargetTypeName = type, SourceTypeName = type, SourceProviderAddress = "a/b/probe", SourceState = raw }, deadline: Soon)).Diagnostics),
            ("ValidateDataResourceConfig", async () => (await p.ValidateDataResourceConfigAsync(new() { TypeName = data, Config = value }, deadline: Soon)).Diagnostics),
            ("ReadDataSource", async () => (await p.ReadDataSourceAsync(new() { TypeName = data, Config = value }, deadline: Soon)).Diagnostics),
            ("ValidateEphemeralResourceConfig", async () => (await p.ValidateEphemeralResourceConfigAsync(new() { TypeName = ephemeral, Config = value }, deadline: Soon)).Diagnostics),
            ("OpenEphemeralResource", async () => (await p.OpenEphemeralResourceAsync(new() { TypeName = ephemeral, Config = value }, deadline: Soon)).Diagnostics),
            ("RenewEphemeralResource", async () => (await p.RenewEphemeralResourceAsync(new() { TypeName = ephemeral, Private = value.Msgpack }, deadline: Soon)).Diagnostics),
            ("CloseEphemeralResource", async () => (await p.CloseEphemeralResourceAsync(new() { TypeName = ephemeral, Private = value.Msgpack }, deadline: Soon)).Diagnostics),
            ("CallFunction", async () => await CallAsync(isThing ? "echo" : type)),
        ];
        if (isThing)
        {
            calls = calls.Append(("ValidateProviderConfig", async () => (await p.ValidateProviderConfigAsync(new() { Config = value }, deadline: Soon)).Diagnostics));
        }

        foreach (var (call, send) in calls)
        {
            var answer = async () => (await send()).ToList();
            var problems = (await answer.Should().NotThrowAsync("{0} with {1} is no error of the call", call, what)).Subject;
            problems.Should().NotContain(d => d.Severity == Severity.Invalid, "{0} with {1}", call, what);
            if (call is not "RenewEphemeralResource" and not "CloseEphemeralResource")
            {
                // The two get nothing but what the provider itself has remembered; damage there is a bug somewhere.
                problems.Should().NotContain(d => d.Summary.Contains("internal error"), "{0} with {1} is bad input and not a bug", call, what);
            }

            if (mustFail)
            {
                problems.Should().Contain(d => d.Severity == Severity.Error, "{0} with {1}", call, what);
            }
        }

        async Task<IEnumerable<Tfplugin6.Diagnostic>> CallAsync(string function)
        {
            var response = await p.CallFunctionAsync(new() { Name = function, Arguments = { value } }, deadline: Soon);
            return response.Error is null ? [] : [new Tfplugin6.Diagnostic { Severity = Severity.Error, Summary = response.Error.Text }];
        }
    }

    private static DateTime Soon => DateTime.UtcNow.AddSeconds(60);
}

using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Declarative.Mapping;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;
using static Terraform.Plugin.Tests.Declarative.Sample;

namespace Terraform.Plugin.Tests.Declarative;

/// <summary>What follows from an argument that may be secret: a write-only form, from the schema to the request and the state.</summary>
public class WriteOnlyTwinsTests
{
    private static readonly Field[] Declared =
    [
        String("name", "Name of it."),
        String("password", "A required secret.").Required().Sensitive(),
        String("token", "A secret that the server fills.").OptionalComputed().Sensitive(),
        String("login", "A secret with a default.").Sensitive().Default("admin"),
        String("motd", "A text that may be secret.").SometimesSecret(),
        StringMap("data", "A map that the server shows.").Sensitive().ReturnedByApi(),
        String("made", "A secret of the server.").Computed().Sensitive(),
        ListBlock("registries", "Blocks without a key.", String("url", "Address of it.").Required(), String("key", "A secret.").Sensitive()),
        ListBlock("centers", "Blocks with a key.", String("host", "Name of it.").Required(), String("key", "A secret.").Required().Sensitive()).ListMapKey("host"),
        Block("ssh", "What the server never sees.", String("phrase", "A secret.").Sensitive(), String("once", "Needed once.").Sensitive().WriteOnly()).ProviderOnly(),
    ];

    private static readonly IReadOnlyList<Field> All = WriteOnlyTwins.Expand(Declared);

    [Fact]
    public void Expand_AnArgumentThatMayBeSecret_HasATwinAndAVersion()
    {
        All.Where(f => f.TwinOf is not null).Select(f => f.Name).Should().BeEquivalentTo(
            "password_wo", "password_wo_version", "token_wo", "token_wo_version", "login_wo", "login_wo_version", "motd_wo", "motd_wo_version", "data_wo", "data_wo_version");
        All.Single(f => f.Name == "registries").Children.Select(f => f.Name).Should().BeEquivalentTo("url", "key", "key_wo", "key_wo_version");
        All.Single(f => f.Name == "data_wo").Should().BeEquivalentTo(
            new { Kind = FieldKind.StringMap, IsWriteOnly = true, IsSensitive = true, Presence = Presence.Optional, DefaultValue = (TfValue?)null });
        All.Single(f => f.Name == "password").IsRequired.Should().BeFalse("the twin may stand for it");
    }

    [Fact]
    public void Expand_OfADataSource_AddsNothing()
    {
        var resource = new ResourceDefinition("x_y", "A resource.") { Area = "A", Fields = Declared, Address = new ApiCollection("ys", "y") };

        ImplicitAttributes.FieldsOf(resource.AsDataSource(required: ["name"])).Should().NotContain(f => f.Name.Contains("_wo"));
    }

    [Theory]
    [InlineData("p", null, null, null)]
    [InlineData(null, "w", 1L, null)]
    [InlineData(null, null, null, "password: Missing required argument")]
    [InlineData("p", "w", 1L, "password_wo: Conflicting configuration")]
    [InlineData("p", null, 1L, "password_wo_version: Conflicting configuration")]
    [InlineData(null, "w", null, "password_wo: Write-only argument without a version")]
    [InlineData(null, null, 1L, "password_wo_version: Version without a write-only argument")]
    public void Validate_TheTwoForms_ExactlyOneIsGiven(string? stored, string? value, long? version, string? problem)
    {
        var config = State(("password", stored), ("password_wo", value), ("password_wo_version", version is { } v ? v : TfValue.Null));

        ConfigValidator.Validate(All, config, null).Select(d => $"{d.Path}: {d.Summary}").Should().Equal(problem is null ? [] : [problem]);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("password_wo")]
    public void Validate_AnUnknownValue_MayBeNull(string unknown)
    {
        var config = State(("password", "p"), ("password_wo", "w"), ("password_wo_version", TfValue.Unknown)).With(unknown, TfValue.Unknown);

        ConfigValidator.Validate(All, config, null).Should().BeEmpty();
    }

    [Fact]
    public void Validate_AnOldTerraform_IsNamedWithTheArgumentToUse()
    {
        var config = State(("password_wo", "w"), ("password_wo_version", 1));

        var problem = ConfigValidator.Validate(All, config, null, writeOnlyAllowed: false).Should().ContainSingle().Which;

        problem.Path.Should().Be(TfPath.Of("password_wo"));
        problem.Detail.Should().Contain("Terraform 1.11").And.Contain("Use password,");
    }

    [Fact]
    public void Validate_ASecretAgainstItsRule_IsNotRepeated()
    {
        Field[] fields = [String("mode", "A secret word.").Sensitive().OneOf("rbac", "none")];
        var expanded = WriteOnlyTwins.Expand(fields);

        var problem = ConfigValidator.Validate(expanded, Map(("mode_wo", "hunter2"), ("mode_wo_version", 1)), null).Should().ContainSingle().Which;

        problem.Path.Should().Be(TfPath.Of("mode_wo"));
        problem.Detail.Should().NotContain("hunter2").And.Contain("`rbac`");
    }

    [Fact]
    public void Plan_WithTheTwin_StoresTheVersionAlone()
    {
        var planned = Plan(WithTwin("w", 1), TfValue.Null);

        planned.Should().Be(State(("id", TfValue.Null), ("password_wo_version", 1), ("token", TfValue.Unknown), ("login", "admin"), ("made", TfValue.Unknown)));
        Plan(State(("token_wo", "w"), ("token_wo_version", 1), ("login_wo", TfValue.Unknown), ("login_wo_version", TfValue.Unknown)), TfValue.Null)
            .Should().Match<TfMap>(p => p["token"].IsNull && p["login"].IsUnknown, "a null version would leave the default");
    }

    [Fact]
    public void Plan_WithoutChange_IsEmpty() => Plan(WithTwin("other", 1), Kept).Should().Be(Kept);

    [Fact]
    public void Create_SendsTheWriteOnlyValue() =>
        Json(Expander.ForCreate(All, Send(WithTwin("w", 1), TfValue.Null))).Should().Be("{'password':'w','login':'admin'}");

    [Fact]
    public void Update_SameVersion_SendsNothingAndKeepsWhatTheServerHas()
    {
        Update("{'password':'w'}", Kept, WithTwin("other", 1)).Should().Be("{}");
        Update("{}", Kept, WithTwin("other", 1)).Should().Be("{}", "a secret that the server hides is still there");
        Update("{'name':'old'}", Kept.With("name", "old"), WithTwin("other", 1).With("name", "new")).Should().Be("{'name':'new'}", "the member with the secret is not sent");
    }

    [Fact]
    public void Update_NewVersion_SendsTheValueAgain() => Update("{'password':'w'}", Kept, WithTwin("w2", 2)).Should().Be("{'password':'w2'}");

    [Fact]
    public void Update_FromOneFormToTheOther_SendsWhatDiffers()
    {
        var stored = State(("password", "p"), ("login", "admin"));

        Update("{'password':'p'}", stored, WithTwin("p", 1)).Should().Be("{}", "the server has that value");
        Update("{'password':'p'}", stored, WithTwin("w", 1)).Should().Be("{'password':'w'}");
        Update("{'password':'w'}", Kept, State(("password", "p"), ("login", "admin"))).Should().Be("{'password':'p'}");
    }

    [Fact]
    public void Update_WithoutEither_ClearsTheValue()
    {
        var prior = State(("password", "p"), ("motd_wo_version", 1), ("login", "admin"));

        Update("{'password':'p','motd':'m'}", prior, State(("password", "p"), ("login", "admin"))).Should().Be("{'motd':null}");
    }

    [Fact]
    public void Update_OfAMap_LeavesNoEntryOfTheOldValue() => Update(
        "{'password':'p','data':{'a':'1','b':'2'}}",
        State(("password", "p"), ("data_wo_version", 1), ("login", "admin")),
        State(("password", "p"), ("data_wo", Map(("a", "1"))), ("data_wo_version", 2), ("login", "admin")),
        whole: true).Should().Be("{'data':{'a':'1'}}");

    [Fact]
    public void Update_OfABlockWhoseSecretIsHidden_SendsTheSecretAlong()
    {
        Update(
            "{'password':'p','centers':{'h':{'other':1},'gone':{}}}",
            State(("password", "p"), ("login", "admin"), ("centers", TfValue.List(Center("h", null, 1), Center("gone", null, 1)))),
            State(("password", "p"), ("login", "admin"), ("centers", TfValue.List(Center("h", "w", 1)))))
            .Should().Be("{'centers':{'h':{'other':1,'key':'w'}}}");
    }

    [Fact]
    public void Update_OfABlockThatMoved_SendsItsSecret()
    {
        TfValue Registry(string url, string? key) => Map(("url", url), ("key", TfValue.Null), ("key_wo", key), ("key_wo_version", 1));
        var prior = State(("password", "p"), ("login", "admin"), ("registries", TfValue.List(Registry("a", null), Registry("b", null))));

        Update("{'password':'p','registries':[{'url':'a','key':'ka'},{'url':'b','key':'kb'}]}", prior, prior.With("registries", TfValue.List(Registry("b", "kb"))))
            .Should().Be("{'registries':[{'url':'b','key':'kb'}]}", "the key of the block that stood there is another one");
    }

    [Fact]
    public void Update_OfWhatTheServerNeverSees_HasTheValueEachTime()
    {
        var ssh = Map(("phrase", TfValue.Null), ("phrase_wo", "w"), ("phrase_wo_version", 1), ("once", TfValue.Null), ("once_wo", TfValue.Null));
        var config = State(("password", "p"), ("ssh", TfValue.List(ssh)));

        Send(config, config.With("ssh", TfValue.List(((TfMap)ssh).With("phrase_wo", TfValue.Null))))["ssh"].Items[0]["phrase"].Should().Be((TfValue)"w");
    }

    [Fact]
    public void Expand_AnArgumentThatIsWriteOnlyItself_BecomesTheDeprecatedNameOfItsTwin()
    {
        var ssh = All.Single(f => f.Name == "ssh").Children;

        ssh.Select(f => f.Name).Should().BeEquivalentTo("phrase", "phrase_wo", "phrase_wo_version", "once", "once_wo");
        ssh.Where(f => f.Name.StartsWith("once", StringComparison.Ordinal)).Should().OnlyContain(f => f.IsWriteOnly && f.IsSensitive);
        ssh.Where(f => f.DeprecationMessage is not null).Select(f => f.Name).Should().Equal("once");
        WriteOnlyTwins.Expand([String("key_wo", "A secret that has the usual name.").Sensitive().WriteOnly()]).Should().ContainSingle();
    }

    [Theory]
    [InlineData("w", null, "w", null)]
    [InlineData(null, "w", "w", null)]
    [InlineData("old", "w", "w", "ssh[0].once: Conflicting configuration")]
    public void WriteOnlyArgument_UnderEitherName_IsThereDuringTheApplyAndNotStored(string? old, string? value, string there, string? problem)
    {
        var ssh = Map(("phrase", TfValue.Null), ("phrase_wo", TfValue.Null), ("phrase_wo_version", TfValue.Null), ("once", old), ("once_wo", value));
        var config = State(("password", "p"), ("ssh", TfValue.List(ssh)));

        Plan(config, TfValue.Null)["ssh"].Items[0].Should().Match<TfMap>(planned => planned["once"].IsNull && planned["once_wo"].IsNull);
        Send(config, TfValue.Null)["ssh"].Items[0]["once"].Should().Be((TfValue)there);
        ConfigValidator.Validate(All, config, null).Where(d => d.Severity == Severity.Error).Select(d => $"{d.Path}: {d.Summary}").Should().Equal(problem is null ? [] : [problem]);
    }

    [Theory]
    [InlineData("password", "password_wo")]
    [InlineData("ssh[0].once", "ssh[0].once_wo")]
    [InlineData("ssh[0].phrase", "ssh[0].phrase")]
    public void PathOfAFinding_IsThatOfTheFormThatIsGiven(string path, string expected)
    {
        var ssh = Map(("phrase", "p"), ("phrase_wo", TfValue.Null), ("phrase_wo_version", TfValue.Null), ("once", TfValue.Null), ("once_wo", "w"));

        GivenForm.Of(All, WithTwin("w", 1).With("ssh", TfValue.List(ssh)), TfPath.Parse(path)).Should().Be(TfPath.Parse(expected));
    }

    [Fact]
    public void Read_WithTheTwin_LeavesTheSecretOutOfTheState()
    {
        var api = JObject.Parse("""{"password":"w","login":"admin"}""");

        Flattener.Flatten(All, api, Kept, ReadPurpose.Refresh).Should().Be(Kept);
        Flattener.Flatten(All, api, Kept, ReadPurpose.AfterApply).Should().Be(Kept);
        Flattener.Flatten(All, api, Kept.With("password_wo_version", TfValue.Null), ReadPurpose.Refresh)["password"].Should().Be((TfValue)"w");
    }

    [Fact]
    public void FieldOfAnError_IsTheFormThatWasGiven()
    {
        FieldPaths.Find(All, WithTwin("w", 1), "password").Should().Be(TfPath.Of("password_wo"));
        FieldPaths.Find(All, State(("password", "p")), "password").Should().Be(TfPath.Of("password"));
    }

    private static TfMap Kept => State(("password_wo_version", 1), ("login", "admin"));

    private static TfMap WithTwin(string value, long version) => State(("password_wo", value), ("password_wo_version", version));

    private static TfMap Center(string host, string? key, long version) => Map(("host", host), ("key", TfValue.Null), ("key_wo", key), ("key_wo_version", version));

    private static TfMap Plan(TfValue config, TfValue prior) => Planner.Plan(All, config, prior, PrivateState.Read([])).Planned;

    private static TfValue Send(TfValue config, TfValue prior) => WriteOnlyValues.ToSend(All, Plan(config, prior), prior, config);

    private static string Update(string server, TfMap prior, TfMap config, bool whole = false) => Json(
        Expander.ForUpdate(All, Server(server), WriteOnlyValues.HeldByServer(All, prior), Send(config, prior), whole));

    // The default is shown, unlike most secrets, which a server takes to be forgotten unless they are sent with every change.
    private static JObject Server(string text)
    {
        var server = Sample.Json(text);
        server["login"] = "admin";
        return server;
    }

    private static string Json(JObject body) => body.ToString(Newtonsoft.Json.Formatting.None).Replace('"', '\'');

    private static TfMap State(params (string Name, TfValue Value)[] given) => new(All.Select(f => KeyValuePair.Create(
        f.Name, TfValue.Object(given)[f.Name] is { IsNull: false } value ? value : f.IsBlock ? TfValue.EmptyList : TfValue.Null)));
}

using System.Reflection;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Declarative.Lifecycle;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;
using static Terraform.Plugin.Tests.Declarative.Lifecycle.LifeCase;

namespace Terraform.Plugin.Tests.Declarative.Lifecycle;

/// <summary>Every word of a definition's life, by the calls that it makes.</summary>
public class LifecycleTests
{
    private static readonly ApiCollection Parents = new("parents", "parent");
    private static readonly ParentRequirement Parent = new("parent", "cluster", Parents);
    private static readonly (string Name, TfValue Value)[] Inside = [("name", "a"), ("parent", "p")];

    private static readonly MemberAction Home = SetBy.Action("move", "to") with { ValueOf = kind => kind == "home" ? null : kind };

    private static readonly ResourceDefinition Parted = Thing with
    {
        Fields = [String("name", "Name.").Required(), Block("quota", "Quota.", String("pods", "Pods."), String("jobs", "Jobs."))],
    };

    private static readonly Dictionary<string, LifeCase> Table = new()
    {
        // ---- where ----
        ["Scope: the collection of the parent"] = new(
            Thing with { Address = new ScopedCollection(new ApiCollection("parents/{}/things", "thing"), "parent") { IdIn = id => id.Split(':')[0] } },
            "POST parents/c/things {'name':'a','parent':'c:p'}") { Planned = [("name", "a"), ("parent", "c:p")] },
        ["Scope: without the attribute"] = new(Thing with { Address = new ScopedCollection(new ApiCollection("parents/{}/things", "thing"), "parent") })
            { Error = "parent says which parent the object is in" },
        ["Select: by the value of an attribute"] = new(
            Thing with { Address = new SelectedCollection("kind", new Dictionary<string, ObjectAddress> { [""] = new ApiCollection("plain", "thing"), ["x"] = new ApiCollection("xs", "thing") }) },
            "POST xs {'name':'a','kind':'x'}") { Planned = [("name", "a"), ("kind", "x")] },
        ["Select: by the absence of a value"] = new(
            Thing with { Address = new SelectedCollection("kind", new Dictionary<string, ObjectAddress> { [""] = new ApiCollection("plain", "thing"), ["*"] = new ApiCollection("others", "thing") }) },
            "POST plain {'name':'a'}"),
        ["Select: another value"] = new(
            Thing with { Address = new SelectedCollection("kind", new Dictionary<string, ObjectAddress> { ["x"] = new ApiCollection("xs", "thing") }) })
            { Planned = [("name", "a"), ("kind", "y")], Error = "kind must be one of x" },

        // ---- what must be there ----
        ["Requires: a parent that exists"] = new(Thing with { Requires = [Parent] }, "GET parents/p", "POST things {'name':'a','parent':'p'}")
            { Planned = Inside, Service = new FakeService().With("parents", "{'id':'p'}") },
        ["Requires: a parent that is missing"] = new(Thing with { Requires = [Parent] }, "GET parents/p") { Planned = Inside, Error = "There is no cluster with the id \"p\"" },
        ["Requires: a parent that may not be seen"] = new(Thing with { Requires = [Parent] }, "GET parents/p", "POST things {'name':'a','parent':'p'}")
            { Planned = Inside, Service = new FakeService().Failing("GET parents", ServiceErrorKind.Forbidden) },
        ["Requires: a parent that is not ready"] = new(Thing with { Requires = [Parent with { Ready = ReadyWhen.State("active"), WaitArgument = "flag" }] }, "GET parents/p")
            { Planned = Inside, Service = new FakeService().With("parents", "{'id':'p','state':'pending'}"), Error = "set flag = true to wait for it" },
        ["Requires: a parent that is waited for"] = new(
            Thing with { Requires = [Parent with { Ready = ReadyWhen.State("active"), WaitArgument = "flag" }] }, "GET parents/p", "GET parents/p", "POST things {'name':'a','parent':'p'}")
            {
                Planned = [.. Inside, ("flag", TfValue.True)],
                Service = new FakeService().With("parents", "{'id':'p','state':'pending'}").Then(_ => { }, p => p["state"] = "active"),
            },

        ["Requires: a parent that need not be ready"] = new(
            Thing with { Requires = [Parent with { Ready = ReadyWhen.State("active"), WaitArgument = "flag", IsReadyOptional = true }] }, "GET parents/p", "POST things {'name':'a','parent':'p'}")
            { Planned = Inside, Service = new FakeService().With("parents", "{'id':'p','state':'pending'}") },
        ["Requires: a value that names no parent"] = new(Thing with { Requires = [Parent with { IdIn = _ => "" }] }, "POST things {'name':'a','parent':'p'}") { Planned = Inside },

        // ---- creation ----
        ["Create: POST"] = new(Thing, "POST things {'name':'a'}"),
        ["Create: a constant member"] = new(Thing with { Create = Create.Post.With("spec.on", true) }, "POST things {'name':'a','spec':{'on':true}}"),
        ["Create: a lost answer by mark"] = new(Thing with { Address = Marked }, "POST things {'name':'a','annotations':{'request':'*'}}", "LIST things name=a")
            { Service = new FakeService().With("things", "{'id':'other','name':'a'}").Failing("POST", ServiceErrorKind.AnswerLost) },
        ["Create: a lost answer by members"] = new(Thing with { Create = Create.Post.FoundBy("name") }, "POST things {'name':'a'}", "LIST things name=a")
            { Service = new FakeService().Failing("POST", ServiceErrorKind.AnswerLost) },
        ["Create: a lost answer that cannot be looked up"] = new(Thing, "POST things {'name':'a'}")
            { Service = new FakeService().Failing("POST", ServiceErrorKind.AnswerLost), Error = "It may have been created" },
        ["Create: rights that come late"] = new(Thing with { Create = Create.Post.WithAccessLag() }, "POST things {'name':'a'}", "POST things {'name':'a'}")
            { Service = new FakeService().Failing("POST", ServiceErrorKind.Forbidden) },
        ["Create: rights that never come"] = new(Thing, "POST things {'name':'a'}") { Service = new FakeService().Failing("POST", ServiceErrorKind.Forbidden), Error = "Nothing was created" },
        ["Create: a name that is taken"] = new(Thing with { Id = "{name}" }, "POST things {'name':'a'}")
            { Service = new FakeService().Failing("POST", ServiceErrorKind.AlreadyExists), Error = "terraform import thing.NAME a" },
        ["Create: adopt what exists"] = new(
            Thing with { Id = "{name}", Create = Create.Post.OrAdopt() }, "GET things/a", "PUT things/a {'kind':'new'}")
            { Planned = [("name", "a"), ("kind", "new")], Service = new FakeService().With("things", "{'id':'a','name':'a','kind':'old'}") },
        ["Create: adopt nothing"] = new(Thing with { Id = "{name}", Create = Create.Post.OrAdopt() }, "GET things/a", "POST things {'name':'a'}"),
        ["Create: adopt by members"] = new(Thing with { Create = Create.Post.OrAdopt("name") }, "LIST things name=a", "PUT things/7 {'kind':'new'}")
            { Planned = [("name", "a"), ("kind", "new")], Service = new FakeService().With("things", "{'id':'7','name':'a'}") },
        ["Create: adopt when asked"] = new(Thing with { Id = "{name}", Create = Create.Post.AdoptWhen("flag") }, "GET things/a")
            { Planned = [("name", "a"), ("flag", TfValue.True)], Service = new FakeService().With("things", "{'id':'a','name':'a'}") },
        ["Create: adopt only when asked"] = new(Thing with { Id = "{name}", Create = Create.Post.AdoptWhen("flag") }, "POST things {'name':'a'}")
            { Service = new FakeService().With("things", "{'id':'a','name':'a'}") },
        ["Create: adopt, and move first"] = new(
            Acted(SetBy.Action("move", "to") with { IsMemberOfNew = true, ComesFirst = true }) with { Id = "{name}", Create = Create.Post.AdoptWhen("flag") },
            "GET things/a", "ACTION things/a move {'to':'x'}")
            { Planned = [("name", "a"), ("kind", "x"), ("flag", TfValue.True)], Service = new FakeService().With("things", "{'id':'a','name':'a','kind':'y'}") },
        ["Create: PUT"] = new(Thing with { Id = "{name}", Create = Create.Put.With("enabled", true) }, "PUT things/a {'kind':'x','enabled':true}")
            { Planned = [("name", "a"), ("kind", "x")], Service = new FakeService().With("things", "{'id':'a','name':'a'}") },
        ["Create: action"] = new(
            Thing with { Id = "{name}", Create = Create.Action("testAndApply").Inside("config").Taking("mode", "username").With("enabled", true) },
            "ACTION things/a testAndApply {'config':{'name':'a','enabled':true},'username':'me'}", "GET things/a")
            { Planned = [("name", "a"), ("mode", "me")], Service = new FakeService().With("things", "{'id':'a','name':'a'}") },

        // ---- readiness ----
        ["Ready: a state"] = new(Thing with { ReadyWhen = [ReadyWhen.State("active")] }, "POST things {'name':'a'}", "GET things/1", "GET things/1")
            { Service = new FakeService().Then(o => o["state"] = "pending", o => o["state"] = "active") },
        ["Ready: a state that is an error"] = new(Thing with { ReadyWhen = [ReadyWhen.State("active")] }, "POST things {'name':'a'}", "GET things/1")
            { Service = new FakeService().Then(o => o["state"] = "error"), Error = "kept in the state" },
        ["Ready: several"] = new(
            Thing with { ReadyWhen = [ReadyWhen.State("active"), ReadyWhen.Condition("Made", "Filled")] }, "POST things {'name':'a'}", "GET things/1", "GET things/1")
            { Service = new FakeService().Then(o => o["state"] = "active", o => o["conditions"] = new JObject { ["Made"] = "True", ["Filled"] = "True" }) },
        ["Ready: a member"] = new(Thing with { ReadyWhen = [ReadyWhen.Member("token")] }, "POST things {'name':'a'}", "GET things/1", "GET things/1")
            { Service = new FakeService().Then(_ => { }, o => o["token"] = "t") },
        ["Ready: any of some members"] = new(Thing with { ReadyWhen = [ReadyWhen.AnyMember("token", "key")] }, "POST things {'name':'a'}", "GET things/1", "GET things/1")
            { Service = new FakeService().Then(_ => { }, o => o["key"] = "k") },
        ["Ready: not waited for without end"] = new(Thing with { ReadyWhen = [ReadyWhen.Member("token") with { Patience = TimeSpan.Zero }] }, "POST things {'name':'a'}", "GET things/1"),
        ["Ready: readable, with rights that come late"] = new(Thing with { ReadyWhen = [ReadyWhen.Readable] }, "POST things {'name':'a'}", "GET things/1", "GET things/1")
            { Service = new FakeService().Failing("GET", ServiceErrorKind.Forbidden) },
        ["Ready: not before the change is visible"] = new(Thing with { ReadyWhen = [ReadyWhen.Readable] }, "PUT things/1 {'name':'b'}", "GET things/1", "GET things/1")
            {
                Prior = [("id", "1"), ("name", "a")], Planned = [("id", "1"), ("name", "b")],
                Service = new FakeService().With("things", "{'id':'1','name':'a','generation':2}").Then(o => o["generation"] = 1, o => o["generation"] = 2),
            },

        // ---- related objects ----
        ["Related: by id"] = new(Thing with { Related = [Related.ById("extra", Parents, "parent")] }, "POST things {'name':'a','parent':'p'}", "GET parents/p")
            { Planned = Inside, Service = new FakeService().With("parents", "{'id':'p','name':'P'}") },
        ["Related: a list"] = new(Thing with { Related = [Related.List("extra", Parents, ("child", "id"))] }, "POST things {'name':'a'}", "LIST parents child=1"),
        ["Related: derived"] = new(Thing with { Related = [Related.Derived(o => o["extra"] = new JObject { ["name"] = "e" })] }, "POST things {'name':'a'}"),
        ["Related: a failure does not taint what is complete"] = new(Thing with { Related = [Related.ById("extra", Parents, "parent")] }, "POST things {'name':'a','parent':'p'}", "GET parents/p")
            { Planned = Inside, Service = new FakeService().Failing("GET parents", ServiceErrorKind.Other), Warning = "was created, but not all of it could be read" },

        // ---- attributes that actions set ----
        ["SetBy: an action after the creation"] = new(Acted(SetBy.Action("move", "to")), "POST things {'name':'a'}", "ACTION things/1 move {'to':'x'}", "GET things/1")
            { Planned = [("name", "a"), ("kind", "x")] },
        ["SetBy: a new object takes it as a member"] = new(Acted(SetBy.Action("move", "to") with { IsMemberOfNew = true }), "POST things {'name':'a','kind':'x'}")
            { Planned = [("name", "a"), ("kind", "x")] },
        ["SetBy: in the form that the API takes"] = new(Acted(Home with { IsMemberOfNew = true }), "POST things {'name':'a'}") { Planned = [("name", "a"), ("kind", "home")] },
        ["SetBy: a change in the form that the API takes"] = new(Acted(Home), "ACTION things/1 move {'to':null}", "GET things/1")
            { Prior = [("id", "1"), ("name", "a"), ("kind", "x")], Planned = [("id", "1"), ("name", "a"), ("kind", "home")], Service = new FakeService().With("things", "{'id':'1','name':'a','kind':'x'}") },
        ["SetBy: an action that is refused"] = new(Acted(SetBy.Action("move", "to")), "POST things {'name':'a'}", "ACTION things/1 move {'to':'x'}")
            { Planned = [("name", "a"), ("kind", "x")], Service = new FakeService().Failing("ACTION", ServiceErrorKind.Other), Error = "which sets kind, was refused" },
        ["SetBy: before the update"] = new(
            Acted(SetBy.Action("move", "to") with { ComesFirst = true }), "GET things/1", "ACTION things/1 move {'to':'y'}", "PUT things/1 {'name':'b'}")
            { Prior = [("id", "1"), ("name", "a"), ("kind", "x")], Planned = [("id", "1"), ("name", "b"), ("kind", "y")], Service = new FakeService().With("things", "{'id':'1','name':'a','kind':'x'}") },
        ["SetBy: taken away"] = new(Acted(SetBy.Action("move", "to")), "ACTION things/1 move {'to':null}", "GET things/1")
            { Prior = [("id", "1"), ("name", "a"), ("kind", "x")], Planned = [("id", "1"), ("name", "a")], Service = new FakeService().With("things", "{'id':'1','name':'a','kind':'x'}") },
        ["SetBy: a switch"] = new(Switched, "POST things {'name':'a'}", "ACTION things/1 enable {'size':3}", "GET things/1") { Planned = [("name", "a"), ("on", TfValue.True), Input(3)] },
        ["SetBy: a switch that is off already"] = new(Switched, "POST things {'name':'a'}") { Planned = [("name", "a"), ("on", TfValue.False)] },
        ["SetBy: a switch turned off"] = new(Switched, "ACTION things/1 disable", "GET things/1")
            { Prior = [("id", "1"), ("name", "a"), ("on", TfValue.True)], Planned = [("id", "1"), ("name", "a"), ("on", TfValue.False)], Service = new FakeService().With("things", "{'id':'1','name':'a','on':true}") },
        ["SetBy: the input of a switch"] = new(Switched, "ACTION things/1 edit {'size':4}", "GET things/1")
            {
                Prior = [("id", "1"), ("name", "a"), ("on", TfValue.True), Input(3)], Planned = [("id", "1"), ("name", "a"), ("on", TfValue.True), Input(4)],
                Service = new FakeService().With("things", "{'id':'1','name':'a','on':true}"),
            },

        // ---- update ----
        ["Update: merge"] = new(Thing, "PUT things/1 {'name':'b'}")
            { Prior = [("id", "1"), ("name", "a")], Planned = [("id", "1"), ("name", "b")], Service = new FakeService().With("things", "{'id':'1','name':'a','kind':'k'}") },
        ["Update: replace"] = new(Thing with { Update = Update.Replace }, "REPLACE things/1 {'id':'1','kind':'k','name':'b'}")
            { Prior = [("id", "1"), ("name", "a")], Planned = [("id", "1"), ("name", "b")], Service = new FakeService().With("things", "{'id':'1','name':'a','kind':'k'}") },
        ["Update: replace, without the parts that are gone"] = new(Parted with { Update = Update.Replace }, "REPLACE things/1 "
            + "{'id':'1','name':'a','quota':{'pods':'1'}}")
            {
                Prior = [("id", "1"), ("name", "a"), Quota("1", "2")], Planned = [("id", "1"), ("name", "a"), Quota("1", null)],
                Service = new FakeService().With("things", "{'id':'1','name':'a','quota':{'pods':'1','jobs':'2'}}"),
            },
        ["Update: shallow merge of a part"] = new(Parted with { Update = Update.ShallowMerge }, "PUT things/1 {'quota':{'pods':'1'}}")
            {
                Prior = [("id", "1"), ("name", "a"), Quota("1", "2")], Planned = [("id", "1"), ("name", "a"), Quota("1", null)],
                Service = new FakeService().With("things", "{'id':'1','name':'a','quota':{'pods':'1','jobs':'2'}}"),
            },
        ["Update: shallow merge of nothing"] = new(Parted with { Update = Update.ShallowMerge }, "PUT things/1 {'quota':null}")
            {
                Prior = [("id", "1"), ("name", "a"), Quota("1", "2")], Planned = [("id", "1"), ("name", "a"), ("quota", TfValue.EmptyList)],
                Service = new FakeService().With("things", "{'id':'1','name':'a','quota':{'pods':'1','jobs':'2'}}"),
            },
        ["Update: none, but for what steers Terraform"] = new(Thing with { Update = Update.None }, "GET things/1")
            { Prior = [("id", "1"), ("name", "a")], Planned = [("id", "1"), ("name", "a"), ("flag", TfValue.True)], Service = new FakeService().With("things", "{'id':'1','name':'a'}") },
        ["Update: action"] = new(Thing with { Id = "{name}", Update = Update.Action(Create.Action("apply")) }, "ACTION things/a apply {'name':'a','kind':'y'}", "GET things/a")
            { Prior = [("id", "a"), ("name", "a"), ("kind", "x")], Planned = [("id", "a"), ("name", "a"), ("kind", "y")], Service = new FakeService().With("things", "{'id':'a','name':'a'}") },
        ["Update: of an object that is gone"] = new(Thing, "PUT things/1") { Prior = [("id", "1"), ("name", "a")], Planned = [("id", "1"), ("name", "b")], Error = "does not exist any more" },

        // ---- destruction ----
        ["Delete: gone at once"] = new(Thing, "DELETE things/1") { Prior = [("id", "1")], Planned = null, Service = new FakeService().With("things", "{'id':'1'}") },
        ["Delete: until it is gone"] = new(Thing, "DELETE things/1", "GET things/1", "GET things/1")
            { Prior = [("id", "1")], Planned = null, Service = new FakeService { DeletesSlowly = true }.With("things", "{'id':'1'}").Then(_ => { }, o => o["gone"] = true) },
        ["Delete: until another has its name"] = new(Thing, "DELETE things/1", "GET things/1")
            { Prior = [("id", "1")], Planned = null, Service = new FakeService { DeletesSlowly = true }.With("things", "{'id':'1','uid':'x'}").Then(o => o["uid"] = "y") },
        ["Delete: until the right to see it is gone"] = new(Thing, "DELETE things/1", "GET things/1")
            { Prior = [("id", "1")], Planned = null, Service = new FakeService { DeletesSlowly = true }.With("things", "{'id':'1'}").Failing("GET", ServiceErrorKind.Forbidden) },
        ["Delete: forget"] = new(Thing with { Delete = Delete.Forget }) { Prior = [("id", "1")], Planned = null },
        ["Delete: action"] = new(Thing with { Delete = Delete.Action("disable") }, "GET things/1", "ACTION things/1 disable")
            { Prior = [("id", "1")], Planned = null, Service = new FakeService().With("things", "{'id':'1'}") },
        ["Delete: reset"] = new(Thing with { Delete = Delete.Reset("kind", "").Repeating("name") }, "GET things/1", "PUT things/1 {'name':'a','kind':''}")
            { Prior = [("id", "1")], Planned = null, Service = new FakeService().With("things", "{'id':'1','name':'a','kind':'x'}") },
        ["Delete: reset to the default where nothing is refused"] = new(
            Thing with { Delete = Delete.Reset("kind", "").OrDefaultIn("default") }, "GET things/1", "PUT things/1 {'kind':''}", "PUT things/1 {'kind':'d'}")
            { Prior = [("id", "1")], Planned = null, Service = new FakeService().With("things", "{'id':'1','kind':'x','default':'d'}").Failing("PUT", ServiceErrorKind.Invalid) },
        ["Delete: what is not built in"] = new(Thing with { Delete = Delete.Reset("kind", "").UnlessCustom("creator") }, "GET things/1", "DELETE things/1")
            { Prior = [("id", "1")], Planned = null, Service = new FakeService().With("things", "{'id':'1','creator':'me'}") },
        ["Delete: kept when built in"] = new(Thing with { Delete = Delete.AndWait.KeepWhen("builtin", "It came along.") })
            { Prior = [("id", "1"), ("name", "a"), ("builtin", TfValue.True)], Planned = null, Warning = "It came along." },
        ["Delete: kept when asked"] = new(Thing with { Delete = Delete.AndWait.UnlessKept("mode") }) { Prior = [("id", "1"), ("mode", "keep")], Planned = null },
        ["Delete: the value of before"] = new(Thing with { Delete = Delete.AndWait.OrRestorePrevious("flag") }, "PUT things/1 {'kind':'old'}")
            {
                Prior = [("id", "1"), ("kind", "new"), ("flag", TfValue.True)], Planned = null, Memory = "{\"previous\":{\"kind\":\"old\"}}",
                Service = new FakeService().With("things", "{'id':'1','kind':'new'}"),
            },
    };

    public static TheoryData<string> Cases => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Word(string name)
    {
        var life = Table[name];

        var outcome = await life.RunAsync();

        life.Service.Calls.Should().Equal(life.Calls);
        var errors = outcome.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Detail).ToList();
        var warnings = outcome.Diagnostics.Where(d => d.Severity == Severity.Warning).Select(d => $"{d.Summary} {d.Detail}").ToList();
        errors.Should().HaveCount(life.Error is null ? 0 : 1);
        errors.Where(e => !e.Contains(life.Error ?? "", StringComparison.Ordinal)).Should().BeEmpty();
        warnings.Should().HaveCount(life.Warning is null ? 0 : 1);
        warnings.Where(w => !w.Contains(life.Warning ?? "", StringComparison.Ordinal)).Should().BeEmpty();
        if (life.Error is null)
        {
            outcome.State.IsNull.Should().Be(life.Planned is null);
        }
    }

    [Fact]
    public void Table_HasEveryWord()
    {
        var words = typeof(CreateMethod).Assembly.GetTypes().Where(t => t is { IsSealed: true, IsClass: true } && Kinds.Any(k => k.IsAssignableFrom(t))).Select(t => t.Name);
        var used = Table.Values.SelectMany(c => WordsOf(c.Definition)).ToHashSet();

        words.Where(w => !used.Contains(w)).Should().BeEmpty("each word has a case");
    }

    [Theory]
    [InlineData("{'id':'1','created':'2025-12-31T23:00:00Z'}", false)]
    [InlineData("{'id':'1','created':'2025-12-30T23:00:00Z'}", true)]
    [InlineData("{'id':'1','expiresAt':'2026-01-01T00:30:00Z'}", true)]
    [InlineData("{'id':'1','expiresAt':'2026-01-01T02:00:00Z'}", false)]
    [InlineData("{'id':'1','expired':true}", true)]
    public async Task ReplaceWhen_Expires_IsNotedInTheRefreshAndPlanned(string item, bool due)
    {
        var definition = Thing with { ReplaceWhen = ReplaceWhen.Expires("due", before: "mode", age: "lifetime") };
        var read = await new LifeCase(definition) { Prior = [("id", "1"), ("mode", "1h"), ("lifetime", "24h"), ("due", TfValue.False)], Service = new FakeService().With("things", item) }.ReadAsync();

        read.State["due"].Should().Be((TfValue)due);
        var plan = await new ResourceEngine(definition).PlanAsync(new PlanRequest(read.State, read.State, []), TfValue.Null, null, CancellationToken.None);
        plan.Replace.Select(p => p.ToString()).Should().Equal(due ? ["due"] : []);
        plan.Planned["due"].Should().Be(TfValue.False);
    }

    [Theory]
    [InlineData("{'id':'1','enabled':false}", true, true)]
    [InlineData("{'id':'1','enabled':false}", false, false)]
    [InlineData("{'id':'1','expired':true}", false, false)]
    [InlineData("{'id':'1','enabled':true}", true, false)]
    [InlineData("{'id':'1','expired':false,'expiresAt':'2020-01-01T00:00:00Z'}", true, false)]
    [InlineData("{'id':'1','expiresAt':'2020-01-01T00:00:00Z'}", true, true)]
    public async Task ReplaceWhen_Expires_GoesByTheServer_AndOnlyWhereItIsWanted(string item, bool wanted, bool due)
    {
        var definition = Thing with { ReplaceWhen = ReplaceWhen.Expires("due", before: "mode", onlyIf: "flag", enabled: "enabled") };
        var life = new LifeCase(definition) { Prior = [("id", "1"), ("flag", wanted), ("due", TfValue.False)], Service = new FakeService().With("things", item) };

        (await life.ReadAsync()).State["due"].Should().Be((TfValue)due);
    }

    [Fact]
    public async Task IgnoresDrift_KeepsWhatWasConfigured()
    {
        var definition = Thing with { Fields = [String("name", "Name.").Required(), String("kind", "Kind.").IgnoresDrift()] };
        var service = new FakeService().With("things", "{'id':'1','name':'a','kind':'of the server'}");

        (await new LifeCase(definition) { Prior = [("id", "1"), ("name", "a"), ("kind", "ours")], Service = service }.ReadAsync()).State["kind"].Should().Be((TfValue)"ours");
        (await new LifeCase(definition) { Prior = [("id", "1"), ("name", "a")], Service = service }.ReadAsync()).State["kind"].Should().Be((TfValue)"of the server");
    }

    [Theory]
    [InlineData("{'id':'1'}", true)]
    [InlineData("{'id':'1','token':'t'}", false)]
    public async Task ReplaceWhen_Missing(string item, bool due)
    {
        var life = new LifeCase(Thing with { ReplaceWhen = ReplaceWhen.Missing("due", "token") }) { Prior = [("id", "1"), ("due", TfValue.False)], Service = new FakeService().With("things", item) };

        (await life.ReadAsync()).State["due"].Should().Be((TfValue)due);
    }

    [Fact]
    public async Task Update_None_ReplacesOnEveryChange()
    {
        var life = new LifeCase(Thing with { Update = Update.None });
        TfValue Of(params (string, TfValue)[] given) => life.Value([("id", "1"), ("name", "a"), .. given]);

        async Task<IEnumerable<string>> Replaced(TfValue config) =>
            (await new ResourceEngine(life.Definition).PlanAsync(new PlanRequest(Of(), config, []), TfValue.Null, null, CancellationToken.None)).Replace.Select(p => p.ToString());

        (await Replaced(Of(("kind", "x")))).Should().Equal("kind");
        (await Replaced(Of(("flag", TfValue.True)))).Should().BeEmpty("what only steers Terraform needs no new object");
    }

    [Theory]
    [InlineData("{'id':'2'}")]
    [InlineData("{}")]
    [InlineData("{'id':''}")]
    public async Task Read_OfAnotherObject_KeepsTheState(string answer)
    {
        var life = new LifeCase(Thing) { Prior = [("id", "1"), ("name", "a")] };
        life.Service.Of("things")["1"] = FakeService.Json(answer);

        var outcome = await life.ReadAsync();

        outcome.State["id"].Should().Be((TfValue)"1");
        outcome.Diagnostics.Should().ContainSingle().Which.Detail.Should().Contain("was asked for the object \"1\"");
    }

    [Theory]
    [InlineData(true, "{'name':'a','kind':null}")]
    [InlineData(false, null)]
    public async Task Adopted_IsRememberedWhereItsDestructionNeedsIt_AndNowhereElse(bool restores, string? remembered)
    {
        var definition = Thing with { Id = "{name}", Create = Create.Put, Delete = restores ? Delete.Forget.OrRestorePrevious("flag").UnlessKept("mode") : Delete.Forget };
        var life = new LifeCase(definition)
        {
            Planned = [("name", "a"), ("kind", "new")],
            Service = new FakeService().With("things", "{'id':'a','name':'a','password':'of another'}"),
        };

        var outcome = await life.RunAsync();

        var previous = PrivateState.Read(outcome.PrivateState).Previous;
        previous?.ToString(Newtonsoft.Json.Formatting.None).Replace('"', '\'').Should().Be(remembered);
        (previous is null).Should().Be(remembered is null);
    }

    [Fact]
    public async Task Interrupted_AfterThePost_LeavesTheObjectInTheState()
    {
        using var stop = new CancellationTokenSource();
        var definition = Thing with { ReadyWhen = [ReadyWhen.State("active")] };
        var life = new LifeCase(definition) { Service = new FakeService().Then(_ => throw new OperationCanceledException(stop.Token)) };

        var outcome = await life.RunAsync();

        outcome.State["id"].Should().Be((TfValue)"1");
        outcome.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Severity.Error);
    }

    [Fact]
    public void Words_AreSaidInTheDocumentation() => LifecycleText.Of(Thing with
    {
        Requires = [Parent with { Ready = ReadyWhen.State("active"), WaitArgument = "flag" }],
        Create = Create.Post.OrAdopt(),
        ReadyWhen = [ReadyWhen.State("active"), ReadyWhen.Condition("Made")],
        Fields = [String("kind", "Kind.").SetBy(SetBy.Action("move", "to"))],
        Update = Update.None,
        ReplaceWhen = ReplaceWhen.Expires("due", before: "renew_before"),
        Delete = Delete.AndWait.KeepWhen("builtin", "It came along."),
    }).Should().Be(
        "Adopted if the object exists, otherwise created with POST. Needs the cluster to be active, and waits for that if `flag` is true. "
        + "Terraform waits for it to be active and to have the condition Made. `kind` is set with the action `move`. "
        + "Never changed: a change of an attribute replaces it. Replaced when it expires within `renew_before`. "
        + "On destroy it is deleted, and waited for until it is gone; with `builtin` true it is only removed from the state.");

    private static IReadOnlyList<Type> Kinds { get; } =
        [typeof(ObjectAddress), typeof(Requirement), typeof(CreateMethod), typeof(LostAnswer), typeof(Readiness), typeof(RelatedObject), typeof(FieldAction), typeof(UpdateMethod), typeof(DeleteMethod)];

    private static ResourceDefinition Switched => Thing with
    {
        Fields =
        [
            .. Thing.Fields,
            Bool("on", "Whether it is on.").SetBy(SetBy.Switch("enable", "disable") with { Edit = "edit", Input = SwitchInput }),
            SwitchInput,
        ],
    };

    private static Field SwitchInput => Block("input", "Input.", Number("size", "Size.")).ProviderOnly();

    private static (string Name, TfValue Value) Quota(string pods, string? jobs) => ("quota", TfValue.List(TfValue.Object(("pods", pods), ("jobs", jobs))));

    private static (string Name, TfValue Value) Input(int size) => ("input", TfValue.List(TfValue.Object(("size", size))));

    private static ResourceDefinition Acted(FieldAction action) =>
        Thing with { Fields = [.. Thing.Fields.Select(f => f.Name == "kind" ? f.SetBy(action) : f)] };

    private static IEnumerable<string> WordsOf(ResourceDefinition definition) => new object?[] { definition.Address, definition.Create, definition.Update }
        .Concat(definition.Requires).Concat(definition.ReadyWhen).Concat(definition.Related).Concat(definition.Fields.Select(f => f.Action))
        .Append((definition.Create as PostMethod ?? (definition.Create as AdoptMethod)?.Post)?.LostAnswer)
        .Concat(Chain(definition.Delete))
        .OfType<object>().Select(w => w.GetType().Name);

    private static IEnumerable<object> Chain(DeleteMethod method)
    {
        yield return method;
        if (method.GetType().GetProperty("Otherwise", BindingFlags.Public | BindingFlags.Instance)?.GetValue(method) is DeleteMethod otherwise)
        {
            foreach (var inner in Chain(otherwise))
            {
                yield return inner;
            }
        }
    }
}

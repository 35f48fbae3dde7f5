using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Engine;
using Terraform.Plugin.Tests.Declarative.Lifecycle;
using Terraform.Plugin.Values;
using static Terraform.Plugin.Declarative.Fields;

namespace Terraform.Plugin.Tests.Declarative;

/// <summary>What a plan says of arguments that the connected server does not have.</summary>
public sealed class VersionCheckTests
{
    private static readonly VersionRange Since29 = new("Service") { Since = new Version(2, 9, 0) };
    private static readonly VersionRange Until211 = new("Service") { Until = new Version(2, 11), Instead = "Use b." };

    [Theory]
    [InlineData("2.8.9", true, "Service v2.8.9 does not have a", "It came with Service 2.9.")]
    [InlineData("2.9.0", false, null, null)]
    [InlineData("2.12.0", false, null, null)]
    public Task Since_OnAnOlderServer_IsAWarningOnTheArgument(string server, bool warns, string? summary, string? detail) =>
        SaysAsync(String("a", "A.").InVersions(Since29), "x", server, warns ? Severity.Warning : null, summary, detail);

    [Theory]
    [InlineData("2.11.16", false, null, null)]
    [InlineData("2.12.0", true, "Service v2.12.0 does not have a", "Service 2.11 was the last version with it. Use b.")]
    public Task Until_OnANewerServer_IsAWarningOnTheArgument(string server, bool warns, string? summary, string? detail) =>
        SaysAsync(String("a", "A.").InVersions(Until211), "x", server, warns ? Severity.Warning : null, summary, detail);

    [Fact]
    public Task Block_ThatSettlesTheKindOfTheObject_IsAnError() => SaysAsync(
        Block("a", "A.", String("b", "B.")).RequiresReplaceIfAddedOrRemoved().InVersions(Since29),
        TfValue.List(TfValue.Object(("b", "x"))),
        "2.8.0",
        Severity.Error,
        "Service v2.8.0 does not have a",
        "an object of another kind");

    [Fact]
    public Task FieldInsideABlock_IsReportedAtItsPath() => SaysAsync(
        ListBlock("a", "A.", String("b", "B.").InVersions(Since29)),
        TfValue.List(TfValue.Object(("b", TfValue.Null)), TfValue.Object(("b", "x"))),
        "2.8.0",
        Severity.Warning,
        "Service v2.8.0 does not have a[1].b",
        "It came with Service 2.9.");

    [Fact]
    public Task FieldInsideABlockThatIsReported_IsNotReportedAgain() => SaysAsync(
        Block("a", "A.", String("b", "B.").InVersions(Since29)).InVersions(Since29),
        TfValue.List(TfValue.Object(("b", "x"))),
        "2.8.0",
        Severity.Warning,
        "Service v2.8.0 does not have a",
        "It came with Service 2.9.");

    [Fact]
    public Task Required_CannotBeRemovedAndIsNotReported() => SaysAsync(String("a", "A.").Required().InVersions(Until211), "x", "2.12.0", null, null, null);

    [Fact]
    public Task Default_WrittenOut_IsNotReported() => SaysAsync(Number("a", "A.").Default(3).InVersions(Since29), 3, "2.8.0", null, null, null);

    [Fact]
    public Task ServerOfUnknownVersion_IsLeftAlone() => SaysAsync(String("a", "A.").InVersions(Since29), "x", null, null, null, null);

    [Theory]
    [InlineData("x", 0)]
    [InlineData("y", 1)]
    public async Task Update_ReportsWhatChanges(string configured, int expected)
    {
        var field = String("a", "A.").InVersions(Since29);

        var outcome = await PlanAsync(field, configured, "2.8.0", prior: TfValue.Object(("id", "1"), ("a", "x")));

        outcome.Diagnostics.Should().HaveCount(expected);
    }

    [Theory]
    [InlineData(null, null, "")]
    [InlineData("2.9.0", null, "Since Service 2.9.")]
    [InlineData("2.5.6", null, "Since Service 2.5.6.")]
    [InlineData(null, "2.11", "Up to Service 2.11.")]
    [InlineData("2.3.0", "2.11", "For Service 2.3 to 2.11.")]
    public void Text_OfARange_IsASentence(string? since, string? until, string expected) =>
        new VersionRange("Service") { Since = Parse(since), Until = Parse(until) }.Text.Should().Be(expected);

    private static Version? Parse(string? text) => text is null ? null : Version.Parse(text);

    private static async Task SaysAsync(Field field, TfValue value, string? server, Severity? severity, string? summary, string? detail)
    {
        var outcome = await PlanAsync(field, value, server, TfValue.Null);

        if (severity is null)
        {
            outcome.Diagnostics.Should().BeEmpty();
            return;
        }

        var only = outcome.Diagnostics.Should().ContainSingle().Subject;
        only.Severity.Should().Be(severity);
        only.Summary.Should().Be(summary);
        only.Detail.Should().Contain(detail);
        only.Path!.ToString().Should().Be(summary!.Split(' ')[^1]);
    }

    private static Task<PlanOutcome> PlanAsync(Field field, TfValue value, string? server, TfValue prior)
    {
        var engine = new ResourceEngine(LifeCase.Thing with { Fields = [field] });
        var service = new FakeService { Version = server is null ? null : new ServiceVersion(Version.Parse(server), "v" + server) };
        return engine.PlanAsync(new PlanRequest(prior, TfValue.Object((field.Name, value)), []), TfValue.Null, service, CancellationToken.None);
    }
}

using System.Text.RegularExpressions;
using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Tests.Contract;

/// <summary>The versions that a line declares are those of the recorded servers, and stand in words of the line rather than in its text.</summary>
public sealed partial class VersionRangeTests
{
    /// <summary>Where a server's schema says something else than the server does, and why.</summary>
    private static readonly Dictionary<string, string> Otherwise = new()
    {
        ["rke_config"] = "Rancher 2.12 to 2.14 still have the field, and no node can ever join such a cluster.",
        ["cluster_template_answers"] = TemplatesWent,
        ["cluster_template_revision_id"] = TemplatesWent,
    };

    private const string TemplatesWent = "Templates went with RKE1 in Rancher 2.12, and their fields in 2.15.";

    [Theory]
    [MemberData(nameof(DefinitionCase.All), MemberType = typeof(DefinitionCase))]
    public void Versions_OfEveryField_AreThoseOfTheServersThatHaveIt(string definition)
    {
        var subject = DefinitionCase.Of(definition);
        var uses = subject.ApiSchema is null ? [] : ApiFieldUse.Of(subject);
        var wrong =
            from use in uses
            let versions = use.Place.Field.Versions
            where versions is not null && use.Types.Count > 0 && !Otherwise.ContainsKey(use.Place.Path)
            let around = use.Place.Parent is { } parent ? uses.First(u => u.Place == parent).Versions : ApiSchemas.All.Where(s => s.Has(subject.ApiSchema!)).Select(s => s.Version)
            from server in around
            let has = use.Types.ContainsKey(server)
            where has != versions.Includes(Version.Parse(server))
            select $"{use.Place.Path} is declared \"{versions.Text}\", and Rancher {server} {(has ? "has" : "lacks")} {use.ApiPath}";

        wrong.ShouldBeNone("a plan warns of what the server lacks, and of nothing else");
    }

    [Fact]
    public void Otherwise_NamesOnlyFieldsWithVersions()
    {
        var named = ((IEnumerable<object[]>)DefinitionCase.All).SelectMany(row => PlacedField.Walk(DefinitionCase.Of((string)row[0]).Fields))
            .Where(place => place.Field.Versions is not null).Select(place => place.Path).ToHashSet();

        Otherwise.Keys.Except(named).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(DefinitionCase.All), MemberType = typeof(DefinitionCase))]
    public void Description_OfEveryField_LeavesVersionsToTheWords(string definition) =>
        PlacedField.Walk(DefinitionCase.Of(definition).Fields)
            .Where(place => Remark().IsMatch(place.Field.Description))
            .Select(place => $"{place.Path}: {place.Field.Description}")
            .ShouldBeNone("Since and Until on the line say it, and the plan and the documentation with it");

    [GeneratedRegex(@"[;,(] ?(since|from|for|in versions after) Rancher (up to )?2\.|takes it up to", RegexOptions.IgnoreCase)]
    private static partial Regex Remark();
}

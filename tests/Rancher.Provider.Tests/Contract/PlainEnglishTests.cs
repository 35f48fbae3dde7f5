using System.Text.RegularExpressions;
using Testing;

namespace Rancher.Provider.Tests.Contract;

/// <summary>What users read has none of the words that have only ever made sentences hard to read here. Each has a plain one: see the list.</summary>
public sealed partial class PlainEnglishTests
{
    [Theory]
    [InlineData("docs", "*.md")]
    [InlineData("examples", "*.tf")]
    [InlineData("tests/Rancher.Provider.Tests/Windows/Rules/told", "*.txt")]
    public void Texts_ForUsers_AreInPlainWords(string folder, string files)
    {
        var paths = Directory.GetFiles(RepositoryRoot.File(folder), files, SearchOption.AllDirectories)
            .Where(f => !f.Contains(".terraform", StringComparison.Ordinal)).ToList();
        paths.Should().NotBeEmpty();

        var found = paths.SelectMany(path => File.ReadLines(path).Select((line, i) => (Match: Unplain().Match(line), Place: $"{Path.GetFileName(path)}:{i + 1}")))
            .Where(line => line.Match.Success)
            .Select(line => $"{line.Place}: {line.Match.Value}");

        found.Should().BeEmpty();
    }

    [Fact]
    public void Literals_OfTheProvider_AreInPlainWords()
    {
        var files = Directory.GetFiles(RepositoryRoot.File("src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).ToList();
        files.Should().NotBeEmpty();

        var found = files.SelectMany(file => File.ReadLines(file).Select((line, i) => (Line: line, Place: $"{Path.GetFileName(file)}:{i + 1}")))
            .Where(line => !line.Line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => Literal().Matches(line.Line).Where(literal => Unplain().IsMatch(Hole().Replace(literal.Value, ""))).Select(literal => $"{line.Place}: {literal.Value}"));

        found.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Nobody is told of it.")]
    [InlineData("Whoever reads this takes notice.")]
    [InlineData("The object is made anew.")]
    public void Words_ThatAreNotPlain_AreFound(string text) => Unplain().IsMatch(text).Should().BeTrue();

    // "report" or "show" for tell, "anyone who" or "users who" for whoever, "recreate" for make anew, "ignore" for take no notice.
    [GeneratedRegex(
        @"\b(told|whoever|whomever|somebody|nobody|(made|makes?|sets? up) anew|(takes?|took) (no )?notice|behind our back|taken for gone|for ever)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Unplain();

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""")]
    private static partial Regex Literal();

    // What stands between braces is code.
    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();
}

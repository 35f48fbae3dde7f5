using Rancher.Simulator.Transcripts;
using Xunit.Abstractions;

namespace Rancher.Simulator.Tests.Transcripts;

public sealed class TranscriptReplayTests(ITestOutputHelper output)
{
    public static TheoryData<string> Versions => [.. Recording.Versions];

    [SharedFolderTheory]
    [MemberData(nameof(Versions))]
    public async Task Simulator_answers_as_the_recorded_server_except_where_listed(string version)
    {
        var listed = UnmatchedList.For(version);
        var results = await Replay.RunAsync(SharedFolder.File("rancher", "transcripts"), version, CancellationToken.None);
        output.WriteLine($"transcripts {version}: {results.Count(r => r.Matches)}/{results.Count} matched");

        var failing = results.Where(r => !r.Matches && !listed.ContainsKey(r.Transcript.Name)).Select(r => $"{r.Transcript.Name}: {r.Differences[0]}");
        failing.Should().BeEmpty("every recorded request that is not listed as unmatched has to match");
        var better = results.Where(r => r.Matches && listed.ContainsKey(r.Transcript.Name)).Select(r => r.Transcript.Name);
        better.Should().BeEmpty("what matches has to leave the list of the unmatched");
        var names = results.Select(r => r.Transcript.Name).ToHashSet();
        listed.Keys.Where(k => !names.Contains(k)).Should().BeEmpty("the list names recorded requests in scope");
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_listed_request_has_a_reason(string version) =>
        UnmatchedList.For(version).Values.Should().NotBeEmpty().And.OnlyContain(reason => reason.Length > 20);
}

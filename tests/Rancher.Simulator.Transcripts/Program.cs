using Rancher.Simulator.Transcripts;

// Prints how many recorded requests the simulator answers as the real servers did; with a version and a number, the differences of one.
var folder = Recording.Find();
if (folder is null)
{
    Console.WriteLine("transcripts: skipped, this machine has no recordings (../shared/rancher/transcripts)");
    return 0;
}

var (matched, total, unexpected) = (0, 0, 0);
var versions = args.Length > 0 ? [args[0]] : Recording.Versions;
foreach (var version in versions)
{
    var known = UnmatchedList.For(version);
    var results = await Replay.RunAsync(folder, version, CancellationToken.None);
    foreach (var result in results)
    {
        var name = result.Transcript.Name;
        if (args.Length > 1 && (args[1] == "all" && !result.Matches || name.StartsWith(args[1] + "-", StringComparison.Ordinal)))
        {
            Console.WriteLine($"{name}: {(result.Matches ? "matches" : string.Join("\n    ", result.Differences.Take(args.ElementAtOrDefault(2) is null ? 4 : 100)))}");
        }

        if (result.Matches == known.ContainsKey(name))
        {
            unexpected++;
            Console.WriteLine(result.Matches ? $"{version}/{name} is listed as unmatched and matches" : $"{version}/{name} does not match: {result.Differences[0]}");
        }
    }

    var count = results.Count(r => r.Matches);
    Console.WriteLine($"transcripts {version}: {count}/{results.Count} matched");
    (matched, total) = (matched + count, total + results.Count);
}

if (versions.Count > 1)
{
    Console.WriteLine($"transcripts: {matched}/{total} matched");
}

return unexpected == 0 ? 0 : 1;

namespace Rancher.Simulator.Transcripts;

/// <summary>Where the recordings of the real servers are, on machines that have them.</summary>
public static class Recording
{
    public static IReadOnlyList<string> Versions => ["2.2.8", "2.4.18", "2.11.16", "2.14.4", "2.15.0"];

    /// <summary>The folder of transcripts: beside the project's root, or where RANCHER_TRANSCRIPTS says; null where there is none.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("RANCHER_TRANSCRIPTS") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            // Beside the project's root, or beside a folder in which several checkouts lie together.
            var candidate = Path.Combine(folder.FullName, "shared", "rancher", "transcripts");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}

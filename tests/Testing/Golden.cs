using FluentAssertions;

namespace Testing;

/// <summary>Compares text with an approved file of the repository; <c>UPDATE_GOLDEN=1</c> in the environment writes the file instead.</summary>
public static class Golden
{
    private static bool Updating => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <param name="actual">What the code under test made.</param>
    /// <param name="path">The approved file, from the root of the repository.</param>
    public static void Match(string actual, string path) => MatchFile(actual, RepositoryRoot.File(path.Split('/')));

    internal static void MatchFile(string actual, string file)
    {
        var text = Normalize(actual);
        if (Updating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            return;
        }

        File.Exists(file).Should().BeTrue("{0} is the approved text; run the test with UPDATE_GOLDEN=1 to write it", file);
        text.Should().Be(Normalize(File.ReadAllText(file)), "{0} is the approved text; UPDATE_GOLDEN=1 accepts the new one", file);
    }

    private static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n') + "\n";
}

using System.Collections.Concurrent;

namespace Rancher.Provider.Registration;

/// <summary>
/// The scripts that run on machines: files of their own beside this one, so that the tools of their languages can look at them. A script takes its values from
/// variables that lines before it set.
/// </summary>
internal static class HostScripts
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<string>> Read = new(StringComparer.Ordinal);

    /// <summary>Names of all scripts.</summary>
    public static IEnumerable<string> Names => typeof(HostScripts).Assembly.GetManifestResourceNames()
        .Where(n => n.EndsWith(".sh", StringComparison.Ordinal) || n.EndsWith(".ps1", StringComparison.Ordinal));

    /// <summary>The lines of a script, without the comments that are for its readers.</summary>
    /// <param name="name">Its file, such as <c>linux-look.sh</c>.</param>
    public static IReadOnlyList<string> Lines(string name) => Read.GetOrAdd(name, static file =>
    {
        using var stream = typeof(HostScripts).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"There is no script \"{file}\".");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && !line.TrimStart().StartsWith('#'))];
    });

    public static string Text(string name, params IEnumerable<string> before) => string.Join('\n', before.Concat(Lines(name)));
}

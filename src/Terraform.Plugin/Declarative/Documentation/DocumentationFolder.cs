using System.Text;

namespace Terraform.Plugin.Declarative.Documentation;

/// <summary>Brings a <c>docs/</c> folder in line with the pages: writes what differs, removes pages of what no longer exists, leaves guides alone.</summary>
public sealed class DocumentationFolder(string folder)
{
    /// <summary>The registry cuts off what is longer.</summary>
    public const int MaxPageBytes = 500_000;

    private static readonly string[] GeneratedFolders = ["resources", "data-sources", "functions", "ephemeral-resources"];
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <exception cref="InvalidOperationException">A page is longer than the registry takes.</exception>
    public void Write(IReadOnlyList<DocumentationPage> pages)
    {
        foreach (var page in pages)
        {
            WritePage(page);
        }

        var current = pages.Select(page => Path.GetFullPath(Path.Combine(folder, page.Path))).ToHashSet(StringComparer.Ordinal);
        foreach (var stale in GeneratedFolders.SelectMany(Existing).Where(file => !current.Contains(file)))
        {
            File.Delete(stale);
        }
    }

    private void WritePage(DocumentationPage page)
    {
        var bytes = Utf8.GetBytes(page.Content);
        if (bytes.Length > MaxPageBytes)
        {
            throw new InvalidOperationException($"docs/{page.Path} has {bytes.Length} bytes; the registry shows {MaxPageBytes} at most.");
        }

        var path = Path.Combine(folder, page.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
        {
            File.WriteAllBytes(path, bytes);
        }
    }

    private IEnumerable<string> Existing(string subfolder)
    {
        var path = Path.Combine(folder, subfolder);
        return Directory.Exists(path) ? Directory.GetFiles(path, "*.md").Select(Path.GetFullPath) : [];
    }
}

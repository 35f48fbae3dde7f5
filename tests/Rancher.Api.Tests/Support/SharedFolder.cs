namespace Rancher.Api.Tests.Support;

/// <summary>The recordings of real Rancher servers that lie beside the repository, not in it.</summary>
internal static class SharedFolder
{
    private static readonly Lazy<string?> Root = new(Find);

    /// <summary>Why a test that needs the recordings cannot run, or null when it can.</summary>
    public static string? Missing => Root.Value is null ? "The recordings of real servers (folder `shared` beside the repository) are not on this machine." : null;

    public static string PathOf(params string[] parts) =>
        Path.Combine([Root.Value ?? throw new InvalidOperationException(Missing), .. parts]);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Provider.sln")))
            {
                var shared = Path.Combine(folder.Parent?.FullName ?? folder.FullName, "shared");
                return Directory.Exists(shared) ? shared : null;
            }
        }

        return null;
    }
}

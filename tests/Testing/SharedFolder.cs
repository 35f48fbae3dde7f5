namespace Testing;

/// <summary>
/// The recorded servers, states and schemas that some tests compare with. They lie beside the repository, in <c>../shared</c>, and are no part of it.
/// </summary>
public static class SharedFolder
{
    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(RepositoryRoot.Path, "..", "shared"));

    public static bool Exists => Directory.Exists(Path);

    /// <summary>Why a test that needs the folder does not run.</summary>
    public static string MissingMessage => $"needs the recordings in ../shared, and {Path} does not exist";

    /// <exception cref="FileNotFoundException">The folder, or the file in it, is missing.</exception>
    public static string File(params string[] parts)
    {
        var path = System.IO.Path.Combine([Path, .. parts]);
        return System.IO.File.Exists(path) || Directory.Exists(path)
            ? path
            : throw new FileNotFoundException(Exists ? $"../shared has no {string.Join('/', parts)}." : $"This test {MissingMessage}.", path);
    }
}

namespace Testing;

/// <summary>How Terraform gets at the provider under test.</summary>
public abstract record ProviderSource
{
    private protected ProviderSource()
    {
    }

    /// <summary>The address under which the provider stands in for rancher/rancher2.</summary>
    public const string Address = "registry.terraform.io/rancher/rancher2";

    /// <summary>No provider of ours; Terraform's built-in resources only.</summary>
    public static ProviderSource None { get; } = new NoProvider();

    /// <summary>A provider server inside the test process: breakpoints and coverage work.</summary>
    /// <param name="reattachJson">The value of <c>TF_REATTACH_PROVIDERS</c>, asked for at each command.</param>
    public static ProviderSource InProcess(Func<string> reattachJson) => new Reattached(reattachJson);

    /// <summary>A built binary, <c>terraform-provider-rancher2</c>, in a folder; no <c>terraform init</c> needed.</summary>
    public static ProviderSource Built(string folder) => new Overridden(Path.GetFullPath(folder));

    /// <summary>The zip or folder layout of a provider registry on disk; works the way a released provider does.</summary>
    public static ProviderSource Mirror(string folder) => new Mirrored(Path.GetFullPath(folder));

    /// <summary>Whether a folder must be initialised before anything else can be done in it.</summary>
    internal virtual bool NeedsInit => false;

    /// <summary>Terraform must never ask a registry in a test, so every answer comes from a folder, an empty one if need be.</summary>
    internal abstract string CliConfiguration(string emptyFolder);

    internal virtual IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>();

    private static string MirrorBlock(string folder) => $"filesystem_mirror {{\n    path = \"{Quote(folder)}\"\n  }}";

    private static string Quote(string path) => path.Replace("\\", "\\\\", StringComparison.Ordinal);

    private static string Installation(string blocks) => $"disable_checkpoint = true\n\nprovider_installation {{\n  {blocks}\n}}\n";

    private sealed record NoProvider : ProviderSource
    {
        internal override string CliConfiguration(string emptyFolder) => Installation(MirrorBlock(emptyFolder));
    }

    private sealed record Reattached(Func<string> Json) : ProviderSource
    {
        internal override string CliConfiguration(string emptyFolder) => Installation(MirrorBlock(emptyFolder));

        internal override IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["TF_REATTACH_PROVIDERS"] = Json() };
    }

    private sealed record Overridden(string Folder) : ProviderSource
    {
        internal override string CliConfiguration(string emptyFolder) =>
            Installation($"dev_overrides {{\n    \"{Address}\" = \"{Quote(Folder)}\"\n  }}\n\n  {MirrorBlock(emptyFolder)}");
    }

    private sealed record Mirrored(string Folder) : ProviderSource
    {
        internal override bool NeedsInit => true;

        internal override string CliConfiguration(string emptyFolder) => Installation(MirrorBlock(Folder));
    }
}

namespace Testing;

/// <summary>A private folder below the system's temporary one: configuration, Terraform's data and logs, gone when disposed.</summary>
internal sealed class TerraformFolder : IDisposable
{
    public TerraformFolder()
    {
        var temp = Environment.GetEnvironmentVariable("TF_ACC_TEMP_DIR") is { Length: > 0 } chosen ? chosen : Path.GetTempPath();
        Root = Path.Combine(temp, "terraform-test-" + Guid.NewGuid().ToString("N")[..12]);
        Directory.CreateDirectory(Work);
        Directory.CreateDirectory(Empty);
        Directory.CreateDirectory(Logs);
    }

    public string Root { get; }

    /// <summary>Where terraform runs.</summary>
    public string Work => Path.Combine(Root, "work");

    /// <summary>Stays empty; a mirror in which nothing is found.</summary>
    public string Empty => Path.Combine(Root, "empty");

    public string Data => Path.Combine(Root, "data");

    public string Logs => Path.Combine(Root, "logs");

    public string CliConfiguration => Path.Combine(Root, "terraform.tfrc");

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("TF_ACC_PERSIST_WORKING_DIR") is { Length: > 0 } || !Directory.Exists(Root))
        {
            return;
        }

        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // A provider that is still going away may hold a file; a left-over temporary folder fails no test.
        }
    }
}

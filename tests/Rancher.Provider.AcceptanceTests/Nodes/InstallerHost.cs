namespace Rancher.Provider.AcceptanceTests.Nodes;

/// <summary>
/// A Linux host on which the registration command of a cluster is run as it stands: a real shell fetches the installer from the server and runs it. Only sudo is
/// a stand-in, and the agent's folders are its own.
/// </summary>
internal sealed class InstallerHost : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("installer-host").FullName;

    public InstallerHost()
    {
        var sudo = Path.Combine(_folder, "sudo");
        File.WriteAllText(sudo, "#!/bin/sh\nexec env \"$@\"\n");
        File.SetUnixFileMode(sudo, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Runs a command of a registration token, with more flags behind it.</summary>
    public async Task<string> RunAsync(string command, string flags, string? machineId = null)
    {
        var environment = new Dictionary<string, string?>
        {
            ["PATH"] = $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}",
            ["CATTLE_AGENT_CONFIG_DIR"] = Path.Combine(_folder, "config"),
            ["CATTLE_AGENT_VAR_DIR"] = Path.Combine(_folder, "var"),
            ["CATTLE_ID"] = machineId,
        };
        using var process = ChildProcess.Start("sh", ["-c", $"{command} {flags}"], _folder, environment);
        var result = await process.WaitAsync(CancellationToken.None);
        result.ExitCode.Should().Be(0, "the installer works: {0}{1}", result.StandardOutput, result.StandardError);
        return result.StandardOutput;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

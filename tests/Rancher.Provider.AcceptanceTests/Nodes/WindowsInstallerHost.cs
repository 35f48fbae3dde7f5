using Testing.PowerShell;

namespace Rancher.Provider.AcceptanceTests.Nodes;

/// <summary>
/// A Windows host on which the registration command of a cluster is run as it stands: the real engine of PowerShell fetches the installer from the server and runs
/// it. What it calls of Windows is played.
/// </summary>
internal static class WindowsInstallerHost
{
    private const string Machine = """
        function curl.exe {
          $given = @($args | ForEach-Object { if ("$_".StartsWith('C:/')) { '/dev/null' } else { $_ } })
          $null = $calls.Add("curl.exe $given")
          & /usr/bin/curl -sS @given
        }
        function Set-ExecutionPolicy { }
        function New-Item { }
        function Join-Path { "$($args[0])/$($args[1])" }
        """;

    /// <summary>Runs a command of a registration token, with more parameters behind it.</summary>
    public static PowerShellRun Run(string command, string parameters, string machineId)
    {
        var folder = Directory.CreateTempSubdirectory("windows-installer-host").FullName;
        try
        {
            var run = PowerShellEngine.Run(Machine, $"{command} {parameters}", folder, new Dictionary<string, string> { ["CATTLE_ID"] = machineId });
            run.Errors.Should().BeEmpty();
            return run;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

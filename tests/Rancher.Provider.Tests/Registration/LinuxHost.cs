[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]

namespace Rancher.Provider.Tests.Registration;

/// <summary>
/// A folder that plays a Linux machine: commands run in a real POSIX shell, and the programs they call are stand-ins that note what they were called with.
/// </summary>
internal sealed class LinuxHost : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("linux-host-").FullName;

    public LinuxHost()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "bin"));
        // In one write, since the programs of a pipeline take their notes at the same time.
        Program("note", """
            { printf '%s\0' "$@"; printf '\n'; } > "$NOTES.$$"
            cat "$NOTES.$$" >> "$NOTES"
            """);
        Program("sudo", """
            note sudo
            exec env "$@"
            """);
        Program("docker", """note docker "$@" "token=${CATTLE_TOKEN-}" """);
        Program("curl", """
            note curl "$@" "proxy=${HTTPS_PROXY-}"
            cat <<'INSTALLER' > "$INSTALLER"
            note installer "$@" "id=${CATTLE_ID-}" "token=${CATTLE_TOKEN-}" "proxy=${HTTPS_PROXY-}"
            INSTALLER
            out=/dev/stdout
            while [ $# -gt 0 ]; do [ "$1" = -o ] && out="$2"; shift; done
            cat "$INSTALLER" > "$out"
            """);
        Program("systemctl", """note systemctl "$@"; [ "$1" != is-active ]""");
        foreach (var quiet in new[] { "modprobe", "sysctl", "swapoff" })
        {
            Program(quiet, $"note {quiet} \"$@\"");
        }
    }

    public string File(string name) => Path.Combine(_folder, name);

    /// <summary>Makes a stand-in for a program.</summary>
    public void Program(string name, string script)
    {
        var file = Path.Combine(_folder, "bin", name);
        System.IO.File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        System.IO.File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Lets the shell check a script without running it.</summary>
    public async Task ParseAsync(string script)
    {
        System.IO.File.WriteAllText(File("script"), script);
        using var shell = ChildProcess.Start("/bin/sh", ["-n", File("script")], _folder, Environment);
        var result = await shell.WaitAsync(CancellationToken.None);
        result.StandardError.Should().BeEmpty();
        result.ExitCode.Should().Be(0);
    }

    /// <summary>Runs a script and tells which stand-ins were called with what.</summary>
    public async Task<IReadOnlyList<string[]>> RunAsync(string script)
    {
        await ParseAsync(script);
        System.IO.File.Delete(File("notes"));
        using var shell = ChildProcess.Start("/bin/sh", [File("script")], _folder, Environment);
        var result = await shell.WaitAsync(CancellationToken.None);
        result.StandardError.Should().BeEmpty();
        result.ExitCode.Should().Be(0);
        return [.. System.IO.File.ReadAllText(File("notes")).Split("\0\n", StringSplitOptions.RemoveEmptyEntries).Select(call => call.Split('\0'))];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Dictionary<string, string?> Environment => new()
    {
        ["PATH"] = $"{Path.Combine(_folder, "bin")}:/usr/bin:/bin",
        ["NOTES"] = File("notes"),
        ["INSTALLER"] = File("installer"),
        ["TMPDIR"] = _folder,
        ["HTTPS_PROXY"] = null,
        ["CATTLE_ID"] = null,
        ["CATTLE_TOKEN"] = null,
    };
}

using System.Diagnostics;
using System.Text;
using Testing;

namespace Terraform.Plugin.Conformance;

/// <summary>The real terraform in a folder of its own, with the probe as test/probe, started the way released providers are.</summary>
internal sealed class RealTerraform : IDisposable
{
    public const string Header = """
        terraform {
          required_providers {
            probe = {
              source = "test/probe"
            }
          }
        }

        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("probe-tf");

    public RealTerraform()
    {
        var bin = _root.CreateSubdirectory("bin");
        var script = Path.Combine(bin.FullName, "terraform-provider-probe");
        File.WriteAllText(script, $"#!/bin/sh\nexec '{ProbeBinary.Path}' \"$@\"\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Work = _root.CreateSubdirectory("work").FullName;
        File.WriteAllText(
            Path.Combine(_root.FullName, "rc"),
            $"disable_checkpoint = true\nprovider_installation {{\n  dev_overrides {{\n    \"test/probe\" = \"{bin.FullName}\"\n  }}\n  direct {{}}\n}}\n");
    }

    public string Work { get; }

    public string Store => Path.Combine(_root.FullName, "store.json");

    public string Notes => Path.Combine(_root.FullName, "notes");

    public Dictionary<string, string> Environment { get; } = [];

    public RealTerraform Configure(string configuration)
    {
        File.WriteAllText(Path.Combine(Work, "main.tf"), Header + configuration);
        return this;
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(TerraformBinary.Locate(), [.. arguments, "-no-color"]) { WorkingDirectory = Work, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("TF_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["TF_CLI_CONFIG_FILE"] = Path.Combine(_root.FullName, "rc");
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        start.Environment["TF_IN_AUTOMATION"] = "1";
        start.Environment["PROBE_STORE"] = Store;
        start.Environment["PROBE_NOTES"] = Notes;
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs a command to its end and gives all it wrote.</summary>
    public async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await FinishAsync(process);
    }

    public async Task<string> SucceedAsync(params string[] arguments)
    {
        var (code, output) = await RunAsync(arguments);
        code.Should().Be(0, "terraform {0} must succeed; it wrote: {1}", string.Join(' ', arguments), output.Replace("{", "{{").Replace("}", "}}"));
        return output;
    }

    public static async Task<(int Code, string Output)> FinishAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, new StringBuilder(await output).Append(await error).ToString());
    }

    public string State() => File.ReadAllText(Path.Combine(Work, "terraform.tfstate"));

    /// <summary>What the probe's store holds; nothing while the probe has it open.</summary>
    public string StoredText()
    {
        try
        {
            return File.ReadAllText(Store);
        }
        catch (IOException)
        {
            return "";
        }
    }

    public void Dispose() => _root.Delete(recursive: true);
}

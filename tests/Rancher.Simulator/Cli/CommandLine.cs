using System.Globalization;
using System.Runtime.InteropServices;
using Newtonsoft.Json.Linq;
using Rancher.Simulator.Agent;

namespace Rancher.Simulator.Cli;

/// <summary>The simulator as a program: a server until it is told to end, or, with <c>join</c>, a stand-in host that joins one.</summary>
internal static class CommandLine
{
    private const string Usage = """
        Rancher.Simulator [--rancher-version 2.2.8|2.4.18|2.11.16|2.14.4|2.15.0] [--address IP] [--port N] [--tls] [--token NAME:SECRET] [--speed N] [--seed N] [--ready-file PATH]
        Rancher.Simulator join --command "<node command of the server>" [--etcd] [--controlplane] [--worker] [--node-name NAME]
                          [--address IP] [--internal-address IP] [--label K=V] [--taints K=V:EFFECT] [--os linux|windows]
        Rancher.Simulator join --commands FILE      (JSON: commands of RKE2 and K3s by the names of their machines)
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var words = new ArgumentReader(args);
            return args.FirstOrDefault() switch
            {
                "join" => await JoinAsync(words.Skip(1)),
                "--help" or "-h" => Say(Usage),
                _ => await ServeAsync(words),
            };
        }
        catch (ArgumentException e)
        {
            await Console.Error.WriteLineAsync(e.Message + Environment.NewLine + Usage);
            return 2;
        }
        catch (AgentException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static int Say(string text)
    {
        Console.WriteLine(text);
        return 0;
    }

    private static async Task<int> ServeAsync(ArgumentReader words)
    {
        string? ready = null;
        var options = new SimulatorOptions();
        while (words.Next() is { } word)
        {
            options = word switch
            {
                "--rancher-version" => options with { RancherVersion = words.Value(word) },
                "--address" => options with { Address = words.Value(word) },
                "--port" => options with { Port = int.Parse(words.Value(word), CultureInfo.InvariantCulture) },
                "--tls" => options with { Tls = true },
                "--token" => options with { AdminToken = words.Value(word) },
                "--speed" => options with { ClockSpeed = double.Parse(words.Value(word), CultureInfo.InvariantCulture) },
                "--seed" => options with { Seed = int.Parse(words.Value(word), CultureInfo.InvariantCulture) },
                "--ready-file" => options with { Port = Keep(ref ready, words.Value(word), options.Port) },
                _ => throw new ArgumentException($"Unknown option {word}."),
            };
        }

        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await using var rancher = await SimulatedRancher.StartAsync(options, stop.Token);
        Console.WriteLine($"Rancher {options.RancherVersion} simulated at {rancher.Url}");
        if (ready is not null)
        {
            // Written under another name first: a reader never sees half of it.
            var content = new JObject
            {
                ["url"] = rancher.Url,
                ["token"] = rancher.AdminToken,
                ["version"] = options.RancherVersion,
                ["caPem"] = rancher.CaPem,
            };
            await File.WriteAllTextAsync(ready + ".part", content.ToString(), stop.Token);
            File.Move(ready + ".part", ready, overwrite: true);
        }

        await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        return 0;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static int Keep(ref string? place, string value, int same)
    {
        place = value;
        return same;
    }

    private static async Task<int> JoinAsync(ArgumentReader words)
    {
        string? command = null;
        var host = new StandInHost();
        var flags = new List<string>();
        while (words.Next() is { } word)
        {
            switch (word)
            {
                case "--command":
                    command = words.Value(word);
                    break;
                case "--commands":
                    return await JoinAllAsync(JObject.Parse(await File.ReadAllTextAsync(words.Value(word))));
                case "--os":
                    host = host with { IsWindows = words.Value(word) == "windows" };
                    break;
                case "--etcd" or "--controlplane" or "--worker" or "--all-roles":
                    flags.Add(word);
                    break;
                default:
                    flags.Add(word);
                    flags.Add(words.Value(word));
                    break;
            }
        }

        if (command is not null && StandInMachine.Runs(command))
        {
            return await JoinAllAsync(new JObject { [host.HostName] = $"{command} {string.Join(' ', flags)}" });
        }

        var node = StandInNode.FromCommand(command ?? throw new ArgumentException("--command is missing."), host, flags);
        var answer = await node.JoinAsync(CancellationToken.None);
        Console.WriteLine($"{node.NodeName} ({node.Roles}) asked {node.Server} to join: {answer}");
        return 0;
    }

    private static async Task<int> JoinAllAsync(JObject commands)
    {
        foreach (var (_, command) in commands)
        {
            var machine = StandInMachine.FromCommand((string)command!);
            Console.WriteLine($"{machine.NodeName} registered with {machine.Server} as {await machine.JoinAsync(CancellationToken.None)}");
        }

        return 0;
    }
}

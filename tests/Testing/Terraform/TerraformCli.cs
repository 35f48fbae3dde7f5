using System.Globalization;

namespace Testing;

/// <summary>
/// The real terraform in a folder of its own, with settings of its own: nothing of the user's configuration reaches it and no registry is
/// asked. Commands that have a <c>-json</c> form are run in it, so that tests see addresses and lines rather than drawn boxes.
/// </summary>
public sealed class TerraformCli : IDisposable
{
    private const string PlanFile = "planned.tfplan";

    private readonly TerraformFolder _folder = new();
    private readonly ProviderSource _provider;
    private readonly string _terraform;
    private int _commands;
    private bool _initialised;

    /// <param name="provider">How it gets at the provider.</param>
    /// <param name="terraform">The program to run in place of terraform, which runs terraform somewhere else; null for terraform itself.</param>
    public TerraformCli(ProviderSource provider, string? terraform = null)
    {
        (_provider, _terraform) = (provider, terraform ?? TerraformBinary.Locate());
        File.WriteAllText(_folder.CliConfiguration, provider.CliConfiguration(_folder.Empty));
    }

    /// <summary>Where the configuration lies.</summary>
    public string Folder => _folder.Work;

    public string StateFile => Path.Combine(Folder, "terraform.tfstate");

    /// <summary>Environment variables of every command, such as <c>RANCHER_URL</c>.</summary>
    public IDictionary<string, string> Environment { get; } = new Dictionary<string, string>();

    /// <summary>Makes this the whole configuration: the files there were are removed.</summary>
    public TerraformCli Configure(string configuration)
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*.tf"))
        {
            File.Delete(file);
        }

        return Write("main.tf", configuration);
    }

    public TerraformCli Write(string name, string content)
    {
        File.WriteAllText(Path.Combine(Folder, name), content);
        return this;
    }

    /// <summary>Copies the files of an example or fixture folder.</summary>
    public TerraformCli CopyFrom(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);
        }

        return this;
    }

    public async Task<TerraformResult> InitAsync(CancellationToken ct = default)
    {
        _initialised = true;
        return await RunAsync(["init", "-input=false", "-no-color"], ct);
    }

    public Task<TerraformResult> ValidateAsync(CancellationToken ct = default) => DocumentAsync(["validate", "-json"], ct);

    /// <summary>Plans into a file that <see cref="ApplyPlanAsync"/> carries out; the exit code is 2 when there is something to do.</summary>
    public Task<TerraformResult> PlanAsync(CancellationToken ct = default, params string[] options) =>
        MessagesAsync(["plan", "-json", "-input=false", "-detailed-exitcode", $"-out={PlanFile}", .. options], ct);

    /// <summary>Plans, insists that this worked, and reads the plan.</summary>
    public async Task<TerraformPlan> PlannedAsync(CancellationToken ct = default, params string[] options)
    {
        var planned = (await PlanAsync(ct, options)).ShouldSucceed();
        var shown = (await DocumentAsync(["show", "-json", PlanFile], ct)).ShouldSucceed();
        return new TerraformPlan(shown.Json!) { Warnings = [.. planned.Diagnostics.Select(d => d.Summary)] };
    }

    public Task<TerraformResult> ApplyPlanAsync(CancellationToken ct = default) => MessagesAsync(["apply", "-json", "-input=false", PlanFile], ct);

    public Task<TerraformResult> ApplyAsync(CancellationToken ct = default, params string[] options) =>
        MessagesAsync(["apply", "-json", "-input=false", "-auto-approve", .. options], ct);

    public Task<TerraformResult> DestroyAsync(CancellationToken ct = default, params string[] options) =>
        MessagesAsync(["destroy", "-json", "-input=false", "-auto-approve", .. options], ct);

    public Task<TerraformResult> RefreshAsync(CancellationToken ct = default) => MessagesAsync(["refresh", "-json", "-input=false"], ct);

    public Task<TerraformResult> ImportAsync(string address, string id, CancellationToken ct = default) =>
        PreparedAsync(["import", "-input=false", "-no-color", address, id], ct);

    public Task<TerraformResult> StateReplaceProviderAsync(string from, string to, CancellationToken ct = default) =>
        RunAsync(["state", "replace-provider", "-auto-approve", from, to], ct);

    /// <summary>Forgets a resource without touching it.</summary>
    public Task<TerraformResult> StateRemoveAsync(string address, CancellationToken ct = default) => RunAsync(["state", "rm", address], ct);

    public Task<TerraformResult> ProvidersSchemaAsync(CancellationToken ct = default) => DocumentAsync(["providers", "schema", "-json"], ct);

    /// <summary>The state as <c>terraform show</c> has it.</summary>
    public async Task<TerraformState> StateAsync(CancellationToken ct = default) =>
        new((await DocumentAsync(["show", "-json"], ct)).ShouldSucceed().Json!);

    /// <summary>Starts a command and leaves it running, for a test that interrupts it.</summary>
    public async Task<RunningTerraform> StartAsync(CancellationToken ct, params string[] arguments)
    {
        await InitWhenNeededAsync(ct);
        var log = NextLog(arguments[0]);
        return new RunningTerraform(Start(arguments, log), string.Join(' ', arguments), log, Folder);
    }

    /// <summary>Any other command, as it is.</summary>
    public async Task<TerraformResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken ct = default)
    {
        var log = NextLog(arguments[0]);
        using var running = new RunningTerraform(Start(arguments, log), string.Join(' ', arguments), log, Folder);
        return await running.WaitAsync(ct);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<TerraformResult> PreparedAsync(IReadOnlyList<string> arguments, CancellationToken ct)
    {
        await InitWhenNeededAsync(ct);
        return await RunAsync(arguments, ct);
    }

    private async Task<TerraformResult> MessagesAsync(IReadOnlyList<string> arguments, CancellationToken ct) =>
        JsonOutput.AsMessages(await PreparedAsync(arguments, ct), Folder);

    private async Task<TerraformResult> DocumentAsync(IReadOnlyList<string> arguments, CancellationToken ct) =>
        JsonOutput.AsDocument(await PreparedAsync(arguments, ct), Folder);

    private async Task InitWhenNeededAsync(CancellationToken ct)
    {
        if (_provider.NeedsInit && !_initialised)
        {
            (await InitAsync(ct)).ShouldSucceed();
        }
    }

    private string NextLog(string command) =>
        Path.Combine(_folder.Logs, string.Create(CultureInfo.InvariantCulture, $"{++_commands:000}-{command}.log"));

    private ChildProcess Start(IEnumerable<string> arguments, string log) =>
        ChildProcess.Start(_terraform, arguments, Folder, TerraformEnvironment.For(_folder, log, _provider, Environment));
}

namespace Testing.Tests;

/// <summary>The terraform runner, tried on the resource that Terraform has built in.</summary>
public sealed class TerraformCliTests : IDisposable
{
    private const string Configuration = """
        resource "terraform_data" "one" {
          input = "a"
        }

        output "id" {
          value = terraform_data.one.id
        }
        """;

    private readonly TerraformCli _terraform = new(ProviderSource.None);

    public void Dispose() => _terraform.Dispose();

    [Fact]
    public async Task Plan_NewResource_CreatesWithKnownAndUnknownValues()
    {
        var plan = await _terraform.Configure(Configuration).PlannedAsync();

        var change = plan.ShouldCreate("terraform_data.one").UnknownValue("id");
        change.KnownValue("input")!.ToString().Should().Be("a");
    }

    [Fact]
    public async Task Apply_ThenPlan_IsEmpty()
    {
        (await _terraform.Configure(Configuration).ApplyAsync()).ShouldSucceed();

        (await _terraform.PlannedAsync()).ShouldBeEmpty();
        var state = await _terraform.StateAsync();
        state.Output("id").Should().Be((string?)state.Value("terraform_data.one", "id"));
    }

    [Fact]
    public async Task Plan_ChangedTrigger_Replaces()
    {
        const string Triggered = """
            resource "terraform_data" "one" {
              triggers_replace = "TRIGGER"
            }
            """;
        (await _terraform.Configure(Triggered).ApplyAsync()).ShouldSucceed();

        var plan = await _terraform.Configure(Triggered.Replace("TRIGGER", "other", StringComparison.Ordinal)).PlannedAsync();

        plan.ShouldReplace("terraform_data.one").ReplacePaths.Should().Equal("triggers_replace");
    }

    [Fact]
    public async Task Destroy_EmptiesTheState()
    {
        (await _terraform.Configure(Configuration).ApplyAsync()).ShouldSucceed();

        (await _terraform.DestroyAsync()).ShouldSucceed();

        (await _terraform.StateAsync()).Addresses.Should().BeEmpty();
    }

    [Fact]
    public async Task Validate_UnsupportedArgument_NamesFileLineAndPath()
    {
        var result = await _terraform.Configure("resource \"terraform_data\" \"one\" {\n  inptu = \"a\"\n}\n").ValidateAsync();

        var error = result.ShouldFail().Error("Unsupported argument");
        error.File.Should().Be("main.tf");
        error.Line.Should().Be(2);
        error.Path.Should().Be("inptu");
    }

    [Fact]
    public async Task Plan_FailingPrecondition_NamesThePath()
    {
        const string Failing = """
            resource "terraform_data" "one" {
              lifecycle {
                precondition {
                  condition     = length(terraform.workspace) > 100
                  error_message = "Too short."
                }
              }
            }
            """;

        var result = await _terraform.Configure(Failing).PlanAsync();

        var error = result.ShouldFail().Error("Too short.");
        error.Path.Should().Be("lifecycle[0].precondition[0].condition");
    }

    [Fact]
    public async Task Apply_FailingProvisioner_NamesTheAddress()
    {
        const string Failing = """
            resource "terraform_data" "one" {
              provisioner "local-exec" {
                command = "exit 3"
              }
            }
            """;

        var result = await _terraform.Configure(Failing).ApplyAsync();

        result.ShouldFail().Error("exit status 3").Address.Should().Be("terraform_data.one");
    }

    [Fact]
    public async Task Interrupt_DuringApply_StopsGracefully()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        const string Slow = """
            resource "terraform_data" "slow" {
              provisioner "local-exec" {
                command = "sleep 30"
              }
            }
            """;
        _terraform.Configure(Slow);
        using var running = await _terraform.StartAsync(patience.Token, "apply", "-auto-approve", "-no-color");
        (await running.SaysAsync("Executing", patience.Token)).Should().BeTrue();

        running.Interrupt();
        var result = await running.WaitAsync(patience.Token);

        result.ShouldFail().Text.Should().Contain("Interrupt received").And.Contain("Gracefully shutting down");
    }

    [Fact]
    public async Task Cancel_DuringApply_EndsTheWholeGroup()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(patience.Token);
        var pidFile = Path.Combine(_terraform.Folder, "pid");
        _terraform.Configure($$"""
            resource "terraform_data" "slow" {
              provisioner "local-exec" {
                command = "echo $$ > {{pidFile}}; sleep 300"
              }
            }
            """);
        using var running = await _terraform.StartAsync(patience.Token, "apply", "-auto-approve", "-no-color");
        while (!File.Exists(pidFile) || new FileInfo(pidFile).Length == 0)
        {
            await Task.Delay(20, patience.Token);
        }

        await cancel.CancelAsync();
        var wait = () => running.WaitAsync(cancel.Token);
        await wait.Should().ThrowAsync<OperationCanceledException>();

        var shell = (await File.ReadAllTextAsync(pidFile, patience.Token)).Trim();
        await GoneAsync(shell, patience.Token);
    }

    /// <summary>Waits until the process is gone, or a zombie that nobody has collected.</summary>
    private static async Task GoneAsync(string process, CancellationToken ct)
    {
        var status = $"/proc/{process}/stat";
        while (File.Exists(status) && !(await File.ReadAllTextAsync(status, ct)).Contains(") Z ", StringComparison.Ordinal))
        {
            await Task.Delay(20, ct);
        }
    }
}

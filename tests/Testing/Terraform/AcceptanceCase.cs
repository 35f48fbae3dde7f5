using FluentAssertions;
using Newtonsoft.Json.Linq;

namespace Testing;

/// <summary>
/// The life of a configuration under the rules that every resource must keep: after each apply, a plan without refresh is empty (the state
/// was written right) and a plan with refresh is empty (it was read right). Destroys what is left when disposed.
/// </summary>
public sealed class AcceptanceCase(ProviderSource provider, string? terraform = null) : IAsyncDisposable
{
    private bool _applied;

    public TerraformCli Terraform { get; } = new(provider, terraform);

    /// <summary>Summaries of the warnings that the next apply is expected to give.</summary>
    public IReadOnlyList<string> ApplyWarnings { get; set; } = [];

    /// <summary>Sets an environment variable of every terraform command.</summary>
    public AcceptanceCase With(string variable, string value)
    {
        Terraform.Environment[variable] = value;
        return this;
    }

    /// <summary>Plans and applies a configuration and insists on two empty plans afterwards.</summary>
    /// <param name="configuration">Becomes the whole configuration.</param>
    /// <param name="expectPlan">Looks at the plan before it is carried out.</param>
    /// <param name="ct">Ends the run.</param>
    public async Task<TerraformState> ApplyAsync(string configuration, Action<TerraformPlan>? expectPlan = null, CancellationToken ct = default)
    {
        Terraform.Configure(configuration);
        return await ApplyAsync(expectPlan, ct);
    }

    /// <summary>As the other form, for a configuration that is there already.</summary>
    public async Task<TerraformState> ApplyAsync(Action<TerraformPlan>? expectPlan = null, CancellationToken ct = default)
    {
        var plan = await Terraform.PlannedAsync(ct);
        expectPlan?.Invoke(plan);
        _applied = true;
        var applied = (await Terraform.ApplyPlanAsync(ct)).ShouldSucceed();
        // Terraform plans each object once more when it applies it.
        applied.Diagnostics.Select(d => d.Summary).Except(plan.Warnings).Should().BeEquivalentTo(ApplyWarnings, "an apply that did everything has nothing to add");
        (await Terraform.PlannedAsync(ct, "-refresh=false")).ShouldBeEmpty("what apply returned is what was planned");
        (await Terraform.PlannedAsync(ct)).ShouldBeEmpty("what was read back is what was applied");
        return await Terraform.StateAsync(ct);
    }

    /// <summary>Imports the object into an empty state and compares all attributes with the applied ones.</summary>
    /// <param name="address">The resource as applied.</param>
    /// <param name="id">What a user would give to <c>terraform import</c>; null for the id in state.</param>
    /// <param name="ignore">Attributes that no read can know.</param>
    /// <param name="ct">Ends the run.</param>
    public async Task ImportAndCompareAsync(string address, string? id = null, IReadOnlyCollection<string>? ignore = null, CancellationToken ct = default)
    {
        var applied = (await Terraform.StateAsync(ct)).Resource(address);
        using var other = new TerraformCli(provider);
        other.CopyFrom(Terraform.Folder);
        File.Delete(other.StateFile);
        foreach (var (name, value) in Terraform.Environment)
        {
            other.Environment[name] = value;
        }

        (await other.ImportAsync(address, id ?? (string)applied["id"]!, ct)).ShouldSucceed();
        var imported = (await other.StateAsync(ct)).Resource(address);
        Without(imported, ignore).Should().Be(Without(applied, ignore), "import should read all of {0}", address);
    }

    /// <summary>Changes the object behind Terraform's back; the next plan must want it back, and apply must do so.</summary>
    public async Task DriftAsync(string address, Func<Task> changeOutside, CancellationToken ct = default)
    {
        await changeOutside();
        await ApplyAsync(plan => plan.ShouldUpdate(address), ct);
    }

    /// <summary>Deletes the object behind Terraform's back; the next plan must create it, and apply must do so.</summary>
    public async Task DisappearsAsync(string address, Func<Task> deleteOutside, CancellationToken ct = default)
    {
        await deleteOutside();
        await ApplyAsync(plan => plan.ShouldCreate(address), ct);
    }

    public async Task DestroyAsync(CancellationToken ct = default)
    {
        (await Terraform.DestroyAsync(ct)).ShouldSucceed();
        _applied = false;
        (await Terraform.StateAsync(ct)).Addresses.Should().BeEmpty("everything was destroyed");
    }

    public async ValueTask DisposeAsync()
    {
        if (_applied)
        {
            // Whatever the test found wrong is the news; that the clean-up failed too is not.
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            await Terraform.DestroyAsync(patience.Token);
        }

        Terraform.Dispose();
    }

    private static string Without(JObject resource, IReadOnlyCollection<string>? ignore) =>
        new JObject(resource.Properties().Where(p => ignore?.Contains(p.Name) != true).OrderBy(p => p.Name, StringComparer.Ordinal)).ToString();
}

using System.Net.Http.Headers;
using Newtonsoft.Json.Linq;
using Rancher.Provider.AcceptanceTests.Support;
using Rancher.Simulator;
using Rancher.Simulator.Faults;
using Terraform.Plugin.Values;
using Testing.TerraformCore.Later;

namespace Rancher.Provider.AcceptanceTests.Faults;

/// <summary>
/// One object through one fault and out of it again: whatever happens there is one object of it at most, the state knows it, the next apply leads to where
/// the configuration wants it, and a destroy leaves nothing.
/// </summary>
/// <param name="core">What runs it.</param>
/// <param name="provider">The provider, and its server.</param>
/// <param name="life">The object.</param>
/// <param name="collection">Path of the collection that holds it, as <see cref="CollectionAsync"/> finds it.</param>
internal sealed class FaultRun(LaterCore core, ProviderFixture provider, ResourceLife life, string? collection)
{
    private static readonly string[] Crash = ["   at ", "Exception", "NullReference", "StackTrace", ".cs:line"];

    /// <summary>The collection that objects of the type are made in, as a life without a fault shows it; null where an object is there before.</summary>
    public static async Task<string?> CollectionAsync(LaterCore core, ProviderFixture provider, ResourceLife life)
    {
        provider.Rancher.ClearRequests();
        await core.ApplyAsync(await core.PlanAsync(life.Type, null, core.Config(life.Type, life.Created)));
        return provider.Rancher.Requests.FirstOrDefault(r => r.Method == "POST" && r.Status is > 199 and < 300) switch
        {
            null => null,
            // A chart is installed by an action of its repository.
            { Query: var query, Path: var path } when query.Contains("action=install", StringComparison.Ordinal) =>
                path[..path.IndexOf("catalog", StringComparison.Ordinal)] + "catalog.cattle.io.apps",
            { Query: var query } when query.Contains("action=", StringComparison.Ordinal) => null,
            { Path: var path } => path,
        };
    }

    /// <summary>Runs a scenario.</summary>
    /// <returns>False where the fault has nothing to strike, since the type makes no such request.</returns>
    /// <exception cref="CoreException">The scenario did not hold.</exception>
    public async Task<bool> RunAsync(FaultScenario scenario)
    {
        var rancher = provider.Rancher;
        var before = await IdsAsync();
        var prior = scenario.Moment is Moment.Create or Moment.WaitAfterCreate ? null : await ChangeAsync(null, life.Created);
        var wanted = scenario.Moment == Moment.Update ? life.Updated : life.Created;
        var plan = scenario.Moment switch
        {
            Moment.Refresh => null,
            Moment.Destroy => await core.PlanAsync(life.Type, prior, TfValue.Null),
            _ => await core.PlanAsync(life.Type, prior, core.Config(life.Type, wanted)),
        };

        rancher.ClearRequests();
        rancher.Faults.Add(new Fault(Matcher(scenario.Moment), scenario.Kind, scenario.Times));
        var (item, isTainted) = await StepAsync(scenario, prior, plan);
        var isStruck = rancher.Faults.Left < scenario.Times;
        rancher.Faults.Clear();

        if (isStruck)
        {
            await ExpectNewAsync(before, most: 1, "one object at most");
        }

        if (item is null && IsLeftBehind(scenario))
        {
            before = await IdsAsync();
        }

        await RecoverAsync(scenario, item, isTainted, wanted, before);
        return isStruck;
    }

    /// <summary>Which requests are struck. The fault is spent after its number of times, so the first write is the first that comes.</summary>
    private static Func<string, string, bool> Matcher(Moment moment)
    {
        var written = false;
        return (method, _) =>
        {
            var isWrite = method is not ("GET" or "HEAD");
            var isWrittenBefore = written;
            written |= isWrite;
            return moment switch
            {
                Moment.Refresh => !isWrite,
                Moment.WaitAfterCreate => !isWrite && isWrittenBefore,
                _ => isWrite,
            };
        };
    }

    private static void Expect(bool holds, string what)
    {
        if (!holds)
        {
            throw new CoreException("fault", [what]);
        }
    }

    private async Task<(ManagedObject? Item, bool IsTainted)> StepAsync(FaultScenario scenario, ManagedObject? prior, PlannedObject? plan)
    {
        try
        {
            var item = plan is null ? await core.RefreshAsync(prior!) : await core.ApplyAsync(plan);
            var isExpected = scenario.Ending != Ending.Error || provider.Rancher.Faults.Left == scenario.Times;
            Expect(isExpected, "it ends without an error");
            Expect(plan is not null || item?.Id == prior!.Id, "a refresh forgets the object, or takes another for it");
            return (item, false);
        }
        catch (CoreException failed) when (failed.Errors.Count > 0 && !failed.IsProviderBug)
        {
            Expect(scenario.Ending != Ending.Success || IsLeftBehind(scenario), $"it ends with an error: {failed.Message}");
            ExpectReadable(failed);
            Expect(!IsLeftBehind(scenario) || failed.Message.Contains("may have been created", StringComparison.Ordinal), $"it does not say what may be left: {failed.Message}");
            var item = plan is null ? prior : failed.Kept;
            Expect(prior is null || item?.Id == prior.Id, "the object is no longer in the state");
            Expect(!scenario.IsRefusal || item is null, "an object that was refused is in the state");
            return (item, prior is null && item is not null);
        }
    }

    /// <summary>Whether an object is made that no one can use: its secret was in the answer that did not arrive.</summary>
    private bool IsLeftBehind(FaultScenario scenario) =>
        life.IsShownOnce && scenario is { Moment: Moment.Create, Kind: FaultKind.LostAnswer or FaultKind.Garbled or FaultKind.CutAnswer };

    private static void ExpectReadable(CoreException failed)
    {
        foreach (var error in failed.Errors)
        {
            var text = $"{error.Summary}\n{error.Detail}";
            Expect(error.Summary.Length > 0 && error.Detail.Length > 0, "an error has no text");
            Expect(!Crash.Any(text.Contains), $"an error shows the inside of the program: {text}");
        }
    }

    private async Task RecoverAsync(FaultScenario scenario, ManagedObject? item, bool isTainted, JObject wanted, IReadOnlySet<string> before)
    {
        item = item is null ? null : await core.RefreshAsync(await core.ReloadAsync(item));
        if (scenario.Moment != Moment.Destroy)
        {
            item = await ChangeAsync(item, wanted, isTainted && item is not null);
            item = await core.RefreshAsync(await core.ReloadAsync(item)) ?? throw new CoreException("fault", ["the object is gone after the next apply"]);
            var plan = await core.PlanAsync(life.Type, item, core.Config(life.Type, wanted));
            Expect(plan.IsEmpty, "the plan after the next apply is not empty");
            await ExpectNewAsync(before, most: 1, "one object after the next apply");
        }

        if (item is not null)
        {
            await core.ApplyAsync(await core.PlanAsync(life.Type, item, TfValue.Null));
        }

        await ExpectNewAsync(before, most: 0, "nothing is left");
    }

    private async Task<ManagedObject> ChangeAsync(ManagedObject? prior, JObject wanted, bool forceReplace = false)
    {
        var plan = await core.PlanAsync(life.Type, prior, core.Config(life.Type, wanted), forceReplace);
        return plan.IsEmpty ? prior! : await core.ApplyAsync(plan) ?? throw new CoreException("fault", ["no object after an apply"]);
    }

    private async Task ExpectNewAsync(IReadOnlySet<string> before, int most, string what)
    {
        // Controllers of the server finish what a request has begun.
        var ids = await IdsAsync();
        for (var attempt = 0; attempt < 100 && ids.Except(before).Count() > most; attempt++)
        {
            await Task.Delay(50);
            ids = await IdsAsync();
        }

        Expect(ids.Except(before).Count() <= most, $"{what}, and there are {string.Join(", ", ids.Except(before))}");
    }

    private async Task<IReadOnlySet<string>> IdsAsync()
    {
        if (collection is null)
        {
            return new HashSet<string>();
        }

        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", provider.Rancher.AdminToken);
        var answer = JObject.Parse(await client.GetStringAsync(provider.Rancher.Url + collection));
        return answer["data"]!.Select(o => (string)o["id"]!).ToHashSet();
    }
}

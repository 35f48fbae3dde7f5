using Newtonsoft.Json.Linq;
using Rancher.Api.Errors;
using Rancher.Api.Waiting;

namespace Rancher.Api.Http;

/// <summary>Looks for an object whose creation was sent and not answered.</summary>
internal sealed class LostAnswers(RancherHttp http)
{
    // Rights were seen to take four seconds, and a request that timed out may still be carried out.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The object that the request made.</summary>
    /// <param name="lost">What became of the request.</param>
    /// <param name="look">Finds the objects that it may have made.</param>
    /// <param name="ct">Stops the call; not before there was time for a look.</param>
    /// <exception cref="AnswerLostException">Nothing was found, or more than one: a person must look.</exception>
    public async Task<JObject> FindAsync(AnswerLostException lost, Func<CancellationToken, Task<IReadOnlyList<JObject>>> look, CancellationToken ct)
    {
        using var grace = new WriteGrace(http.Clock, ct);
        var started = http.Clock.GetTimestamp();
        // A proxy that answered in the server's place may do so for a while.
        var plan = new WaitPlan("the object", http.Patience > Patience ? http.Patience : Patience) { AccessGrace = Patience };
        try
        {
            var found = await new Waiter(http.Clock).WaitAsync(
                plan,
                look,
                seen => seen.Count > 0 || http.Clock.GetElapsedTime(started) >= Patience ? WaitStep.Done : WaitStep.Waiting("it is not there"),
                grace.Token);
            return found switch
            {
                [var one] => one,
                [] => throw Undecided(lost, "Rancher does not show such an object now."),
                _ => throw Undecided(lost, $"Rancher shows {found.Count} such objects now."),
            };
        }
        catch (Exception unseen) when (unseen is RancherException or WaitTimedOutException or OperationCanceledException
            || (unseen is RancherTransportException and not AnswerLostException))
        {
            throw Undecided(lost, $"Whether it exists now could not be found out: {unseen.Message}");
        }
    }

    private static AnswerLostException Undecided(AnswerLostException lost, string sentence) => new(lost.Fault, $"{lost.Message} {sentence}", lost);
}

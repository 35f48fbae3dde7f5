namespace Rancher.Api.Waiting;

/// <summary>Receives what becomes of each wait, in the words of the server.</summary>
public interface IWaitLog
{
    /// <summary>What is waited for has changed, or is seen for the first time.</summary>
    /// <param name="what">What is awaited.</param>
    /// <param name="state">What was seen.</param>
    /// <param name="before">What was seen before; null the first time.</param>
    /// <param name="lasted">How long it was like that before.</param>
    /// <param name="elapsed">Time since the wait began.</param>
    void Changed(string what, string state, string? before, TimeSpan lasted, TimeSpan elapsed);

    /// <summary>The wait is over, and what was awaited is there.</summary>
    void Ended(string what, TimeSpan elapsed);
}

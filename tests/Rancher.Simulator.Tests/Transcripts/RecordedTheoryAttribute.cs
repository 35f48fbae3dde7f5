using Rancher.Simulator.Transcripts;

namespace Rancher.Simulator.Tests.Transcripts;

/// <summary>A theory over the recordings of real servers; skipped, with the reason, on machines that do not have them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RecordedTheoryAttribute : TheoryAttribute
{
    public RecordedTheoryAttribute()
    {
        if (Recording.Find() is null)
        {
            Skip = "This machine has no recordings of real servers (../shared/rancher/transcripts).";
        }
    }
}

using Rancher.Api.Waiting;

namespace Rancher.Api.Tests.Waiting;

public class BackoffTests
{
    [Fact]
    public void After_WithoutJitter_GrowsUpToTheLongest()
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)) { Jitter = 0 };

        new[] { 1, 2, 3, 4, 5, int.MaxValue }.Select(attempt => backoff.After(attempt).TotalSeconds).Should().Equal(1, 2, 4, 5, 5, 5);
    }

    [Fact]
    public void After_WithJitter_IsShorterByAtMostThatAndNotAlwaysTheSame()
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));

        var pauses = Enumerable.Range(0, 50).Select(_ => backoff.After(1).TotalSeconds).ToList();

        pauses.Should().OnlyContain(seconds => seconds >= 0.5 && seconds <= 1);
        pauses.Distinct().Should().HaveCountGreaterThan(1);
    }
}

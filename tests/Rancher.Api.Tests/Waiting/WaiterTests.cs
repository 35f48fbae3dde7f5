using Microsoft.Extensions.Time.Testing;
using Rancher.Api.Tests.Support;
using Rancher.Api.Waiting;

namespace Rancher.Api.Tests.Waiting;

public sealed class WaiterTests
{
    private static readonly WaitPlan Plan = new("cluster c-a to become active", TimeSpan.FromMinutes(10));
    private readonly AutoAdvancingClock _clock = new();
    private int _looks;

    [Fact]
    public async Task Wait_ReadyAtTheFirstLook_DoesNotPause()
    {
        (await WaitAsync(Plan, _ => WaitStep.Done)).Should().Be(1);

        _clock.Pauses.Should().BeEmpty();
    }

    [Fact]
    public async Task Wait_Longer_LooksSoonFirstAndLessOftenLater()
    {
        await WaitAsync(Plan, look => look < 12 ? WaitStep.Waiting("provisioning") : WaitStep.Done);

        _clock.Pauses[0].Should().BeLessThanOrEqualTo(TimeSpan.FromMilliseconds(250));
        _clock.Pauses[^1].Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(4)).And.BeLessThanOrEqualTo(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Wait_WhatChanges_IsHeardOnceEach()
    {
        var log = new HeardWaits();
        var looks = 0;

        await new Waiter(_clock, log).WaitAsync(
            Plan,
            _ => Task.FromResult(++looks),
            look => look < 4 ? WaitStep.Waiting("waiting for etcd") : look < 6 ? WaitStep.Failed("node-1 does not answer", passing: true) : WaitStep.Done,
            CancellationToken.None);

        log.Lines.Should().HaveCount(3);
        log.Lines[0].Should().Be("waiting for etcd, before ");
        log.Lines[1].Should().Be("node-1 does not answer, before waiting for etcd");
        log.Lines[2].Should().Be("cluster c-a to become active ended");
        log.Lasted[1].Should().BeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task Wait_ReadyAtTheFirstLook_IsNotHeardOf()
    {
        var log = new HeardWaits();

        await new Waiter(_clock, log).WaitAsync(Plan, _ => Task.FromResult(1), _ => WaitStep.Done, CancellationToken.None);

        log.Lines.Should().BeEmpty();
    }

    private sealed class HeardWaits : IWaitLog
    {
        public List<string> Lines { get; } = [];

        public List<TimeSpan> Lasted { get; } = [];

        public void Changed(string what, string state, string? before, TimeSpan lasted, TimeSpan elapsed)
        {
            Lines.Add($"{state}, before {before}");
            Lasted.Add(lasted);
        }

        public void Ended(string what, TimeSpan elapsed) => Lines.Add($"{what} ended");
    }

    [Fact]
    public async Task Wait_NeverReady_SaysWhatHowLongAndWhatWasSeen()
    {
        var call = () => WaitAsync(Plan, _ => WaitStep.Waiting("provisioning: waiting for nodes"));

        var thrown = await call.Should().ThrowAsync<WaitTimedOutException>();
        thrown.WithMessage("Gave up waiting for cluster c-a to become active after 10 min 0 s. Last seen: provisioning: waiting for nodes.");
        thrown.Which.LastDescription.Should().Be("provisioning: waiting for nodes");
        _clock.Pauses.Sum(p => p.TotalMinutes).Should().BeApproximately(10, 0.001);
    }

    [Fact]
    public async Task Wait_TerminalFailure_EndsAtOnce()
    {
        var call = () => WaitAsync(Plan, _ => WaitStep.Failed("unsupported version", passing: false));

        (await call.Should().ThrowAsync<WaitFailedException>()).WithMessage("*unsupported version*");
        _looks.Should().Be(1);
    }

    [Fact]
    public async Task Wait_PassingFailureThatPasses_IsForgotten()
    {
        (await WaitAsync(Plan, look => look switch
        {
            < 6 => WaitStep.Failed("file-deployer is still running", passing: true),
            6 => WaitStep.Waiting("provisioning"),
            < 12 => WaitStep.Failed("again", passing: true),
            _ => WaitStep.Done,
        })).Should().Be(12);
    }

    [Fact]
    public async Task Wait_PassingFailureThatStays_EndsAfterLooksAndTime()
    {
        var call = () => WaitAsync(Plan with { FailureGrace = TimeSpan.FromMinutes(2) }, _ => WaitStep.Failed("no etcd host", passing: true));

        (await call.Should().ThrowAsync<WaitFailedException>()).Which.Waited.Should().BeGreaterThan(TimeSpan.FromMinutes(2)).And.BeLessThan(TimeSpan.FromMinutes(2.2));
    }

    [Fact]
    public async Task Wait_ServerRestarts_GoesOn()
    {
        (await WaitAsync(Plan, look => look switch
        {
            1 => throw new RancherTransportException(TransportFault.Refused, "No connection"),
            2 => throw new RancherException(new RancherError(503, null, "starting", null, "GET", "/v3/x")),
            _ => WaitStep.Done,
        })).Should().Be(3);
    }

    [Fact]
    public async Task Wait_ErrorOfTheLook_IsThrown()
    {
        var call = () => WaitAsync(Plan, _ => throw new RancherException(new RancherError(403, "Forbidden", "no", null, "GET", "/v3/x")));

        await call.Should().ThrowAsync<RancherException>();
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Wait_JustAfterCreation_ToleratesMissingRights(int status)
    {
        var plan = Plan with { AccessGrace = TimeSpan.FromSeconds(60) };

        (await WaitAsync(plan, look => look < 5 ? throw new RancherException(new RancherError(status, null, "no", null, "GET", "/v3/x")) : WaitStep.Done)).Should().Be(5);
    }

    [Fact]
    public async Task Wait_RightsNeverCome_ThrowsAfterTheGrace()
    {
        var plan = Plan with { AccessGrace = TimeSpan.FromSeconds(60) };
        var call = () => WaitAsync(plan, _ => throw new RancherException(new RancherError(403, null, "no", null, "GET", "/v3/x")));

        await call.Should().ThrowAsync<RancherException>();
        _clock.Pauses.Sum(p => p.TotalSeconds).Should().BeInRange(60, 66);
    }

    [Fact]
    public async Task Wait_Interrupted_StopsAndTellsWhatWasGoingOn()
    {
        using var stop = new CancellationTokenSource();
        var waiter = new Waiter(new FakeTimeProvider());
        var call = waiter.WaitAsync(Plan, _ => Task.FromResult(1), _ => WaitStep.Waiting("pulling images"), stop.Token);

        await stop.CancelAsync();

        var thrown = await FluentActions.Awaiting(() => call.WaitAsync(TimeSpan.FromSeconds(1))).Should().ThrowAsync<OperationCanceledException>();
        thrown.Which.Should().BeOfType<WaitInterruptedException>().Which.LastDescription.Should().Be("pulling images");
    }

    [Fact]
    public async Task Wait_LookThatHangs_EndsWithTheTime()
    {
        var clock = new FakeTimeProvider();
        var call = new Waiter(clock).WaitAsync(
            Plan,
            async ct =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, ct);
                return 1;
            },
            _ => WaitStep.Done,
            CancellationToken.None);

        clock.Advance(TimeSpan.FromMinutes(11));

        await FluentActions.Awaiting(() => call.WaitAsync(TimeSpan.FromSeconds(5))).Should().ThrowAsync<WaitTimedOutException>();
    }

    private Task<int> WaitAsync(WaitPlan plan, Func<int, WaitStep> judge) =>
        new Waiter(_clock).WaitAsync(plan, _ => Task.Run(() => (++_looks, judge(_looks))), seen => seen.Item2, CancellationToken.None).ContinueWith(
            done => done.GetAwaiter().GetResult().Item1, TaskScheduler.Default);
}

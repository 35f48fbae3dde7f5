using GoPlugin;
using Grpc.Core;

namespace Terraform.Plugin.Hosting;

/// <summary>Output of the plugin as a stream, which stays empty: Terraform warns about anything that comes through it.</summary>
internal sealed class StdioService(ShutdownRequest shutdown) : GRPCStdio.GRPCStdioBase
{
    public override Task StreamStdio(Google.Protobuf.WellKnownTypes.Empty request, IServerStreamWriter<StdioData> responseStream, ServerCallContext context) =>
        IdleStream.HoldAsync(shutdown, context);
}

/// <summary>Further connections, which Terraform never asks for.</summary>
internal sealed class BrokerService(ShutdownRequest shutdown) : GRPCBroker.GRPCBrokerBase
{
    public override Task StartStream(IAsyncStreamReader<ConnInfo> requestStream, IServerStreamWriter<ConnInfo> responseStream, ServerCallContext context) =>
        IdleStream.HoldAsync(shutdown, context);
}

/// <summary>A stream that is open until the call or the process ends; it must not hold up either.</summary>
internal static class IdleStream
{
    public static async Task HoldAsync(ShutdownRequest shutdown, ServerCallContext context)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.CancellationToken.Register(() => ended.TrySetResult());
        await Task.WhenAny(ended.Task, shutdown.Asked);
    }
}

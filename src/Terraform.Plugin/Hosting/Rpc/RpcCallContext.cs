using Grpc.Core;

namespace Terraform.Plugin.Hosting;

/// <summary>What a method learns of its call: that it may be cancelled. Terraform sets no deadlines and sends no metadata.</summary>
internal sealed class RpcCallContext(string method, CancellationToken aborted) : ServerCallContext
{
    protected override string MethodCore { get; } = method;

    protected override string HostCore => "localhost";

    protected override string PeerCore => "localhost";

    protected override DateTime DeadlineCore => DateTime.MaxValue;

    protected override Metadata RequestHeadersCore { get; } = [];

    protected override CancellationToken CancellationTokenCore { get; } = aborted;

    protected override Metadata ResponseTrailersCore { get; } = [];

    protected override Status StatusCore { get; set; }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore { get; } = new(null, []);

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) => throw new NotSupportedException();

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;
}

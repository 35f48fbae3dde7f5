using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Terraform.Plugin.Hosting;

/// <summary>
/// Answers gRPC calls on Kestrel, without the web framework around it: a provider process lives for seconds and is started several times in each
/// command, and building hosts, routes and options for sixty methods took most of its start.
/// </summary>
internal sealed class RpcApplication(RpcRoutes routes, ILogger logger) : IHttpApplication<RpcExchange>
{
    public RpcExchange CreateContext(IFeatureCollection contextFeatures) => new(contextFeatures);

    public void DisposeContext(RpcExchange context, Exception? exception)
    {
        // Nothing outlives the call.
    }

    public async Task ProcessRequestAsync(RpcExchange context)
    {
        if (!context.IsRpc)
        {
            context.Refuse();
            return;
        }

        context.Begin();
        context.End(routes.Find(context.Path) is { } method ? await AnswerAsync(method, context) : new Status(StatusCode.Unimplemented, "no such method"));
    }

    private async Task<Status> AnswerAsync(Func<RpcExchange, Task> method, RpcExchange exchange)
    {
        try
        {
            await method(exchange);
            return Status.DefaultSuccess;
        }
        catch (RpcException error)
        {
            return error.Status;
        }
        catch (InvalidProtocolBufferException)
        {
            return new Status(StatusCode.InvalidArgument, "the message is not well-formed");
        }
        catch (Exception error) when (exchange.Aborted.IsCancellationRequested)
        {
            HostLog.CallAborted(logger, exchange.Path, error.GetType().Name);
            return Status.DefaultCancelled;
        }
#pragma warning disable CA1031 // The last boundary; the protocol's own is inside and answers with diagnostics.
        catch (Exception error)
#pragma warning restore CA1031
        {
            HostLog.CallFailed(logger, exchange.Path, error);
            return new Status(StatusCode.Unknown, "the provider failed; its log says how");
        }
    }
}

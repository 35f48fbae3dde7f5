using System.IO.Pipelines;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Terraform.Plugin.Hosting;

/// <summary>One HTTP/2 request that is a gRPC call: its body holds framed messages, its answer ends with the status in the trailers.</summary>
internal sealed class RpcExchange(IFeatureCollection features)
{
    private readonly IHttpRequestFeature _request = features.GetRequiredFeature<IHttpRequestFeature>();
    private readonly IHttpResponseFeature _response = features.GetRequiredFeature<IHttpResponseFeature>();

    public string Path => _request.Path;

    public bool IsRpc => _request.Headers.ContentType.ToString().StartsWith("application/grpc", StringComparison.Ordinal);

    public PipeReader Input { get; } = features.Get<IRequestBodyPipeFeature>()?.Reader ?? PipeReader.Create(features.GetRequiredFeature<IHttpRequestFeature>().Body);

    public PipeWriter Output { get; } = features.GetRequiredFeature<IHttpResponseBodyFeature>().Writer;

    /// <summary>Fires when the client cancels the call or the connection breaks.</summary>
    public CancellationToken Aborted { get; } = features.GetRequiredFeature<IHttpRequestLifetimeFeature>().RequestAborted;

    public ServerCallContext Call(string method) => new RpcCallContext(method, Aborted);

    /// <summary>Answers that this is no gRPC call.</summary>
    public void Refuse() => _response.StatusCode = StatusCodes.Status415UnsupportedMediaType;

    public void Begin()
    {
        _response.StatusCode = StatusCodes.Status200OK;
        _response.Headers.ContentType = "application/grpc";
    }

    public void End(Status status)
    {
        var trailers = features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers;
        trailers["grpc-status"] = ((int)status.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (status.Detail.Length > 0)
        {
            trailers["grpc-message"] = Uri.EscapeDataString(status.Detail);
        }
    }
}

using Grpc.Core;
using Grpc.Health.V1;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Terraform.Plugin.Hosting;

/// <summary>go-plugin hosts may ask whether the service named <c>plugin</c> serves. Terraform does not.</summary>
internal sealed class HealthService(ShutdownRequest shutdown) : Health.HealthBase
{
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        request.Service is "" or "plugin"
            ? Task.FromResult(new HealthCheckResponse { Status = ServingStatus.Serving })
            : throw new RpcException(new Status(StatusCode.NotFound, "unknown service"));

    public override async Task Watch(HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        var status = request.Service is "" or "plugin" ? ServingStatus.Serving : ServingStatus.ServiceUnknown;
        await responseStream.WriteAsync(new HealthCheckResponse { Status = status }, context.CancellationToken);
        await IdleStream.HoldAsync(shutdown, context);
    }
}

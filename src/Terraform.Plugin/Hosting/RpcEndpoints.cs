using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Terraform.Plugin.Protocol;

namespace Terraform.Plugin.Hosting;

/// <summary>
/// Sends each call to the endpoint that the gRPC library makes for its method, at the first call of that method: a process lives for seconds and is asked for
/// a handful of them. The paths have no parameters, so a dictionary is enough; the matcher of the web framework compiles all routes before it answers.
/// </summary>
internal sealed class RpcEndpoints(RpcMethodTable methods) : IServiceMethodProvider<RpcService>, IGrpcServiceActivator<RpcService>
{
    private readonly ConcurrentDictionary<string, Endpoint> _byPath = new(StringComparer.Ordinal);

    // The library asks for the methods of a service as a whole and keeps them in a plain list, so one is made at a time.
    private readonly Lock _making = new();
    private Action<ServiceMethodProviderContext<RpcService>> _wanted = RpcMethodTable.Unimplemented;
    private Endpoint? _unimplemented;

    public Task AnswerAsync(HttpContext call, IServiceProvider services)
    {
        var endpoint = Find(call.Request.Path.Value ?? "", services);
        call.SetEndpoint(endpoint);
        call.Features.Set(NoActivity.Feature);
        return endpoint.RequestDelegate!(call);
    }

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<RpcService> context) => _wanted(context);

    /// <summary>The library has an instance of the service for each call; the methods of this one know what they serve.</summary>
    public GrpcActivatorHandle<RpcService> Create(IServiceProvider serviceProvider) => default;

    public ValueTask ReleaseAsync(GrpcActivatorHandle<RpcService> service) => ValueTask.CompletedTask;

    private Endpoint Find(string path, IServiceProvider services)
    {
        if (_byPath.TryGetValue(path, out var known))
        {
            return known;
        }

        lock (_making)
        {
            return methods.Find(path) is { } method
                ? _byPath.GetOrAdd(path, _ => Make(method, services))
                : _unimplemented ??= Make(RpcMethodTable.Unimplemented, services);
        }
    }

    private Endpoint Make(Action<ServiceMethodProviderContext<RpcService>> method, IServiceProvider services)
    {
        _wanted = method;
        var routes = new Routes(services);
        routes.MapGrpcService<RpcService>();
        return routes.DataSources.SelectMany(source => source.Endpoints).Single();
    }

    /// <summary>
    /// Says that no one traces the call. Without an answer the library asks the runtime, whose first activity reads random bytes from /dev/urandom: where
    /// that is missing, every call failed.
    /// </summary>
    private sealed class NoActivity : IHttpActivityFeature
    {
        public static IHttpActivityFeature Feature { get; } = new NoActivity();

        // The interface says that there is one; the library takes none for an answer.
        public Activity Activity { get; set; } = null!;
    }

    /// <summary>Where the library puts the endpoint of one method.</summary>
    private sealed class Routes(IServiceProvider services) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => services;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(services);
    }
}

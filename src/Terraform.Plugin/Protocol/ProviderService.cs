using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Terraform.Plugin.Declarative;
using Tfplugin6;

namespace Terraform.Plugin.Protocol;

/// <summary>
/// The provider as Terraform calls it: decodes, asks the engine, encodes. It decides nothing about resources. Nothing is prepared in one call for
/// another: most processes are never asked for their schema, and many are never configured.
/// </summary>
internal sealed partial class ProviderService : Provider.ProviderBase
{
    private readonly Lazy<IProviderEngine> _engine;
    private readonly Lazy<TypeCodecs> _codecs;
    private readonly ILogger _logger;
    private readonly StopSignal _stop = new();
    private readonly RpcGuard _guard;

    public ProviderService(Lazy<IProviderEngine> engine, ILogger logger)
    {
        _engine = engine;
        _codecs = new Lazy<TypeCodecs>(() => new TypeCodecs(Engine.Definition));
        _logger = logger;
        _guard = new RpcGuard(logger, _stop);
    }

    private IProviderEngine Engine => _engine.Value;

    private TypeCodecs Codecs => _codecs.Value;

    /// <summary>
    /// The reason to put an operation off to a later run; null when it can be done now, and for a client that does not allow deferral, where what needs
    /// the service fails with a diagnostic instead. During apply Terraform allows it as well, but then every value is known.
    /// </summary>
    private Deferred? DeferralFor(ClientCapabilities? client) => client is { DeferralAllowed: true } && Engine.IsConfigurationUnknown
        ? new Deferred { Reason = Deferred.Types.Reason.ProviderConfigUnknown }
        : null;

    private Task<T> GuardAsync<T>(RpcCall call, ServerCallContext context, Func<CancellationToken, Task<T>> work, Func<Values.Diagnostic, T> failed) =>
        _guard.RunAsync(call, work, failed, context.CancellationToken);

    private Task<T> GuardAsync<T>(RpcCall call, ServerCallContext context, Func<T> work, Func<Values.Diagnostic, T> failed) =>
        _guard.RunAsync(call, _ => Task.FromResult(work()), failed, context.CancellationToken);

    private static ByteString Bytes(byte[]? privateState) => privateState is { Length: > 0 } ? UnsafeByteOperations.UnsafeWrap(privateState) : ByteString.Empty;
}

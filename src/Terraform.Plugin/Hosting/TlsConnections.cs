using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Terraform.Plugin.Hosting;

/// <summary>Puts TLS between the socket and HTTP/2. Who does not show the expected certificate gets no further.</summary>
internal sealed class TlsConnections(SslServerAuthenticationOptions options, ILogger logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public ConnectionDelegate Around(ConnectionDelegate next) => async connection =>
    {
        var plain = connection.Transport;
        await using var tls = new SslStream(new PipeStream(plain.Input, plain.Output));
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
            limit.CancelAfter(Patience);
            await tls.AuthenticateAsServerAsync(options, limit.Token);
        }
        catch (Exception error) when (error is AuthenticationException or IOException or OperationCanceledException)
        {
            HostLog.HandshakeRefused(logger, error.Message);
            return;
        }

        connection.Transport = new Secured(
            PipeReader.Create(tls, new StreamPipeReaderOptions(bufferSize: 32 * 1024, leaveOpen: true)),
            PipeWriter.Create(tls, new StreamPipeWriterOptions(leaveOpen: true)));
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = plain;
        }
    };

    private sealed record Secured(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

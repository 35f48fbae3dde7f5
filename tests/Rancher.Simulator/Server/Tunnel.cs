using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Rancher.Simulator.Server;

/// <summary>An agent's open connection: nothing is said over it, it only stays until the agent leaves.</summary>
internal static class Tunnel
{
    public static async Task HoldAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[4096];
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                var received = await socket.ReceiveAsync(buffer, context.RequestAborted);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The agent went away without a word, as agents do.
        }
    }
}

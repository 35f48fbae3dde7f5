using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Protocol;

/// <summary>
/// The one boundary that exceptions reach. A gRPC error status would have no position, would lose the private data of an update and the whole
/// object of a create; so whatever happens becomes a diagnostic. It names the bug by an id that is the same every time, and the log has the rest.
/// </summary>
internal sealed class RpcGuard(ILogger logger, StopSignal stop)
{
    /// <param name="call">What was asked, such as <c>PlanResourceChange rancher2_project</c>.</param>
    /// <param name="work">The answer. Gets a token that ends with the call or with StopProvider.</param>
    /// <param name="failed">The answer when there is none: what Terraform should keep, and why.</param>
    /// <param name="ct">Token of the call.</param>
    public async Task<T> RunAsync<T>(RpcCall call, Func<CancellationToken, Task<T>> work, Func<Diagnostic, T> failed, CancellationToken ct)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, stop.Token);
        using var scope = logger.BeginScope(new RpcFields(call));
        ProtocolLog.Started(logger, call.Rpc, call.Subject);
        var started = Stopwatch.GetTimestamp();
        try
        {
            return await work(linked.Token);
        }
        catch (OperationCanceledException) when (linked.IsCancellationRequested)
        {
            ProtocolLog.Interrupted(logger, call.Rpc, call.Subject);
            return failed(Diagnostic.Error(
                $"Interrupted: {call.Verb} {call.Subject}",
                "Terraform was asked to stop, and the operation ended before it was complete. What had been done is kept; the next plan shows what is left."));
        }
        catch (ValueDecodeException error)
        {
            ProtocolLog.Undecodable(logger, call.Rpc, call.Subject, error);
            return failed(Diagnostic.Error(
                $"Cannot {call.Verb} {call.Subject}: the value does not fit the schema",
                $"At {(error.Path.Steps.Count == 0 ? "the top" : error.Path)}: {error.Message}. Terraform and the provider disagree about the schema; "
                + "if the provider was upgraded, run terraform init -upgrade and plan again.",
                error.Path));
        }
        catch (UnknownTypeException error)
        {
            return failed(Diagnostic.Error($"Cannot {call.Verb} {call.Subject}", error.Message));
        }
#pragma warning disable CA1031 // The boundary: whatever is not caught here is a lost object.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return failed(Report(call, error));
        }
        finally
        {
            // The web server's own line would cost an activity for each request, whose id needs a device that an empty container lacks.
            ProtocolLog.Ended(logger, call.Rpc, call.Subject, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    /// <summary>Logs a bug with all there is to know, and says to the user what may be said.</summary>
    public Diagnostic Report(RpcCall call, Exception error)
    {
        var id = BugId(call.Rpc, error);
        ProtocolLog.Failed(logger, call.Rpc, call.Subject, id, error);
        return Diagnostic.Error(
            $"Cannot {call.Verb} {call.Subject}: internal error {id}",
            $"This is a bug in the provider ({error.GetType().Name}). Please report it with the id {id} and the lines about it from a log, "
            + "which TF_LOG=ERROR writes.");
    }

    // The runtime and its libraries pass failures on; the first frame of anything else is the place.
    private static bool IsOurs(string frame) =>
        !frame.StartsWith("at System.", StringComparison.Ordinal) && !frame.StartsWith("at Microsoft.", StringComparison.Ordinal)
        && !frame.StartsWith("at Newtonsoft.", StringComparison.Ordinal) && !frame.StartsWith("at Grpc.", StringComparison.Ordinal);

    /// <summary>The same for the same failure at the same place, whatever the values; made of names only, never of the message.</summary>
    private static string BugId(string rpc, Exception error)
    {
        var frame = error.StackTrace?.Split('\n').Select(line => line.Trim()).FirstOrDefault(IsOurs);
        var place = frame?.Split(" in ")[0] ?? "";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{rpc}|{error.GetType().FullName}|{place}"));
        return $"E-{Convert.ToHexString(hash.AsSpan(0, 4))}";
    }
}

using System.Collections.Concurrent;
using Terraform.Plugin.Values;

namespace Terraform.Plugin.Declarative.Engine;

/// <summary>
/// Ephemeral values that were opened and not closed yet. Terraform leaves them so when something that depended on them failed: it skips the close like
/// everything else downstream, and a token that was made for one run would outlive it.
/// </summary>
internal sealed class OpenEphemeralResources
{
    private readonly ConcurrentDictionary<(string TypeName, string PrivateState), Func<CancellationToken, Task<Diagnostics>>> _open = new();

    public void Opened(string typeName, byte[] privateState, Func<CancellationToken, Task<Diagnostics>> close) => _open[Key(typeName, privateState)] = close;

    public void Closed(string typeName, byte[] privateState) => _open.TryRemove(Key(typeName, privateState), out _);

    /// <summary>Closes all that are left, side by side.</summary>
    public async Task<Diagnostics> CloseAllAsync(CancellationToken ct)
    {
        var all = new Diagnostics();
        var left = _open.Keys.Select(key => _open.TryRemove(key, out var close) ? close : null).OfType<Func<CancellationToken, Task<Diagnostics>>>();
        foreach (var problems in await Task.WhenAll(left.Select(close => close(ct))))
        {
            all.AddRange(problems);
        }

        return all;
    }

    private static (string TypeName, string PrivateState) Key(string typeName, byte[] privateState) => (typeName, Convert.ToBase64String(privateState));
}

namespace Rancher.Provider.AcceptanceTests.Support;

/// <summary>Tests that share a provider and a simulated Rancher, which no other class of tests sees.</summary>
/// <param name="version">The release to simulate.</param>
public abstract class ProviderTests(string version = "2.11.16") : IAsyncLifetime
{
    private SteveAccess? _other;

    protected ProviderFixture Provider { get; private set; } = null!;

    /// <summary>Somebody else who works on Kubernetes objects of the same Rancher.</summary>
    private protected SteveAccess Other => _other ??= SteveAccess.To(Provider.Rancher);

    public virtual async Task InitializeAsync() => Provider = await ProviderFixture.StartAsync(version);

    public virtual async Task DisposeAsync()
    {
        if (_other is not null)
        {
            await _other.DisposeAsync();
        }

        await Provider.DisposeAsync();
    }
}

using Terraform.Plugin.Declarative;

namespace Terraform.Plugin.Probe;

internal sealed class ProbeServices : IProviderServices
{
    private readonly ProbeStore _store = new(Environment.GetEnvironmentVariable("PROBE_STORE"));

    public IObjectStore Store(ApiCollection collection, Action<ServiceError>? warn = null) => _store;

    public ServiceError? Explain(Exception exception) => null;

    public void Dispose()
    {
    }
}

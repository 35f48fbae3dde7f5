using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;

namespace Terraform.Plugin.Probe;

internal sealed class ProbeServices : IProviderServices
{
    private readonly ProbeStore _store = new(Environment.GetEnvironmentVariable("PROBE_STORE"));

    public TimeProvider Clock => TimeProvider.System;

    public IObjectStore Store(ApiCollection collection, Action<ServiceError>? warn = null) => _store;

    public async Task<JObject?> WaitAsync(WaitRequest request, Func<CancellationToken, Task<JObject?>> look, Func<JObject?, WaitOutcome> judge, CancellationToken ct)
    {
        var seen = await look(ct);
        return judge(seen).Kind == WaitOutcomeKind.Done ? seen : throw new OperationFailedException($"Waited for {request.What}: {judge(seen).Description}.");
    }

    public Task<ServiceVersion?> VersionAsync(CancellationToken ct) => Task.FromResult<ServiceVersion?>(null);

    public void Conceal(IEnumerable<string> secrets)
    {
    }

    public ServiceError? Explain(Exception exception) => null;

    public void Dispose()
    {
    }
}

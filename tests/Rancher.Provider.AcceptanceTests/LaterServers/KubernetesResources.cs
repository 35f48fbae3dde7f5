using Rancher.Provider.AcceptanceTests.Apps;
using Rancher.Provider.AcceptanceTests.CloudCredentials;
using Rancher.Provider.AcceptanceTests.Kubernetes;
using Rancher.Provider.AcceptanceTests.MachineConfigs;

namespace Rancher.Provider.AcceptanceTests.LaterServers;

// The same tests on the servers that came after: what a resource promises, it promises on each.

public sealed class AppV2On214() : AppV2ResourceAcceptanceTests("2.14.4");

public sealed class CatalogV2On214() : CatalogV2ResourceAcceptanceTests("2.14.4");

public sealed class SecretV2On214() : SecretV2ResourceAcceptanceTests("2.14.4");

public sealed class ConfigMapV2On214() : ConfigMapV2ResourceAcceptanceTests("2.14.4");

public sealed class StorageClassV2On214() : StorageClassV2ResourceAcceptanceTests("2.14.4");

public sealed class MachineConfigV2On214() : MachineConfigV2ResourceAcceptanceTests("2.14.4");

public sealed class CloudCredentialOn214() : CloudCredentialResourceAcceptanceTests("2.14.4");

public sealed class AppV2On215() : AppV2ResourceAcceptanceTests("2.15.0");

public sealed class CatalogV2On215() : CatalogV2ResourceAcceptanceTests("2.15.0");

public sealed class SecretV2On215() : SecretV2ResourceAcceptanceTests("2.15.0");

public sealed class ConfigMapV2On215() : ConfigMapV2ResourceAcceptanceTests("2.15.0");

public sealed class StorageClassV2On215() : StorageClassV2ResourceAcceptanceTests("2.15.0");

public sealed class MachineConfigV2On215() : MachineConfigV2ResourceAcceptanceTests("2.15.0");

public sealed class CloudCredentialOn215() : CloudCredentialResourceAcceptanceTests("2.15.0");

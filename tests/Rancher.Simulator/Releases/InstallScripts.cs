using System.Globalization;
using Rancher.Simulator.Clusters;
using Rancher.Simulator.Server;

namespace Rancher.Simulator.Releases;

/// <summary>
/// The scripts that registration commands fetch and run: what the server puts into them, around an installer that registers the host and
/// installs nothing.
/// </summary>
internal sealed class InstallScripts(World world)
{
    public ApiAnswer? Answer(ApiRequest request) => request.Segments switch
    {
        ["system-agent-install.sh"] => new ApiAnswer(200, Text: Linux(), ContentType: "text/plain"),
        ["wins-agent-install.ps1"] => new ApiAnswer(200, Text: Windows(), ContentType: "text/plain"),
        ["system-agent-uninstall.sh"] or ["wins-agent-uninstall.ps1"] => ApiAnswer.Plain(404, "404 page not found\n"),
        _ => null,
    };

    private string Linux()
    {
        var strict = (world.Setting("agent-tls-mode") == "strict").ToString(CultureInfo.InvariantCulture).ToLowerInvariant();
        var head = $"#!/usr/bin/env sh\n{(world.Version.Minor >= 12 ? $"export STRICT_VERIFY='{strict}'" : $"STRICT_VERIFY=\"{strict}\"")}\n\n"
            + $"CATTLE_AGENT_BINARY_BASE_URL=\"{world.Setting("server-url")}/assets\"\nCATTLE_SERVER={world.Setting("server-url")}\n"
            + $"CATTLE_CA_CHECKSUM=\"{RegistrationCommands.Checksum(world.Setting("cacerts"))}\"\n\n\n";
        return head + Resources.Read("scripts/system-agent-install.sh");
    }

    private string Windows() => Resources.Read("scripts/wins-agent-install.ps1")
        + $"$env:CATTLE_AGENT_BINARY_BASE_URL=\"{world.Setting("server-url")}/assets\"\n$env:CATTLE_SERVER=\"{world.Setting("server-url")}\"\n"
        + $"$env:CATTLE_CA_CHECKSUM=\"{RegistrationCommands.Checksum(world.Setting("cacerts"))}\"\n\n\n# Enables CSI Proxy\n"
        + "$env:CSI_PROXY_URL = \"https://acs-mirror.azureedge.net/csi-proxy/%[1]s/binaries/csi-proxy-%[1]s.tar.gz\"\n$env:CSI_PROXY_VERSION = \"v1.0.0\"\n"
        + "$env:CSI_PROXY_KUBELET_PATH = \"C:/bin/kubelet.exe\"\n"
        + $"$env:STRICT_VERIFY = \"{(world.Setting("agent-tls-mode") == "strict").ToString(CultureInfo.InvariantCulture).ToLowerInvariant()}\"\n\n\nInvoke-WinsInstaller @PSBoundParameters\nexit 0\n";
}

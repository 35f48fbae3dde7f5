namespace Rancher.Provider.Registration.Ssh;

/// <summary>A Linux machine, through a shell of root.</summary>
internal sealed class LinuxRemoteHost(SshHost host, string user, NodeRegistration registration, NodeOptions node) : RemoteHost(host, registration, node)
{
    private string Image => $"image={Quoting.Shell(Registration.Image)}";

    protected override string LookScript => HostScripts.Text("linux-look.sh");

    protected override string JoinScript => string.Join('\n', LinuxHostScript.Join(Registration, Node));

    protected override string LogScript => Registration.IsRke1 ? HostScripts.Text("linux-log-rke1.sh", Image) : HostScripts.Text("linux-log-machine.sh");

    protected override string CleanScript => Registration.IsRke1 ? HostScripts.Text("linux-clean-rke1.sh", Image) : HostScripts.Text("linux-clean-machine.sh");

    protected override (string Command, string Input) Wrap(string script, string secret) =>
        (user == "root" ? "sh -s" : "sudo -n sh -s", secret.Length == 0 ? $"{script}\n"
            : $"set -eu\nCATTLE_TOKEN={Quoting.Shell(secret)}\nexport CATTLE_TOKEN\n{script}\n");
}

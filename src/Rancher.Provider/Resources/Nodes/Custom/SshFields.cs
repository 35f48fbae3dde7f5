using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Nodes.Custom;

/// <summary>How the provider reaches a machine to register it. Secrets are write-only: they are used when the node is made, and never kept.</summary>
internal static class SshFields
{
    public static Field Ssh => Block("ssh",
        "Registers the machine over SSH. Without this block it registers itself. "
            + "On Windows the OpenSSH server feature is needed; cmd and PowerShell both work as its default shell.",
        [
            .. Login,
            Bool("trust_on_first_use", "Accept the host key that the machine presents the first time, and require the same key afterwards.").Default(false),
            String("connect_timeout", "How long a machine that still starts may take to answer.").Duration().Default("5m"),
            String("installer_timeout", "How long the registration may run on the machine.").Duration().Default("10m"),
            String("clean_host", "What happens to the machine once the node is removed: "
                + "`best_effort` cleans it and only warns when that fails, `required` makes the destroy fail then, `never` leaves it alone. "
                + "For this it must be reached with `private_key_file` or `agent`, since write-only values are not there then.")
                .OneOf("never", "best_effort", "required").Default("best_effort"),
            Block("bastion", "SSH bastion (jump host) through which the machine is reached.", Login),
        ]).ProviderOnly();

    private static Field[] Login =>
    [
        String("host", "Address of the machine.").Required(),
        Number("port", "Port of its SSH server.").Default(22).Between(1, 65535),
        String("user", "User to log in as: root or one who may use sudo without a password; on Windows an administrator.").Default("root"),
        String("password", "Password of the user. Not kept.").Sensitive().WriteOnly(),
        String("private_key", "Private key, as text. Not kept.").Sensitive().WriteOnly(),
        String("private_key_file", "Path of a file with the private key; it is read each time."),
        Bool("agent", "Use the keys of the SSH agent that `SSH_AUTH_SOCK` names.").Default(false),
        String("private_key_passphrase", "Passphrase of the private key. Not kept.").Sensitive().WriteOnly(),
        String("host_key", "Key that the machine must show, as `ssh-keygen -lf` prints it: `SHA256:…`.")
            .Matches("SHA256:[A-Za-z0-9+/]{43}", "a fingerprint such as \"SHA256:\" and 43 letters, digits, + and /"),
    ];
}

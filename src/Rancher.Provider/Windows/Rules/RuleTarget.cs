namespace Rancher.Provider.Windows.Rules;

/// <summary>What rules are about, as the documentation lists it.</summary>
internal static class RuleTarget
{
    public const string Cluster = "rancher2_cluster";
    public const string ClusterV2 = "rancher2_cluster_v2";
    public const string Node = "rancher2_custom_node";
    public const string Token = "rancher2_registration_token (ephemeral)";
    public const string Compatibility = "data.rancher2_windows_compatibility";
    public const string NetConf = "flannel_net_conf";
    public const string NetConfParse = "flannel_net_conf_parse";
    public const string ImageCompatible = "windows_image_compatible";
    public const string NodeName = "node_name_valid";
    public const string Commands = "registration commands";
    public const string MachineConfig = "rancher2_machine_config_v2";
    public const string LinuxUserData = "linux_user_data";
    public const string WindowsUserData = "windows_user_data";
    public const string WindowsCommand = "windows_node_command";
}

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>
/// What Rancher makes of an RKE configuration out of which an object is taken. A PUT merges objects, null for one is ignored since 2.4.18 (it erases the whole
/// in 2.2), and with each member cleared an empty object stays, which means something to RKE.
/// </summary>
internal static class LeftoverObject
{
    public const string Bucket =
        "Rancher keeps an empty object in its place, which means a backup to no bucket: from then on each update of the cluster fails. Put the block back. "
        + $"To end the backups, set enabled = false in backup_config; {OutsideTerraform}";

    public const string CloudProvider =
        "Rancher keeps an empty object in its place, which wins over the block of another cloud. "
            + $"Put the block back; for another cloud provider make a new cluster, or {OutsideTerraform}";

    private const string OutsideTerraform = "take the object out of the cluster's YAML in Rancher's user interface, and then out of the configuration.";
}

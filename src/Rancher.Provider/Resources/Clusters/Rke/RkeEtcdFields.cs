using Rancher.Provider.Common;
using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using static Terraform.Plugin.Declarative.Fields;

namespace Rancher.Provider.Resources.Clusters.Rke;

/// <summary>etcd, the database of Kubernetes, and its backups.</summary>
internal static class RkeEtcdFields
{
    public static Field Etcd => Block("etcd", "The database of Kubernetes, etcd.",
    [
        BackupConfig,
        String("ca_cert", "Certificate in PEM format of the authority that signed an external etcd's certificate.").PemCertificate().OptionalComputed(),
        String("cert", "Client certificate in PEM format for an external etcd.").PemCertificate().OptionalComputed().Sensitive(),
        String("creation", "Time between snapshots of the older kind, which stay on the node, such as `12h`, Rancher's default.").Duration().OptionalComputed(),
        StringList("external_urls", "URLs of an etcd that RKE does not run; its nodes then need no etcd role.").Url(),
        Number("gid", "Group id under which etcd runs; 0 is root.").Since(2, 3).Default(0),
        String("key", "Private key in PEM format that belongs to `cert`.").PemPrivateKey().OptionalComputed().Sensitive(),
        String("path", "Prefix of the keys in an external etcd.").OptionalComputed(),
        String("retention", "How long snapshots of the older kind are kept, such as `72h`, Rancher's default.").Duration().OptionalComputed(),
        Bool("snapshot", "Make snapshots of the older kind, which stay on the node; `backup_config` replaces them.").OptionalComputed(),
        Number("uid", "User id under which etcd runs; 0 is root.").Since(2, 3).Default(0),
        .. RkeServicesFields.Container,
    ]).OptionalComputed();

    private static Field BackupConfig => Block("backup_config", "Backups of etcd on a schedule, which Rancher can restore.",
        Bool("enabled", "Make backups on a schedule.").Default(true),
        Number("interval_hours", "Hours between backups.").Default(12),
        Number("retention", "Number of backups to keep.").Default(6),
        S3,
        Bool("safe_timestamp", "Write the time in the backup's name without colons, for stores that do not allow them.").Since(2, 3).Default(false),
        Number("timeout", "Seconds a backup may take; Rancher's default is 300.").Since(2, 4).OptionalComputed()).OptionalComputed().KeptWhenLeftOut();

    private static Field S3 => Block("s3_backup_config", "A bucket of Amazon S3, or of a store with the same API, to which backups are copied.",
        String("access_key", "Id of the access key; left out, the node's instance profile is used.").Sensitive(),
        String("bucket_name", "Name of the bucket.").S3Bucket().Required(),
        String("custom_ca", "Certificate, in PEM format encoded in base64, of the authority that signed the store's certificate.").PemOrBase64Certificate(),
        String("endpoint", "Host name of the store without scheme, such as `s3.eu-central-1.amazonaws.com`.").HostAndPort().Required(),
        String("folder", "Folder in the bucket for the backups; the root of the bucket when left out."),
        String("region", "Region of the bucket.").Region(),
        String("secret_key", "Secret of the access key.").Sensitive()).NotRemovable(LeftoverObject.Bucket);
}

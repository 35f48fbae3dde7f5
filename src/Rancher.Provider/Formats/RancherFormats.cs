using Terraform.Plugin.Declarative;

namespace Rancher.Provider.Formats;

/// <summary>The words for formats that Kubernetes and Rancher's distributions define.</summary>
internal static class RancherFormats
{
    private const long MaxPort = 65535;

    /// <summary>A map of Kubernetes labels.</summary>
    public static Field Labels(this Field field) => field.ValidatedBy(new LabelsValidator(areAnnotations: false));

    /// <summary>A map of Kubernetes annotations.</summary>
    public static Field Annotations(this Field field) => field.ValidatedBy(new LabelsValidator(areAnnotations: true));

    /// <summary>The key of a label or taint.</summary>
    public static Field LabelKey(this Field field) => field.ValidatedBy(new LabelPartValidator(isKey: true));

    /// <summary>The value of a label or taint.</summary>
    public static Field LabelValue(this Field field) => field.ValidatedBy(new LabelPartValidator(isKey: false));

    /// <summary>Taints as texts, <c>key=value:Effect</c>.</summary>
    public static Field TaintTexts(this Field field) => field.ValidatedBy(new TaintTextValidator());

    /// <summary>Verbs of Kubernetes' RBAC; an unknown one is a warning.</summary>
    public static Field Verbs(this Field field) => field.ValidatedBy(new VerbValidator());

    /// <summary>A Kubernetes affinity as JSON or YAML.</summary>
    public static Field Affinity(this Field field, bool orBase64 = false) => field.ValidatedBy(new AffinityValidator(orBase64));

    /// <summary>A JSON document of Harvester with one list of objects.</summary>
    public static Field HarvesterDocument(this Field field, string list) => field.ValidatedBy(new HarvesterDocumentValidator(list));

    /// <summary>User data of cloud-init.</summary>
    public static Field UserData(this Field field) => field.ValidatedBy(new CloudConfigValidator());

    /// <summary>A container image, or several.</summary>
    public static Field Image(this Field field) => field.ValidatedBy(new ImageReferenceValidator());

    /// <summary>The name of an S3 bucket.</summary>
    public static Field S3Bucket(this Field field) => field.ValidatedBy(new S3BucketValidator());

    /// <summary>The id of a cloud's region.</summary>
    public static Field Region(this Field field) => field.ValidatedBy(new RegionValidator());

    /// <summary>The name of an environment variable.</summary>
    public static Field EnvironmentName(this Field field) => field.ValidatedBy(new EnvironmentValidator(hasValue: false));

    /// <summary>Environment variables, <c>NAME=value</c>.</summary>
    public static Field EnvironmentTexts(this Field field) => field.ValidatedBy(new EnvironmentValidator(hasValue: true));

    /// <summary>Cluster API's range of unhealthy machines.</summary>
    public static Field UnhealthyRange(this Field field) => field.ValidatedBy(new UnhealthyRangeValidator());

    /// <summary>A version of RKE1.</summary>
    public static Field RkeVersion(this Field field) => field.ValidatedBy(new RkeVersionValidator());

    /// <summary>A version by Semantic Versioning.</summary>
    public static Field SemanticVersion(this Field field, string example) => field.ValidatedBy(new SemanticVersionValidator(example));

    /// <summary>A version by Semantic Versioning, or a range of them as Helm reads it.</summary>
    public static Field SemanticVersionRange(this Field field) => field.ValidatedBy(new SemanticVersionRangeValidator());

    /// <summary>The address of a Git repository.</summary>
    public static Field GitRepository(this Field field) => field.ValidatedBy(new GitRepositoryValidator());

    /// <summary>The host name of an image registry, with port and path where it has them.</summary>
    public static Field RegistryHost(this Field field) => field.ValidatedBy(new RegistryValidator(isEndpoint: false));

    /// <summary>The address of an image registry, with a scheme or without.</summary>
    public static Field RegistryEndpoint(this Field field) => field.ValidatedBy(new RegistryValidator(isEndpoint: true));

    /// <summary>Kubernetes manifests as YAML documents.</summary>
    public static Field Manifests(this Field field) => field.ValidatedBy(new ManifestsValidator());

    /// <summary>A time of day, <c>03:00</c>.</summary>
    public static Field TimeOfDay(this Field field) => field.ValidatedBy(new TimeOfDayValidator());

    /// <summary>The id of a cluster in the management API.</summary>
    public static Field ClusterId(this Field field) => field.ValidatedBy(new ClusterIdValidator());

    /// <summary>The name of a cluster.</summary>
    public static Field ClusterName(this Field field, bool isReserved) => field.ValidatedBy(new ClusterNameValidator(isReserved));

    /// <summary>Settings of RKE2 or K3s, whose known keys have formats of their own.</summary>
    public static Field DistributionSettings(this Field field) => field.ValidatedBy(new DistributionSettingsValidator());

    /// <summary>A port as a number.</summary>
    public static Field Port(this Field field) => field.Between(1, MaxPort);
}

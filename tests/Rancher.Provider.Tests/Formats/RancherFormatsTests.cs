using Rancher.Provider.Formats;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Tests.Formats;

/// <summary>What the formats of Kubernetes and Rancher's distributions take and refuse.</summary>
public sealed class RancherFormatsTests
{
    private static readonly Dictionary<string, Func<Field, Field>> Words = new()
    {
        ["Affinity"] = f => f.Affinity(),
        ["AffinityOrBase64"] = f => f.Affinity(orBase64: true),
        ["ClusterId"] = f => f.ClusterId(),
        ["ClusterName"] = f => f.ClusterName(isReserved: false),
        ["ClusterNameReserved"] = f => f.ClusterName(isReserved: true),
        ["DistributionSettings"] = f => f.DistributionSettings(),
        ["EnvironmentName"] = f => f.EnvironmentName(),
        ["EnvironmentTexts"] = f => f.EnvironmentTexts(),
        ["GitRepository"] = f => f.GitRepository(),
        ["HarvesterDocument"] = f => f.HarvesterDocument("disks"),
        ["Image"] = f => f.Image(),
        ["LabelKey"] = f => f.LabelKey(),
        ["LabelValue"] = f => f.LabelValue(),
        ["Manifests"] = f => f.Manifests(),
        ["Region"] = f => f.Region(),
        ["RegistryEndpoint"] = f => f.RegistryEndpoint(),
        ["RegistryHost"] = f => f.RegistryHost(),
        ["RkeVersion"] = f => f.RkeVersion(),
        ["S3Bucket"] = f => f.S3Bucket(),
        ["SemanticVersion"] = f => f.SemanticVersion("1.2.3"),
        ["SemanticVersionRange"] = f => f.SemanticVersionRange(),
        ["TaintTexts"] = f => f.TaintTexts(),
        ["TimeOfDay"] = f => f.TimeOfDay(),
        ["UnhealthyRange"] = f => f.UnhealthyRange(),
        ["UserData"] = f => f.UserData(),
        ["Verbs"] = f => f.Verbs(),
    };

    [Theory]
    [InlineData("Affinity", "{\"nodeAffinity\":{\"requiredDuringSchedulingIgnoredDuringExecution\":{\"nodeSelectorTerms\":[{}]}}}")]
    [InlineData("Affinity", "podAntiAffinity:\n  preferredDuringSchedulingIgnoredDuringExecution:\n  - weight: 1\n")]
    [InlineData("Affinity", "{}")]
    [InlineData("AffinityOrBase64", "eyJub2RlQWZmaW5pdHkiOnt9fQ==")]
    [InlineData("ClusterId", "c-abcde")]
    [InlineData("ClusterId", "c-m-abcdefgh")]
    [InlineData("ClusterId", "local")]
    [InlineData("ClusterName", "c-abcde")]
    [InlineData("ClusterName", "a")]
    [InlineData("ClusterNameReserved", "web")]
    [InlineData("DistributionSettings", "cni: calico\ncluster-cidr: [10.42.0.0/16, \"2001:cafe:42::/56\"]\nwrite-kubeconfig-mode: \"0640\"\nanything: at all")]
    [InlineData("DistributionSettings", "node-taint:\n- dedicated=web:NoSchedule\ntls-san: [a.example.com, 192.0.2.1]")]
    [InlineData("DistributionSettings", "etcd-snapshot-schedule-cron: \"0 */6 * * *\"\netcd-snapshot-retention: 5")]
    [InlineData("EnvironmentName", "HTTP_PROXY")]
    [InlineData("EnvironmentTexts", "NO_PROXY=a=b")]
    [InlineData("GitRepository", "git@github.com:owner/charts.git")]
    [InlineData("GitRepository", "https://github.com/owner/charts")]
    [InlineData("HarvesterDocument", "{\"disks\":[{\"size\":40}]}")]
    [InlineData("Image", "rancher/rancher-agent:v2.11.0")]
    [InlineData("Image", "registry.example.com:5000/a/b__c@sha256:0123456789012345678901234567890123456789012345678901234567890123")]
    [InlineData("LabelKey", "example.com/team")]
    [InlineData("LabelValue", "")]
    [InlineData("Manifests", "a: 1\n---\nb: 2\n")]
    [InlineData("Region", "eu-central-1")]
    [InlineData("Region", "r")]
    [InlineData("RegistryEndpoint", "https://mirror.example.invalid/v2")]
    [InlineData("RegistryEndpoint", "mirror:5000")]
    [InlineData("RegistryHost", "*")]
    [InlineData("RegistryHost", "docker.io")]
    [InlineData("RegistryHost", "registry.example.com:5000/team")]
    [InlineData("RkeVersion", "v1.20.15-rancher2-2")]
    [InlineData("RkeVersion", "v1.21.x")]
    [InlineData("RkeVersion", ">=1.20.0 <1.22.0")]
    [InlineData("S3Bucket", "my.bucket-1")]
    [InlineData("S3Bucket", "b")]
    [InlineData("SemanticVersion", "v1.30.5+k3s1")]
    [InlineData("SemanticVersion", "1.29.4-gke.1043002")]
    [InlineData("SemanticVersion", "1.30")]
    [InlineData("SemanticVersionRange", "102.0.0+up40.1.2")]
    [InlineData("SemanticVersionRange", "^1.2")]
    [InlineData("SemanticVersionRange", ">= 1.2.0, < 2.0.0 || 3.x")]
    [InlineData("SemanticVersionRange", "1.2 - 1.4")]
    [InlineData("TaintTexts", "dedicated=web:NoSchedule")]
    [InlineData("TaintTexts", "CriticalAddonsOnly:NoExecute")]
    [InlineData("TimeOfDay", "03:00")]
    [InlineData("UnhealthyRange", "[3-5]")]
    [InlineData("UserData", "#cloud-config\npackages: [curl]")]
    [InlineData("UserData", "#!/bin/sh\nexit 0")]
    [InlineData("UserData", "<powershell>\n</powershell>")]
    [InlineData("Verbs", "list")]
    [InlineData("Verbs", "*")]
    public void Accepts(string word, string text) => Check(word, text).Should().BeEmpty();

    [Theory]
    [InlineData("Affinity", "{\"nodeAfinity\":{}}")]
    [InlineData("Affinity", "[1]")]
    [InlineData("Affinity", "{\"nodeAffinity\":{\"requiredDuringSchedulingIgnoredDuringExecution\":[]}}")]
    [InlineData("Affinity", "{\"podAffinity\":{\"requiredDuringSchedulingIgnoredDuringExecution\":{}}}")]
    [InlineData("Affinity", "{")]
    [InlineData("ClusterId", "")]
    [InlineData("ClusterId", "fleet-default/web")]
    [InlineData("ClusterId", "c-abcde:p-fghij")]
    [InlineData("ClusterName", "")]
    [InlineData("ClusterName", "My Cluster")]
    [InlineData("ClusterNameReserved", "local")]
    [InlineData("ClusterNameReserved", "c-abcde")]
    [InlineData("DistributionSettings", "cluster-cidr: 10.42.0.0/33")]
    [InlineData("DistributionSettings", "cluster-cidr: [10.42.0.0/16, 10.43.0.0/16]")]
    [InlineData("DistributionSettings", "node-taint: [dedicated=web]")]
    [InlineData("DistributionSettings", "etcd-snapshot-schedule-cron: hello")]
    [InlineData("EnvironmentName", "")]
    [InlineData("EnvironmentTexts", "NO_PROXY")]
    [InlineData("GitRepository", "github.com/owner/charts")]
    [InlineData("HarvesterDocument", "[]")]
    [InlineData("HarvesterDocument", "{\"disks\":{}}")]
    [InlineData("Image", "https://registry.example.com/a")]
    [InlineData("Image", "Rancher Agent")]
    [InlineData("LabelKey", "not ok!")]
    [InlineData("LabelValue", "not ok!")]
    [InlineData("Manifests", "a: [")]
    [InlineData("Region", "EU (Ireland)")]
    [InlineData("RegistryEndpoint", "ftp://mirror")]
    [InlineData("RegistryHost", "https://docker.io")]
    [InlineData("RkeVersion", "v1.30.5+rke2r1")]
    [InlineData("S3Bucket", "bucket/folder")]
    [InlineData("SemanticVersion", "latest")]
    [InlineData("SemanticVersionRange", "latest")]
    [InlineData("TaintTexts", "dedicated=web")]
    [InlineData("TaintTexts", "dedicated=web:Never")]
    [InlineData("TimeOfDay", "25:00")]
    [InlineData("UnhealthyRange", "5-3")]
    [InlineData("UnhealthyRange", "[5-3]")]
    [InlineData("UserData", "#cloud-config\npackages: [")]
    [InlineData("UserData", "#cloud-config\n- a list")]
    [InlineData("UserData", "# cloud-config\npackages: []")]
    public void Rejects(string word, string text) => Check(word, text).Should().ContainSingle().Which.IsWarning.Should().BeFalse();

    [Theory]
    [InlineData("gett", "Did you mean \"get\"?")]
    [InlineData("frobnicate", "allows nothing")]
    public void AVerbOfNoApi_IsAWarning(string verb, string said)
    {
        var (warning, problem) = Check("Verbs", verb).Should().ContainSingle().Subject;

        warning.Should().BeTrue();
        problem.Should().Contain(said);
    }

    [Theory]
    [InlineData("team", "platform", null)]
    [InlineData("example.com/team", "", null)]
    [InlineData("a b", "c", "The label \"a b\"")]
    [InlineData("a", "not ok!", "its value")]
    public void Labels(string key, string value, string? problem)
    {
        var said = Fields.StringMap("labels", "Labels.").Labels().Validators.Select(r => r.Reject(TfValue.Object((key, value)))).Single();

        (said is null).Should().Be(problem is null);
        (said?.Contains(problem!, StringComparison.Ordinal) ?? true).Should().BeTrue(said);
        Fields.StringMap("annotations", "Annotations.").Annotations().Validators.Single().Reject(TfValue.Object(("team", "any text!"))).Should().BeNull();
    }

    private static IEnumerable<(bool IsWarning, string Problem)> Check(string word, string text) =>
        Words[word](Fields.String("value", "Value.")).Validators.Select(r => (r.IsWarning, Problem: r.Reject(text))).Where(r => r.Problem is not null).Select(r => (r.IsWarning, r.Problem!));
}

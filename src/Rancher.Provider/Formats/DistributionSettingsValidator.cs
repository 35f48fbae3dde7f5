using System.Globalization;
using Newtonsoft.Json.Linq;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Declarative.Validators;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Formats;

/// <summary>
/// Settings of RKE2 or K3s in a document. Rancher passes them on unread, and a process that cannot read one never starts: nodes register and stay unready.
/// Keys that are not in the table are left alone, since each version adds some.
/// </summary>
internal sealed class DistributionSettingsValidator : TextFormatValidator
{
    private static readonly Field Format = Fields.String("value", "The value of a setting.");

    // https://docs.rke2.io/reference/server_config, https://docs.k3s.io/cli/server
    private static readonly Dictionary<string, IReadOnlyList<IFieldValidator>> Keys = new(StringComparer.Ordinal)
    {
        ["cluster-cidr"] = Format.DualStackCidr().Validators,
        ["service-cidr"] = Format.DualStackCidr().Validators,
        ["cluster-dns"] = Format.IpAddresses().Validators,
        ["service-node-port-range"] = Format.PortRange().Validators,
        ["cluster-domain"] = Format.Host().Validators,
        ["tls-san"] = Format.Host().Validators,
        ["node-taint"] = Format.TaintTexts().Validators,
        ["etcd-snapshot-schedule-cron"] = Format.Cron().Validators,
        ["etcd-snapshot-retention"] = Format.WholeNumber().Validators,
        ["etcd-s3-endpoint"] = Format.HostAndPort().Validators,
        ["etcd-s3-bucket"] = Format.S3Bucket().Validators,
        ["etcd-s3-region"] = Format.Region().Validators,
        ["etcd-s3-timeout"] = Format.Duration().Validators,
        ["system-default-registry"] = Format.HostAndPort().Validators,
        ["write-kubeconfig-mode"] = Format.FileMode().Validators,
        ["https-listen-port"] = Format.PortText().Validators,
    };

    protected override string? RejectText(string text) => Yaml.TryParse(text, out var document, out _) && document is JObject settings
        ? settings.Properties().Select(Check).FirstOrDefault(problem => problem is not null)
        : null;

    // Lists of addresses are one value to RKE2 and K3s, other lists are checked by their items.
    private static string? Check(JProperty setting)
    {
        if (!Keys.TryGetValue(setting.Name, out var rules))
        {
            return null;
        }

        var items = setting.Value is JArray list ? list.Select(Text) : [Text(setting.Value)];
        IEnumerable<string> values = setting.Name is "cluster-cidr" or "service-cidr" ? [string.Join(',', items)]
            : setting.Name is "tls-san" or "node-taint" ? items.SelectMany(item => item.Split(','))
            : items;
        return values.SelectMany(value => rules.Select(rule => rule.Reject((TfValue)value))).FirstOrDefault(problem => problem is not null) is { } problem
            ? $"{setting.Name}: {problem}"
            : null;
    }

    private static string Text(JToken value) => value is JValue { Value: { } scalar } ? Convert.ToString(scalar, CultureInfo.InvariantCulture) ?? "" : "";
}

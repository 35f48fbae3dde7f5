using System.Text.RegularExpressions;
using Rancher.Provider.Windows;
using Rancher.Provider.Windows.Facts;
using Rancher.Provider.Windows.Rules;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Registration;

/// <summary>What a machine says about itself when it joins.</summary>
internal sealed partial record NodeOptions
{
    /// <summary><c>linux</c> or <c>windows</c>.</summary>
    public required string Os { get; init; }

    public string? Name { get; init; }

    /// <summary>Any of <c>etcd</c>, <c>controlplane</c> and <c>worker</c>.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Labels { get; init; } = [];

    /// <summary>Texts such as <c>os=windows:NoSchedule</c>.</summary>
    public IReadOnlyList<string> Taints { get; init; } = [];

    public string? Address { get; init; }

    public string? InternalAddress { get; init; }

    /// <summary>The identity under which Rancher knows the machine of an RKE2 or K3s cluster, chosen beforehand.</summary>
    public string? Id { get; init; }

    public bool IsWindows => Os == "windows";

    /// <summary>Labels as the agents' options take them.</summary>
    public IEnumerable<string> LabelTexts => Labels.Select(l => $"{l.Key}={l.Value}");

    /// <summary>Everything because of which no machine can join like this.</summary>
    public IEnumerable<string> Problems(NodeRegistration registration)
    {
        var facts = new NodeFacts
        {
            Name = Fact.Of(Name),
            Os = Fact.Of(Os),
            Roles = Roles,
            Labels = Labels.ToDictionary(l => l.Key, l => l.Value),
            Taints = Taints,
            Rancher = registration.Rancher,
            HasCaChecksum = Fact.Flag(registration.CaChecksum is not null),
        };
        foreach (var finding in WindowsRules.Check(facts, IgnoredRules.None).Where(d => d.Severity == Severity.Error))
        {
            yield return $"{finding.Summary}. {finding.Detail.Split("\n\n")[^1]}";
        }

        if (!IsWindows && Name is not null && NodeRules.LinuxNameProblem(Name) is { } problem)
        {
            yield return $"\"{Name}\" cannot be the name of a node. {problem}";
        }

        if (Roles.Except(["etcd", "controlplane", "worker"]).FirstOrDefault() is { } role)
        {
            yield return $"\"{role}\" is no role; roles are \"etcd\", \"controlplane\" and \"worker\".";
        }

        foreach (var address in new[] { Address, InternalAddress }.OfType<string>().Where(a => !AddressForm().IsMatch(a)))
        {
            yield return $"\"{address}\" is neither an IP address nor the name of a network interface.";
        }

        if (Id is not null && (registration.IsRke1 || !IdForm().IsMatch(Id)))
        {
            yield return registration.IsRke1
                ? "Nodes of RKE1 are known by their names; they take no id."
                : $"\"{Id}\" cannot be the id of a machine: up to 63 letters, digits, dashes, dots and underscores, "
                + "beginning and ending with a letter or digit.";
        }

        if (Taints.Count > 0 && !registration.TakesTaints)
        {
            yield return $"Agents of Rancher {registration.Rancher.Text} take no taints, and ignore every option that follows one.";
        }
    }

    // Network interfaces of Windows have names such as "Ethernet 2"; Rancher also takes words such as "ipify" or "awslocal".
    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9.:%_() -]*[A-Za-z0-9)])?$", RegexOptions.CultureInvariant)]
    private static partial Regex AddressForm();

    [GeneratedRegex("^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();
}

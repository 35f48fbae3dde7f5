using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Functions;

/// <summary>Compares versions as Rancher's distributions write them.</summary>
internal static class KubernetesVersionCompareFunction
{
    public static FunctionDefinition Definition { get; } = new("kubernetes_version_compare", "Compares two Kubernetes versions of any distribution")
    {
        Description =
            "Returns -1, 0 or 1 when the first version is older than, the same as or newer than the second. "
                + "Release candidates come before their version; what a distribution appends comes after it and counts in order, so that "
            + "`v1.30.2+rke2r10` is newer than `v1.30.2+rke2r9` and `v1.20.15-rancher1-1` newer than `v1.20.15`.",
        Parameters =
        [
            new FunctionParameter("left", TfType.String, "Version such as `v1.30.2+rke2r1`, `v1.20.15-rancher1-1`, `v1.31.0+k3s1` or `1.32`."),
            new FunctionParameter("right", TfType.String, "Version to compare with."),
        ],
        Returns = TfType.Number,
        Call = arguments => (long)Math.Sign(Read(arguments, 0).CompareTo(Read(arguments, 1))),
    };

    private static KubernetesVersion Read(IReadOnlyList<TfValue> arguments, int index) => KubernetesVersion.TryParse(arguments[index].StringOrNull())
        ?? throw new FunctionArgumentException(index, $"\"{arguments[index].StringOrNull()}\" is no Kubernetes version; write one such as \"v1.30.2+rke2r1\".");
}

using System.Globalization;
using Rancher.Provider.Windows.Compatibility;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Functions;

/// <summary>Names the release of Windows Server that a version means.</summary>
internal static class WindowsReleaseFunction
{
    public static FunctionDefinition Definition { get; } = new("windows_release", "Names the release of Windows Server that a version, build or name means")
    {
        Description =
            "Returns an object with `name` (as in container images, such as `ltsc2022`), `product`, `build`, `channel` (`LTSC`, `SAC` or `AC`), "
                + "`mainstream_end` and `extended_end`, the last days of support as `2026-10-13`; "
            + "null where there is no such phase.",
        Parameters = [new FunctionParameter("version", TfType.String, $"Any of {WindowsReleases.Forms}; "
            + "nodes have theirs in the label `node.kubernetes.io/windows-build`.")],
        Returns = TfType.ObjectOf(
        [
            new("build", TfType.Number), new("channel", TfType.String), new("extended_end", TfType.String), new("mainstream_end", TfType.String),
                new("name", TfType.String), new("product", TfType.String),
        ]),
        Call = arguments => Find(arguments[0].StringOrNull() ?? "", 0) is var release ? TfValue.Object(
            ("build", release.Build),
            ("channel", release.Channel),
            ("extended_end", Date(release.ExtendedEnd)),
            ("mainstream_end", Date(release.MainstreamEnd)),
            ("name", release.Name),
            ("product", release.Product)) : TfValue.Null,
    };

    public static WindowsRelease Find(string text, int argument) => WindowsReleases.Find(text) ?? throw new FunctionArgumentException(
        argument, $"\"{text}\" is no release of Windows Server that is known here; write one such as {WindowsReleases.Forms}.");

    private static TfValue Date(DateOnly? date) => date is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : TfValue.Null;
}

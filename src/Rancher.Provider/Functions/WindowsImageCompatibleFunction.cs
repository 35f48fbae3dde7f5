using Rancher.Provider.Windows.Compatibility;
using Terraform.Plugin.Declarative;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Functions;

/// <summary>Tells whether a Windows container image runs on a host.</summary>
internal static class WindowsImageCompatibleFunction
{
    public static FunctionDefinition Definition { get; } = new("windows_image_compatible", "Tells whether a container image runs on a Windows host")
    {
        Description =
            "Returns true when containers of the image run on the host in the given isolation. "
                + "Kubernetes has process isolation only, where host and image share a kernel: the builds must be the same, and images of `ltsc2022` "
            + "also run on `ltsc2025`. With Hyper-V isolation, outside of Kubernetes, any image runs that is no newer than the host.",
        Parameters =
        [
            new FunctionParameter("host", TfType.String, $"Windows release of the host: any of {WindowsReleases.Forms}."),
            new FunctionParameter("image", TfType.String,
                "Windows release of the image in the same forms, or a reference whose tag names it, such as `mcr.microsoft.com/windows/nanoserver:ltsc2022`."),
            new FunctionParameter("isolation", TfType.String, "`process` or `hyperv`."),
        ],
        Returns = TfType.Bool,
        Call = arguments => IsCompatible(arguments[0].StringOrNull() ?? "", arguments[1].StringOrNull() ?? "", arguments[2].StringOrNull() ?? ""),
    };

    private static TfValue IsCompatible(string host, string image, string isolation)
    {
        var (on, of) = (WindowsReleaseFunction.Find(host, 0).Build, WindowsReleaseFunction.Find(Tag(image), 1).Build);
        return isolation switch
        {
            "process" => ContainerImages.RunsAsProcess(on, of),
            "hyperv" => ContainerImages.RunsInHyperV(on, of),
            _ => throw new FunctionArgumentException(2, $"\"{isolation}\" is no isolation; write \"process\" or \"hyperv\"."),
        };
    }

    // web:1.2-ltsc2022 and web:ltsc2022-amd64 are usual too.
    private static string Tag(string image)
    {
        var tag = image[(image.LastIndexOf(':') + 1)..];
        return image.Contains(':', StringComparison.Ordinal) ? tag.Split('-').FirstOrDefault(p => WindowsReleases.Find(p) is not null) ?? tag : image;
    }
}

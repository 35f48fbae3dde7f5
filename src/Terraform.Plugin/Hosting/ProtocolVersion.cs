using System.Globalization;

namespace Terraform.Plugin.Hosting;

/// <summary>The major version of the plugin protocol. Answering with another would make Terraform call methods that are not there.</summary>
internal static class ProtocolVersion
{
    public const int Served = 6;

    /// <summary>Whether the other side speaks our version. One that does not say which it speaks is taken to.</summary>
    public static bool IsUnderstoodBy(string? offered) =>
        offered is null
            || offered.Split(',').Any(v => int.TryParse(v.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version == Served);
}

using System.Reflection;

namespace Rancher.Simulator.Server;

/// <summary>The tables that are compiled into the simulator.</summary>
internal static class Resources
{
    private static readonly Assembly Assembly = typeof(Resources).Assembly;

    public static IEnumerable<string> All(string prefix) =>
        Assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read);

    public static string Read(string name)
    {
        using var stream = Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The simulator has no table {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static bool Has(string name) => Assembly.GetManifestResourceInfo(name) is not null;
}

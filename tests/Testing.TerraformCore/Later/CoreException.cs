namespace Testing.TerraformCore.Later;

/// <summary>What the core would have ended with, and during which step.</summary>
internal sealed class CoreException(string step, IEnumerable<string> problems) : Exception($"{step}: {string.Join("; ", problems)}");

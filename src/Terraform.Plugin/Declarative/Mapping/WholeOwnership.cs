namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>All of the value is the configuration's.</summary>
internal sealed class WholeOwnership : IOwnership
{
    public static WholeOwnership Instance { get; } = new();
}

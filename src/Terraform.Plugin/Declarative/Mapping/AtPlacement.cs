namespace Terraform.Plugin.Declarative.Mapping;

/// <summary>All that is at the path belongs to the field.</summary>
internal sealed class AtPlacement : IPlacement
{
    public static AtPlacement Instance { get; } = new();
}

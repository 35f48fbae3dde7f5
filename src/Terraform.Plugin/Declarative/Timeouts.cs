namespace Terraform.Plugin.Declarative;

/// <summary>How long the operations of a resource may take.</summary>
public sealed record Timeouts(TimeSpan Create, TimeSpan Update, TimeSpan Delete)
{
    public static Timeouts Minutes(int minutes) => new(TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(minutes));
}

namespace Terraform.Plugin.Conformance;

/// <summary>A test that needs the real terraform.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TerraformFactAttribute : FactAttribute
{
    public TerraformFactAttribute()
    {
        if (RealTerraform.Executable is null)
        {
            Skip = "terraform is not on the PATH";
        }
    }
}

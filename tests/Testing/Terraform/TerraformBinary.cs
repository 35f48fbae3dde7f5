namespace Testing;

/// <summary>The terraform executable that tests run: <c>TF_ACC_TERRAFORM_PATH</c>, else the one on PATH.</summary>
public static class TerraformBinary
{
    public const string PathVariable = "TF_ACC_TERRAFORM_PATH";

    /// <exception cref="InvalidOperationException">There is none; a test that needs it has failed, not been skipped.</exception>
    public static string Locate()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } chosen)
        {
            return File.Exists(chosen) ? chosen : throw new InvalidOperationException($"{PathVariable} names {chosen}, which does not exist.");
        }

        return ExecutableSearch.Find("terraform")
            ?? throw new InvalidOperationException(
                $"terraform is not on PATH: install it from https://developer.hashicorp.com/terraform/install, or let {PathVariable} name it.");
    }
}

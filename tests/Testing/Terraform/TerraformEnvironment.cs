namespace Testing;

/// <summary>The environment of a terraform that must not depend on the person who runs the tests.</summary>
internal static class TerraformEnvironment
{
    public static IReadOnlyDictionary<string, string?> For(TerraformFolder folder, string log, ProviderSource provider, IEnumerable<KeyValuePair<string, string>> own)
    {
        var environment = Inherited();
        environment["TF_CLI_CONFIG_FILE"] = folder.CliConfiguration;
        environment["TF_DATA_DIR"] = folder.Data;
        environment["TF_IN_AUTOMATION"] = "1";
        environment["CHECKPOINT_DISABLE"] = "1";
        environment["TF_LOG_PROVIDER"] = Environment.GetEnvironmentVariable("TF_ACC_LOG") is { Length: > 0 } level ? level : "DEBUG";
        environment["TF_LOG_PATH"] = log;
        foreach (var (name, value) in provider.Environment.Concat(own))
        {
            environment[name] = value;
        }

        return environment;
    }

    /// <summary>The user's Terraform and Rancher settings are taken out of what the child inherits.</summary>
    private static Dictionary<string, string?> Inherited() => Environment.GetEnvironmentVariables().Keys.Cast<string>()
        .Where(name => name.StartsWith("TF_", StringComparison.Ordinal) || name.StartsWith("RANCHER_", StringComparison.Ordinal))
        .ToDictionary(name => name, _ => (string?)null);
}

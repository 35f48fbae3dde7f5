using System.Text;

namespace Terraform.Plugin.Declarative;

/// <summary>Derives an API's camelCase names from Terraform's snake_case names.</summary>
public static class ApiName
{
    /// <summary><c>cluster_id</c> becomes <c>clusterId</c>.</summary>
    public static string Derive(string snakeCase)
    {
        var name = new StringBuilder(snakeCase.Length);
        var upper = false;
        foreach (var c in snakeCase)
        {
            if (c == '_')
            {
                upper = true;
                continue;
            }

            name.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        return name.ToString();
    }
}

namespace Rancher.Api.Http;

/// <summary>Which JSON fields of Rancher hold secrets, told by their names.</summary>
internal static class SecretNames
{
    // Compared without case, dashes and underscores, at the end of the name: amazonec2 says secretKey, s3 says aws_secret_access_key.
    private static readonly string[] Endings =
    [
        "password", "passwd", "passphrase", "passcode", "token", "secret", "secretkey", "accesskey", "accesskeyid", "privatekey", "sshkey", "apikey",
        "authkey", "cakey", "clientkey", "encryptionkey", "accountkey", "signingkey", "spkey", "kubeconfig", "credentials", "credential",
        "credentialjson", "serviceaccountjson", "userdata", "cloudconfig", "sshcert", "authorization", "authdata", "bindpass", "certkey", "keypem",
        "connectionstring", "sastoken", "webhookurl",
    ];

    // These words are innocent at the end of longer names (caChecksum, networkConfig), so the whole name must match.
    private static readonly string[] Whole = ["config", "hash", "setcookie", "restorerkeconfig", "dockerconfigjson", "pass", "cookie", "tokenkey"];

    // Kubernetes secrets carry arbitrary names below these.
    private static readonly string[] Containers = ["data", "stringdata", "binarydata"];

    // Below these every value is an address, and a name such as changepassword only says where to.
    private static readonly string[] Addresses = ["links", "actions"];

    public static bool IsSecret(string name)
    {
        var plain = Plain(name);
        return Array.Exists(Endings, ending => plain.EndsWith(ending, StringComparison.Ordinal)) || Array.IndexOf(Whole, plain) >= 0;
    }

    public static bool IsContainer(string name) => Array.IndexOf(Containers, Plain(name)) >= 0;

    /// <summary>What the value beside a name is called.</summary>
    public static bool IsValue(string name) => name is "value" or "Value";

    public static bool HoldsAddresses(string name) => Array.IndexOf(Addresses, name) >= 0;

    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}

namespace Rancher.Api.Connections;

/// <summary>
/// An API key of a Rancher user: the name (<c>token-xxxxx</c>) and the secret that Rancher showed once, when the key was made.
/// </summary>
public sealed record RancherCredential
{
    private RancherCredential(string name, string secret)
    {
        Name = name;
        Secret = secret;
    }

    /// <summary>The public half, which also names the token object in Rancher.</summary>
    public string Name { get; }

    /// <summary>The private half.</summary>
    public string Secret { get; }

    internal string Bearer => $"Bearer {Name}:{Secret}";

    /// <summary>Reads the form <c>name:secret</c>, which Rancher shows as "Bearer Token".</summary>
    /// <returns>Null when the text has not both halves.</returns>
    public static RancherCredential? FromTokenKey(string tokenKey)
    {
        var text = tokenKey.Trim();
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 || colon == text.Length - 1 || text.Any(char.IsWhiteSpace) ? null : new RancherCredential(text[..colon], text[(colon + 1)..]);
    }

    /// <summary>Joins what Rancher shows as "Access Key" and "Secret Key". Both are the halves of the same token.</summary>
    public static RancherCredential FromKeyPair(string accessKey, string secretKey) => new(accessKey.Trim(), secretKey.Trim());

    /// <summary>Names the key and hides its secret.</summary>
    public override string ToString() => $"{Name}:***";
}

namespace Terraform.Plugin.Declarative;

/// <summary>Who gives a field its value.</summary>
public enum Presence
{
    /// <summary>The user may; when the configuration does not mention it, the server's zero value is meant and a value found there is drift.</summary>
    Optional,

    /// <summary>The user must.</summary>
    Required,

    /// <summary>The user may; otherwise the server does, and what it chose is kept.</summary>
    OptionalComputed,

    /// <summary>The server alone.</summary>
    Computed,

    /// <summary>The plan alone, from other fields; the value is sent.</summary>
    ComputedByProvider,
}

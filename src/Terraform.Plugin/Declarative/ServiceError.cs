namespace Terraform.Plugin.Declarative;

/// <summary>An error of the service in words for a user.</summary>
/// <param name="Reason">Sentences that say what the service answered and what to do.</param>
/// <param name="ApiField">Path of the API field the service complains about, when it names one.</param>
public sealed record ServiceError(string Reason, string? ApiField = null)
{
    public ServiceErrorKind Kind { get; init; }
}

/// <summary>Kinds of errors that the engine handles by itself.</summary>
public enum ServiceErrorKind
{
    Other,

    /// <summary>A right is missing.</summary>
    Forbidden,

    /// <summary>The name is taken.</summary>
    AlreadyExists,

    /// <summary>A value was refused.</summary>
    Invalid,

    /// <summary>The request may or may not have been carried out.</summary>
    AnswerLost,
}

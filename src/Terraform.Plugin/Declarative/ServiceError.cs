namespace Terraform.Plugin.Declarative;

/// <summary>An error of the service in words for a user.</summary>
/// <param name="Reason">Sentences that say what the service answered and what to do.</param>
/// <param name="ApiField">Path of the API field the service complains about, when it names one.</param>
public sealed record ServiceError(string Reason, string? ApiField = null);

namespace Rancher.Api.Errors;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Path">Such as <c>spec.rkeConfig.machinePools[0].name</c>; from the root of the object as it was sent.</param>
/// <param name="Problem">In the server's words, such as <c>Required value</c>; never the value itself where the server leaves it
/// out.</param>
public sealed record FieldProblem(string Path, string Problem);

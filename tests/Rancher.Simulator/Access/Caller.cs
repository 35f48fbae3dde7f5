namespace Rancher.Simulator.Access;

/// <summary>The user behind a request.</summary>
internal sealed record Caller(string UserId, string TokenId, bool IsAdmin);

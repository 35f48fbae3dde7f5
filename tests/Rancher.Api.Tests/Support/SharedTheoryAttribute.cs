namespace Rancher.Api.Tests.Support;

/// <summary>A theory that needs the recordings of real servers, and is skipped with that reason where they are missing.</summary>
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute() => Skip = SharedFolder.Missing;
}

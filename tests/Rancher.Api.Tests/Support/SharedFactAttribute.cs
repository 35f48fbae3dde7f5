namespace Rancher.Api.Tests.Support;

/// <summary>A test that needs the recordings of real servers, and is skipped with that reason where they are missing.</summary>
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute() => Skip = SharedFolder.Missing;
}

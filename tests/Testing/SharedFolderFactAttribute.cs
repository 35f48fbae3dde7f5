using Xunit;

namespace Testing;

/// <summary>A test that compares with <see cref="SharedFolder"/>; skipped, with that reason, in a clone that stands alone.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFolderFactAttribute : FactAttribute
{
    public SharedFolderFactAttribute() => Skip = SharedFolder.Exists ? null : SharedFolder.MissingMessage;
}

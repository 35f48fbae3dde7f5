using Xunit;

namespace Testing;

/// <summary>As <see cref="SharedFolderFactAttribute"/>, for a test with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFolderTheoryAttribute : TheoryAttribute
{
    public SharedFolderTheoryAttribute() => Skip = SharedFolder.Exists ? null : SharedFolder.MissingMessage;
}

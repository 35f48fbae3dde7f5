using Terraform.Plugin.Values;

namespace Terraform.Plugin.Protocol;

/// <summary>
/// Where a codec is inside a value. Steps cost nothing until something is wrong and a <see cref="TfPath"/> is made of them; the number of steps
/// is also the guard against nesting deep enough to end the process.
/// </summary>
internal sealed class PathTracker
{
    private readonly List<Step> _steps = [];

    private enum StepKind
    {
        Attribute,
        Key,
        Index,
        Dynamic,
    }

    public void EnterAttribute(string name) => Enter(new Step(StepKind.Attribute, name, 0));

    public void EnterKey(string key) => Enter(new Step(StepKind.Key, key, 0));

    public void EnterIndex(int index) => Enter(new Step(StepKind.Index, null, index));

    /// <summary>Into the value behind a dynamic type: deeper, but at the same path.</summary>
    public void EnterDynamic() => Enter(new Step(StepKind.Dynamic, null, 0));

    public void Leave() => _steps.RemoveAt(_steps.Count - 1);

    public ValueDecodeException Fail(string message, Exception? cause = null) =>
        cause is null ? new ValueDecodeException(ToPath(), message) : new ValueDecodeException(ToPath(), message, cause);

    public TfPath ToPath()
    {
        var path = TfPath.Root;
        foreach (var step in _steps)
        {
            path = step.Kind switch
            {
                StepKind.Attribute => path.Attribute(step.Name!),
                StepKind.Key => path.Key(step.Name!),
                StepKind.Index => path.Index(step.Index),
                _ => path,
            };
        }

        return path;
    }

    private void Enter(Step step)
    {
        if (_steps.Count >= ValueLimits.Depth)
        {
            throw Fail($"values nested more than {ValueLimits.Depth} deep are not supported");
        }

        _steps.Add(step);
    }

    private readonly record struct Step(StepKind Kind, string? Name, int Index);
}

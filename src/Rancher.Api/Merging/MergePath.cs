namespace Rancher.Api.Merging;

/// <summary>
/// A place in an object, written as Kubernetes writes it: <c>metadata.labels[a.b/c]</c>, <c>spec.machinePools[pool-a].quantity</c>.
/// </summary>
internal sealed record MergePath(string Text)
{
    public static MergePath Root { get; } = new("");

    public MergePath Field(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? new(Text.Length == 0 ? name : $"{Text}.{name}") : Element(name);

    public MergePath Element(string key) => new($"{Text}[{key}]");

    public override string ToString() => Text;
}

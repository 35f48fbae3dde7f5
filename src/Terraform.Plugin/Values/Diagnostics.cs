using System.Collections;

namespace Terraform.Plugin.Values;

/// <summary>Collects everything there is to say about one operation; nothing stops at the first finding.</summary>
public sealed class Diagnostics : IReadOnlyCollection<Diagnostic>
{
    private readonly List<Diagnostic> _items = [];

    public int Count => _items.Count;

    public bool HasErrors => _items.Exists(d => d.Severity == Severity.Error);

    public void Add(Diagnostic diagnostic)
    {
        if (!_items.Contains(diagnostic))
        {
            _items.Add(diagnostic);
        }
    }

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    public void Error(string summary, string detail, TfPath? path = null) => Add(Diagnostic.Error(summary, detail, path));

    public void Warning(string summary, string detail, TfPath? path = null) => Add(Diagnostic.Warning(summary, detail, path));

    public IEnumerator<Diagnostic> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

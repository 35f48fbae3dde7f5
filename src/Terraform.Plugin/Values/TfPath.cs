using System.Globalization;
using System.Text;

namespace Terraform.Plugin.Values;

/// <summary>Where a value is inside a resource; written the way users write it, such as <c>rke_config[0].network[0].mtu</c>.</summary>
public sealed record TfPath
{
    private TfPath(IReadOnlyList<TfPathStep> steps) => Steps = steps;

    public static TfPath Root { get; } = new([]);

    public IReadOnlyList<TfPathStep> Steps { get; }

    public static TfPath Of(string attribute) => Root.Attribute(attribute);

    /// <summary>Reads the form that <see cref="ToString"/> writes, without map keys that hold quotes.</summary>
    public static TfPath Parse(string text)
    {
        var path = Root;
        foreach (var part in text.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var open = part.IndexOf('[');
            path = path.Attribute(open < 0 ? part : part[..open]);
            foreach (var key in open < 0 ? [] : part[open..].Split('[', ']').Where(k => k.Length > 0))
            {
                path = key[0] == '"' ? path.Key(key.Trim('"')) : path.Index(int.Parse(key, CultureInfo.InvariantCulture));
            }
        }

        return path;
    }

    public TfPath Attribute(string name) => new([.. Steps, new TfAttributeStep(name)]);

    public TfPath Index(int index) => new([.. Steps, new TfIndexStep(index)]);

    public TfPath Key(string key) => new([.. Steps, new TfKeyStep(key)]);

    public bool Equals(TfPath? other) => other is not null && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => Steps.Aggregate(31, HashCode.Combine);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var step in Steps)
        {
            _ = step switch
            {
                TfAttributeStep attribute => (text.Length > 0 ? text.Append('.') : text).Append(attribute.Name),
                TfIndexStep index => text.Append(CultureInfo.InvariantCulture, $"[{index.Index}]"),
                TfKeyStep key => text.Append(CultureInfo.InvariantCulture, $"[\"{key.Key}\"]"),
                _ => text,
            };
        }

        return text.ToString();
    }
}

public abstract record TfPathStep;

public sealed record TfAttributeStep(string Name) : TfPathStep;

/// <summary>A position in a list or tuple.</summary>
public sealed record TfIndexStep(int Index) : TfPathStep;

/// <summary>A key of a map.</summary>
public sealed record TfKeyStep(string Key) : TfPathStep;

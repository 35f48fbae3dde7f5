namespace Benchmarks;

/// <summary>Repeated measurements of one thing. The median is what counts: one of them always meets something else on the machine.</summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    public double Median => _values.Order().ElementAt(_values.Count / 2);

    public void Add(double value) => _values.Add(value);
}

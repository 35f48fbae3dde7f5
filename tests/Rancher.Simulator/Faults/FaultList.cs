namespace Rancher.Simulator.Faults;

/// <summary>The faults in wait, oldest first; each is used up after its number of times.</summary>
public sealed class FaultList
{
    private readonly List<(Fault Fault, int Left)> _waiting = [];
    private readonly Lock _lock = new();

    public void Add(Fault fault)
    {
        lock (_lock)
        {
            _waiting.Add((fault, fault.Times));
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _waiting.Clear();
        }
    }

    /// <summary>How many strikes are left.</summary>
    public int Left
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Sum(w => w.Left);
            }
        }
    }

    internal FaultKind? Take(string method, string path)
    {
        lock (_lock)
        {
            var at = _waiting.FindIndex(w => w.Fault.Matches(method, path));
            if (at < 0)
            {
                return null;
            }

            var (fault, left) = _waiting[at];
            if (left <= 1)
            {
                _waiting.RemoveAt(at);
            }
            else
            {
                _waiting[at] = (fault, left - 1);
            }

            return fault.Kind;
        }
    }
}

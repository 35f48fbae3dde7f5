using System.Text.RegularExpressions;

namespace Rancher.Simulator.Transcripts;

/// <summary>
/// Which generated name of the recording stands for which one of the simulator. A pair is learnt where two texts are first compared;
/// from then on it has to hold, in both directions.
/// </summary>
internal sealed partial class Names
{
    private readonly Dictionary<string, string> _toSimulated = [];
    private readonly Dictionary<string, string> _toRecorded = [];

    /// <summary>Texts are equal when what is generated is taken for what it stands for.</summary>
    public bool Agree(string recorded, string simulated)
    {
        var expected = Generated().Matches(recorded);
        var actual = Generated().Matches(simulated);
        if (expected.Count != actual.Count || Generated().Replace(recorded, "?") != Generated().Replace(simulated, "?"))
        {
            return false;
        }

        var learnt = new List<(string, string)>();
        for (var i = 0; i < expected.Count; i++)
        {
            var (one, other) = (expected[i].Value, actual[i].Value);
            if (Prefix(one) != Prefix(other) || _toSimulated.TryGetValue(one, out var known) && known != other
                || _toRecorded.TryGetValue(other, out var back) && back != one)
            {
                return false;
            }

            learnt.Add((one, other));
        }

        foreach (var (one, other) in learnt)
        {
            _toSimulated[one] = other;
            _toRecorded[other] = one;
        }

        return true;
    }

    /// <summary>A recorded text in the simulator's names.</summary>
    public string Translate(string text) => Generated().Replace(text, m => _toSimulated.GetValueOrDefault(m.Value, m.Value));

    public bool Knows(string recorded) => Generated().Matches(recorded).All(m => _toSimulated.ContainsKey(m.Value));

    /// <summary>Names in a text that no answer so far has shown.</summary>
    public IEnumerable<string> Unknown(string text) => Generated().Matches(text).Select(m => m.Value).Where(n => !_toSimulated.ContainsKey(n));

    private static string Prefix(string name) => name[..name.LastIndexOf('-')];

    /// <summary>Kubernetes names five characters without vowels; the agent's node names are hashes and stay as they are.</summary>
    [GeneratedRegex("(?<![a-z0-9])(c|p|u|user|token|rt|crt|crtb|prtb|grb|gr|np|nt|cc|ct|ctr|n|nd|machine|c-m|nc-probe-pool1|probe-gen)-(?:[bcdfghjklmnpqrstvwxz2456789]{8}|[bcdfghjklmnpqrstvwxz2456789]{5})(?![a-z0-9])|(?<=kubeconfig-)user-[bcdfghjklmnpqrstvwxz2456789]{5,10}")]
    private static partial Regex Generated();
}

using Newtonsoft.Json.Linq;
using Rancher.Api;
using Rancher.Provider.Windows.Facts;
using Terraform.Plugin.Values;

namespace Rancher.Provider.Windows;

/// <summary>
/// The network that a cluster was given by its last apply, noted beside the state. When it is changed outside of Terraform, the state has the new one after a
/// refresh; only the note tells that the plan is about to put the old one back.
/// </summary>
internal static class AppliedNetwork
{
    public static JObject? Note(TfValue cluster) => Note(RkeClusterReader.Read(cluster));

    public static JObject? NoteV2(TfValue cluster) => Note(ClusterV2Reader.Read(cluster));

    /// <summary>The facts of the note; null where there is none.</summary>
    public static ClusterFacts? Read(JObject? note, ClusterFacts now) => note is null ? null : new ClusterFacts
    {
        Distribution = now.Distribution,
        Cni = Fact.Of(note.TextAt("cni")),
        Backend = Fact.Of(note.TextAt("backend")),
        Port = Fact.Of(note.TextAt("port")),
        Vni = Fact.Of(note.TextAt("vni")),
        PodCidr = Fact.Of(note.TextAt("pods")),
        ServiceCidr = Fact.Of(note.TextAt("services")),
    };

    private static JObject Note(ClusterFacts facts)
    {
        var note = new JObject();
        foreach (var (name, fact) in new[]
        {
            ("cni", facts.Cni), ("backend", facts.Backend), ("port", facts.Port), ("vni", facts.Vni), ("pods", facts.PodCidr), ("services", facts.ServiceCidr),
        })
        {
            if (fact.IsKnown)
            {
                note[name] = fact.Value;
            }
        }

        return note;
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Rancher.Simulator.Transcripts;

/// <summary>What a server calls the machine of a host with an identity.</summary>
internal static class MachineNames
{
    public static string Of(string id) => "custom-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..12];
}

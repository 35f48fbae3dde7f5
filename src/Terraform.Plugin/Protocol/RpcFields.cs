using System.Collections;
using System.Security.Cryptography;

namespace Terraform.Plugin.Protocol;

/// <summary>
/// The fields that each log line of one call has, by the names of terraform-plugin-log, so that the lines of calls that run at once can be told apart.
/// </summary>
internal sealed class RpcFields(RpcCall call) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly Lazy<KeyValuePair<string, object?>[]> _fields = new(() =>
    [
        new("tf_rpc", call.Rpc),
        .. call.Subject.Contains(' ', StringComparison.Ordinal) ? Array.Empty<KeyValuePair<string, object?>>() : [new("tf_resource_type", call.Subject)],
        // No Guid, whose random bytes come from a device that an empty container lacks.
        new("tf_req_id", RandomNumberGenerator.GetHexString(16, lowercase: true)),
    ]);

    public int Count => _fields.Value.Length;

    public KeyValuePair<string, object?> this[int index] => _fields.Value[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _fields.Value.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

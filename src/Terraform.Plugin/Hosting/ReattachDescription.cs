using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Terraform.Plugin.Hosting;

/// <summary>
/// What TF_REATTACH_PROVIDERS must hold for Terraform to use a running provider. Terraform crashes when Test is false, and speaks protocol 5 when
/// the version is missing.
/// </summary>
internal static class ReattachDescription
{
    public static string Format(string providerAddress, ListenAddress address)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(providerAddress);
            json.WriteString("Protocol", "grpc");
            json.WriteNumber("ProtocolVersion", ProtocolVersion.Served);
            json.WriteNumber("Pid", Environment.ProcessId);
            json.WriteBoolean("Test", true);
            json.WriteStartObject("Addr");
            json.WriteString("Network", address.Network);
            json.WriteString("String", address.Text);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}

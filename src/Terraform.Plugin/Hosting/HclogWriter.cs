using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Terraform.Plugin.Hosting;

/// <summary>
/// Log lines as Terraform reads them from standard error: one JSON object a line, the time with exactly six digits of fraction, else the level is
/// lost; message, level and time always text, else Terraform itself crashes; under 64 KiB, else the line comes apart.
/// </summary>
internal sealed class HclogWriter(Stream output, TimeProvider time)
{
    private const int LongestLine = 60 * 1024;
    private const int LongestText = 48 * 1024;

    // Escapes what JSON requires and nothing else; the line is read by a JSON parser, never by a browser.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Lock _lock = new();

    public void Write(LogLevel level, string module, string message, IEnumerable<KeyValuePair<string, object?>> fields)
    {
        var named = fields.Where(f => f.Key.Length > 0 && f.Key[0] is not ('@' or '{')).ToList();
        var now = time.GetUtcNow();
        var line = Format(level, module, message, named, now, LongestText);
        for (var limit = LongestText / 8; line.WrittenCount > LongestLine && limit > 0; limit /= 4)
        {
            line = Format(level, module, message, named, now, limit);
        }

        WriteRaw(line.WrittenSpan);
    }

    /// <summary>Text that is no log line, such as the report of a crash.</summary>
    public void WriteRaw(ReadOnlySpan<byte> line)
    {
        try
        {
            lock (_lock)
            {
                output.Write(line);
                output.Flush();
            }
        }
        catch (IOException)
        {
            // Nobody reads any more; that must not be what stops an operation.
        }
    }

    private static ArrayBufferWriter<byte> Format(
        LogLevel level, string module, string message, List<KeyValuePair<string, object?>> fields, DateTimeOffset time, int limit)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("@level", Name(level));
            json.WriteString("@message", Cut(message, limit));
            json.WriteString("@module", module);
            json.WriteString("@timestamp", time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
            foreach (var (name, value) in fields)
            {
                json.WritePropertyName(Cut(name, 200));
                WriteValue(json, value, limit);
            }

            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer;
    }

    private static void WriteValue(Utf8JsonWriter json, object? value, int limit)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(Cut(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", limit));
                break;
        }
    }

    private static string Cut(string text, int limit) => text.Length <= limit ? text : string.Concat(text.AsSpan(0, limit), "…");

    private static string Name(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        _ => "error",
    };
}

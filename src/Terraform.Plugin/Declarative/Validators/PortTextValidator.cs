using System.Globalization;

namespace Terraform.Plugin.Declarative.Validators;

/// <summary>A port in a text, with <c>/tcp</c> or <c>/udp</c> behind it where a protocol is given, or a range of ports where that is allowed.</summary>
internal sealed class PortTextValidator(bool hasProtocol, bool isRange) : TextFormatValidator
{
    protected override string? RejectText(string text)
    {
        var (ports, protocol) = hasProtocol && text.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? (text[..slash], text[(slash + 1)..])
            : (text, "tcp");
        var ends = (isRange || (hasProtocol && ports.Contains('-', StringComparison.Ordinal)) ? ports.Split('-') : [ports]).Select(Port).ToArray();
        var isFine = protocol.ToLowerInvariant() is "tcp" or "udp" && (isRange ? ends.Length == 2 : ends.Length is 1 or 2)
            && ends.All(e => e is not null) && ends[0] <= ends[^1];
        return isFine ? null
            : isRange ? $"{Quote(text)} must be a range of ports, such as \"30000-32767\"."
            : hasProtocol ? $"{Quote(text)} must be a port from 1 to 65535, with its protocol where it is not TCP: \"6443\" or \"8472/udp\"."
            : $"{Quote(text)} must be a port from 1 to 65535.";
    }

    private static int? Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535 ? port : null;
}

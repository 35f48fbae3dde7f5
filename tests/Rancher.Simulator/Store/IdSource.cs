namespace Rancher.Simulator.Store;

/// <summary>Generated names, tokens and uuids: random-looking, the same for the same seed.</summary>
internal sealed class IdSource(int seed)
{
    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";
    private ulong _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL) + 0xD1B54A32D192ED03UL;

    /// <summary>A Kubernetes-like name: five characters after the prefix.</summary>
    public string Name(string prefix) => prefix + Text(5);

    public string Text(int length) =>
        string.Create(length, this, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Alphabet[(int)(source.Next() % (ulong)Alphabet.Length)];
            }
        });

    public string Secret() => Text(54);

    public string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Next());
        BitConverter.TryWriteBytes(bytes[8..], Next());
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes).ToString();
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}

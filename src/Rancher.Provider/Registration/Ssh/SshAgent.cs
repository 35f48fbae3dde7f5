using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Renci.SshNet;
using Renci.SshNet.Security;

namespace Rancher.Provider.Registration.Ssh;

/// <summary>The keys of the user's SSH agent, which signs and never gives a key away. Speaks the protocol of draft-miller-ssh-agent.</summary>
internal sealed class SshAgent(string socket)
{
    private const byte RequestIdentities = 11;
    private const byte IdentitiesAnswer = 12;
    private const byte SignRequest = 13;
    private const byte SignResponse = 14;

    /// <summary>The variable in which shells and desktops tell where the agent is.</summary>
    public const string Variable = "SSH_AUTH_SOCK";

    /// <summary>The keys that the agent has.</summary>
    /// <exception cref="SocketException">No agent listens.</exception>
    /// <exception cref="IOException">What listens is no agent.</exception>
    public IReadOnlyList<IPrivateKeySource> Keys()
    {
        var answer = new Reader(Ask([RequestIdentities], IdentitiesAnswer));
        var keys = new List<IPrivateKeySource>();
        for (var left = answer.Number(); left > 0; left--)
        {
            var blob = answer.Bytes();
            _ = answer.Bytes();
            keys.Add(new Key(this, blob));
        }

        return keys;
    }

    private byte[] Sign(byte[] key, byte[] data, uint flags)
    {
        var request = new MemoryStream();
        request.WriteByte(SignRequest);
        Write(request, key);
        Write(request, data);
        request.Write(Number(flags));
        return new Reader(Ask(request.ToArray(), SignResponse)).Bytes();
    }

    private byte[] Ask(byte[] request, byte expected)
    {
        using var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        connection.Connect(new UnixDomainSocketEndPoint(socket));
        using var stream = new NetworkStream(connection);
        stream.Write(Number((uint)request.Length));
        stream.Write(request);
        var head = new byte[4];
        stream.ReadExactly(head);
        var length = BinaryPrimitives.ReadUInt32BigEndian(head);
        if (length is 0 or > 1 << 20)
        {
            throw new IOException("The SSH agent gave no answer that can be understood.");
        }

        var answer = new byte[length];
        stream.ReadExactly(answer);
        return answer[0] == expected ? answer[1..] : throw new IOException("The SSH agent refused.");
    }

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static void Write(MemoryStream stream, byte[] bytes)
    {
        stream.Write(Number((uint)bytes.Length));
        stream.Write(bytes);
    }

    private sealed class Reader(byte[] answer)
    {
        private int _at;

        public uint Number()
        {
            var value = BinaryPrimitives.ReadUInt32BigEndian(answer.AsSpan(_at, 4));
            _at += 4;
            return value;
        }

        public byte[] Bytes()
        {
            var length = (int)Number();
            var bytes = answer.AsSpan(_at, length).ToArray();
            _at += length;
            return bytes;
        }
    }

    /// <summary>One key of the agent, with each algorithm that it can sign with.</summary>
    private sealed class Key : IPrivateKeySource
    {
        public Key(SshAgent agent, byte[] blob)
        {
            var kind = Encoding.ASCII.GetString(new Reader(blob).Bytes());
            HostKeyAlgorithms = kind == "ssh-rsa"
                ? [new Algorithm(agent, "rsa-sha2-512", blob, 4), new Algorithm(agent, "rsa-sha2-256", blob, 2)]
                : [new Algorithm(agent, kind, blob, 0)];
        }

        public IReadOnlyCollection<HostAlgorithm> HostKeyAlgorithms { get; }
    }

    private sealed class Algorithm(SshAgent agent, string name, byte[] key, uint flags) : HostAlgorithm(name)
    {
        public override byte[] Data => key;

        public override byte[] Sign(byte[] data) => agent.Sign(key, data, flags);

        // The machine's side of it, which a client never needs.
        public override bool VerifySignature(byte[] data, byte[] signature) => false;
    }
}

using System.Text;

namespace Rancher.Api.Http;

/// <summary>The body of one answer, in pieces: one array of its length would have to grow while it is read.</summary>
internal sealed class AnswerBody
{
    private readonly List<(byte[] Bytes, int Length)> _pieces = [];

    public long Length { get; private set; }

    public void Add(byte[] piece, int length)
    {
        _pieces.Add((piece, length));
        Length += length;
    }

    /// <summary>Whether it may be an object or a list in JSON: what comes first is the beginning of one.</summary>
    public bool IsObjectOrList => _pieces.Count > 0
        && new StreamReader(new MemoryStream(_pieces[0].Bytes, 0, _pieces[0].Length), Encoding.UTF8).ReadToEnd().AsSpan().TrimStart() is ['{' or '[', ..];

    /// <summary>The text; a mark of its byte order is no part of it.</summary>
    public TextReader Read() => new StreamReader(new PieceStream(_pieces, isLast: false), Encoding.UTF8);

    /// <summary>The text, of which only the beginning is kept while it is read: what it is turned into needs the memory.</summary>
    public TextReader ReadLast() => new StreamReader(new PieceStream(_pieces, isLast: true), Encoding.UTF8);

    /// <summary>The pieces, one after the other.</summary>
    private sealed class PieceStream(List<(byte[] Bytes, int Length)> pieces, bool isLast) : Stream
    {
        private int _piece;
        private int _offset;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            while (_piece < pieces.Count && _offset == pieces[_piece].Length)
            {
                if (isLast && _piece > 0)
                {
                    pieces[_piece] = ([], 0);
                }

                (_piece, _offset) = (_piece + 1, 0);
            }

            if (_piece == pieces.Count)
            {
                return 0;
            }

            var (bytes, length) = pieces[_piece];
            var count = Math.Min(buffer.Length, length - _offset);
            bytes.AsSpan(_offset, count).CopyTo(buffer);
            _offset += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

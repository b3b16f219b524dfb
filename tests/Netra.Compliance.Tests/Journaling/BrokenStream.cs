namespace Netra.Compliance.Tests.Journaling;

/// <summary>A disk that is full after some writes.</summary>
internal sealed class BrokenStream(Stream inner, int goodWrites) : Stream
{
    private int _writes;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => inner.Length;

    public override long Position { get => inner.Position; set => inner.Position = value; }

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => inner.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (++_writes > goodWrites)
        {
            throw new IOException("No space left on device");
        }

        inner.Write(buffer, offset, count);
    }
}

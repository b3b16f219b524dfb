using System.Security.Cryptography;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Journal;

/// <summary>The lines of a journal, one at a time, so that a long journal never stands in memory; blank ones are passed over.</summary>
internal sealed class JournalLines(string path, Stream stream) : IDisposable
{
    /// <summary>Far beyond what a test says of a failure.</summary>
    private const int Longest = 16 * 1024 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[64 * 1024];
    private Range _line;
    private int _start;
    private int _end;

    /// <summary>The number of the line, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the line was written to its end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The line, until the next is asked for.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_line);

    /// <summary>Goes to the next line that is not blank; false after the last.</summary>
    /// <exception cref="Refusal">The line is longer than any test run writes.</exception>
    public bool Next()
    {
        while (Advance())
        {
            if (Line.Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What tells a copy from another run, once the last line was read.</summary>
    public string Digest() => Convert.ToHexString(_hash.GetHashAndReset());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private bool Advance()
    {
        Number++;
        int length;
        do
        {
            length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
        }
        while (length < 0 && Fill());

        return Take(length);
    }

    private bool Take(int length)
    {
        IsWhole = length >= 0;
        var stop = IsWhole ? _start + length : _end;
        var isAnything = IsWhole || stop > _start;
        _line = _start..(stop > _start && _buffer[stop - 1] == '\r' ? stop - 1 : stop);
        _start = IsWhole ? stop + 1 : _end;
        return isAnything;
    }

    /// <summary>Reads more behind what is there; false at the end.</summary>
    private bool Fill()
    {
        Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
        (_start, _end) = (0, _end - _start);
        Grow();
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _hash.AppendData(_buffer, _end, read);
        _end += read;
        return read > 0;
    }

    private void Grow()
    {
        if (_end >= Longest)
        {
            const string Why = "that line is longer than 16 MB, which no test run writes. Run the tests again.";
            throw Refusal.Unreadable(path, $"is damaged at line {Number}: {Why}");
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}

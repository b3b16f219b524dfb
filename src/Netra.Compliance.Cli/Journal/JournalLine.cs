using System.Security.Cryptography;
using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Journal;

/// <summary>One line of a journal and the event it holds.</summary>
internal sealed class JournalLine
{
    private static readonly Dictionary<string, Type> Kinds = new()
    {
        ["run"] = typeof(RunHeader),
        ["started"] = typeof(StartedEvent),
        ["finished"] = typeof(FinishedEvent),
        ["proof"] = typeof(ProofEvent),
        ["control"] = typeof(ControlEvent),
        ["error"] = typeof(ErrorEvent),
        ["backend"] = typeof(BackendEvent),
        ["ended"] = typeof(EndedEvent),
    };

    private readonly JsonScan _scan = new(refusesNullItems: true);

    /// <summary>The event, or an <see cref="UnknownEvent"/> of a kind that a later minor version added.</summary>
    /// <exception cref="JsonException">The line is no event, or one that cannot be; the message is a
    /// clause.</exception>
    public object Parse(ReadOnlySpan<byte> line)
    {
        RequireSound(line);
        var kind = TextOf(line, "event"u8) ?? throw new JsonException("it lacks \"event\"");
        if (!Kinds.TryGetValue(kind, out var type))
        {
            return new UnknownEvent(kind);
        }

        var read = JsonSerializer.Deserialize(line, type, NetraJson.Reading)!;
        return EventRange.Problem(read) is { } problem ? throw new JsonException(problem) : read;
    }

    /// <summary>The schema that a first line states, when it is a run record or says that it is one of something
    /// else.</summary>
    /// <exception cref="JsonException">It is no JSON, or another event of a journal.</exception>
    public static string? SchemaOf(ReadOnlySpan<byte> line)
    {
        var kind = TextOf(line, "event"u8);
        return kind == "run" ? TextOf(line, "schema"u8)
            : kind is not null && Kinds.ContainsKey(kind) ? throw new JsonException("no run record")
            : null;
    }

    /// <summary>Whether the line is valid as far as it goes, but truncated.</summary>
    public static bool IsCut(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line, isFinalBlock: false, state: default);
            while (reader.Read())
            {
                // Every token is right.
            }

            return reader.BytesConsumed < line.Length || reader.CurrentDepth > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void RequireSound(ReadOnlySpan<byte> line)
    {
        try
        {
            if (_scan.First(line) is { } flaw)
            {
                throw new JsonException($"it {flaw.What}");
            }
        }
        catch (JsonException exception) when (exception.LineNumber is not null)
        {
            var what = JsonTrouble.IsTooDeep(exception) ? "it is nested too deeply" : "it is not JSON";
            throw new JsonException(what + (_scan.Behind is { Length: > 0 } behind ? behind : " at its beginning"));
        }
    }

    /// <summary>The text of a field of the line itself; null where it has none.</summary>
    private static string? TextOf(ReadOnlySpan<byte> line, ReadOnlySpan<byte> field)
    {
        var reader = new Utf8JsonReader(line);
        for (reader.Read(); reader.Read() && reader.TokenType == JsonTokenType.PropertyName; reader.Skip())
        {
            if (reader.ValueTextEquals(field))
            {
                return reader.Read() && reader.TokenType == JsonTokenType.String ? TextOf(ref reader) : null;
            }
        }

        return null;
    }

    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("text that is not Unicode");
        }
    }
}

/// <summary>An event of a kind that this version does not know.</summary>
internal sealed record UnknownEvent(string Kind);

/// <summary>The lines of a journal, one at a time, so that a long journal never stands in memory; blank ones are passed
/// over.</summary>
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
            const string Why = "the line is longer than 16 MB. Run the tests again.";
            throw Refusal.Unreadable(path, $"is damaged at line {Number}: {Why}");
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}

namespace Netra.Compliance.Journaling;

/// <summary>The file behind a journal: appends whole lines, each flushed to the operating system before the call
/// returns.</summary>
/// <remarks>The first failure ends the file for good. A journal with a hole in it could show a failed test as one that
/// never was; one that stops shows everything after as unfinished.</remarks>
internal sealed class JournalFile(Func<Stream> open, TextWriter complaints) : IDisposable
{
    private readonly object _gate = new();
    private Stream? _stream;
    private bool _closed;

    public void Append(byte[] line)
    {
        lock (_gate)
        {
            if (!_closed)
            {
                AppendOrComplain(line);
            }
        }
    }

    /// <summary>Ends the file and says why, once, where a person can see it.</summary>
    public void Abandon(Exception reason)
    {
        lock (_gate)
        {
            if (!_closed)
            {
                Close();
                Complain(reason);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            Close();
        }
    }

    private void AppendOrComplain(byte[] line)
    {
        try
        {
            _stream ??= open();
            _stream.Write(line, 0, line.Length);
            _stream.Flush();
        }
        catch (Exception reason)
        {
            Abandon(reason);
        }
    }

    private void Complain(Exception reason) => complaints.WriteLine(
        $"Netra Compliance: the journal could not be written ({reason.GetType().Name}: {reason.Message}) "
        + "and ends here; tests that it does not show as finished count as unverified.");

    private void Close()
    {
        _closed = true;
        try
        {
            _stream?.Dispose();
        }
        catch (IOException reason)
        {
            Complain(reason);
        }
    }
}

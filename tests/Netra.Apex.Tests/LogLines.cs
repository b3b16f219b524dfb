using System.Collections;
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Netra.Apex.Tests;

/// <summary>What a platform logs, an entry with its exception a line.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger, IEnumerable<string>
{
    private readonly ConcurrentQueue<string> _lines = new();

    public static LogLines Of(ILoggerFactory loggers)
    {
        var lines = new LogLines();
        loggers.AddProvider(lines);
        return lines;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public IEnumerator<string> GetEnumerator() => _lines.GetEnumerator();

    public void Dispose()
    {
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Netra.CriticalTests.Fixtures;

/// <summary>A line in a platform's log.</summary>
/// <param name="Category">Who wrote it: a type's full name.</param>
/// <param name="Level">How serious it is.</param>
/// <param name="Text">What it says.</param>
internal sealed record LogLine(string Category, LogLevel Level, string Text);

/// <summary>Keeps what platforms write into their logs.</summary>
/// <param name="least">From which level on.</param>
internal sealed class LogLines(LogLevel least = LogLevel.Warning) : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = new();

    /// <summary>How many lines there are, of everybody.</summary>
    public int Count => _lines.Count;

    /// <summary>The lines that a type has written, but for the first lines of everybody.</summary>
    public IEnumerable<LogLine> Of<T>(int after) =>
        _lines.Skip(after).Where(line => line.Category == typeof(T).FullName);

    public ILogger CreateLogger(string categoryName) => new Log(categoryName, least, _lines);

    /// <remarks>Platforms come and go; the lines stay.</remarks>
    public void Dispose()
    {
    }

    private sealed class Log(string category, LogLevel least, ConcurrentQueue<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        void ILogger.Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new LogLine(category, logLevel, formatter(state, exception)));
    }
}

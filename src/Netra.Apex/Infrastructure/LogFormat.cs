using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Netra.Apex.Infrastructure;

/// <summary>How the platform logs to the console: each entry begins a line, the exception follows on indented ones.
/// Customers choose names, and other servers messages, that get into entries: none of them can look like another
/// entry.</summary>
internal sealed partial class LogFormat() : ConsoleFormatter(FormatName)
{
    /// <summary>The name by which <c>Logging:Console:FormatterName</c> knows it.</summary>
    public const string FormatName = "apex";

    private const string Indent = "      ";

    public static void Add(WebApplicationBuilder builder)
    {
        builder.Logging.AddConsoleFormatter<LogFormat, ConsoleFormatterOptions>();
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName ??= FormatName);
    }

    public override void Write<TState>(
        in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = Escape(logEntry.Formatter(logEntry.State, logEntry.Exception));
        textWriter.WriteLine($"{logEntry.LogLevel}: {logEntry.Category}[{logEntry.EventId.Id}] {message}");
        foreach (var line in logEntry.Exception?.ToString().ReplaceLineEndings("\n").Split('\n') ?? [])
        {
            textWriter.WriteLine(Indent + Escape(line));
        }
    }

    private static string Escape(string text) => Misleading().Replace(text, sign => $"\\u{(int)sign.Value[0]:x4}");

    // Controls, line and paragraph separators, and what changes the direction of a text.
    [GeneratedRegex(@"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]")]
    private static partial Regex Misleading();
}

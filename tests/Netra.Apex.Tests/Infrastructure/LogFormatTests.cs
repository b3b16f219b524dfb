using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Netra.Apex.Infrastructure;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Infrastructure;

/// <summary>Which lines of the log are entries.</summary>
public sealed class LogFormatTests
{
    [Theory]
    [InlineData("plain é|", "plain é|")]
    [InlineData("a\nInformation: b", "a\\u000aInformation: b")]
    [InlineData("a\r\u001b[2J\u0085\u2028\u202eb", "a\\u000d\\u001b[2J\\u0085\\u2028\\u202eb")]
    public void A_message_stays_on_the_line_of_its_entry(string message, string written) =>
        Assert.Equal($"Information: Apex[7] {written}{Environment.NewLine}", Written(message, exception: null));

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\u2028b")]
    public void An_exception_begins_no_line(string message)
    {
        var lines = Written("Failed.", new InvalidOperationException(message)).TrimEnd().Split(Environment.NewLine);
        Assert.Equal(
            ["Information: Apex[7] Failed.", "      System.InvalidOperationException: a", "      b"], lines);
    }

    [Theory]
    [InlineData(ConsoleFormatterNames.Json, ConsoleFormatterNames.Json)]
    [InlineData(null, LogFormat.FormatName)]
    public async Task The_platform_logs_so_unless_configured_otherwise(string? configured, string expected)
    {
        await using var platform = await UsagePlatform.StartAsync(
            null, configured is null ? [] : [("Logging:Console:FormatterName", configured)]);
        Assert.Equal(expected, platform.Get<IOptions<ConsoleLoggerOptions>>().Value.FormatterName);
        Assert.Contains(platform.Get<IEnumerable<ConsoleFormatter>>(), format => format is LogFormat);
    }

    private static string Written(string message, Exception? exception)
    {
        using var text = new StringWriter();
        new LogFormat().Write(
            new LogEntry<string>(LogLevel.Information, "Apex", 7, message, exception, (said, _) => said), null, text);
        return text.ToString();
    }
}

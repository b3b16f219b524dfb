using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Netra.Apex;

/// <summary>The platform cannot start; the message says why, names the setting and says what to do.</summary>
/// <param name="message">One sentence.</param>
/// <param name="inner">What went wrong.</param>
internal sealed class CannotStartException(string message, Exception inner) : Exception(message, inner);

/// <summary>Runs the platform as a process; what keeps it from starting is one sentence, not a stack trace.</summary>
internal static class Startup
{
    /// <summary>The exit code for a configuration that cannot be used: EX_CONFIG of BSD's sysexits.h.</summary>
    public const int BadConfiguration = 78;

    public static async Task<int> RunAsync(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (Exception error) when (Reason(error) is { } reason)
        {
            await Console.Error.WriteLineAsync($"Netra Apex cannot start: {reason}");
            return BadConfiguration;
        }
    }

    /// <summary>Runs a platform until it is stopped, which may be while it starts.</summary>
    public static async Task RunUntilStoppedAsync(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            await app.RunAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The start was cancelled, as it was asked to be.
        }
    }

    private static string? Reason(Exception error) => error switch
    {
        OptionsValidationException invalid => string.Join(' ', invalid.Failures),
        CannotStartException cannot => cannot.Message,
        AggregateException several => Together(several.InnerExceptions.Select(Reason)),
        InvalidDataException => $"{error.Message} {error.InnerException?.Message}",
        IOException or FormatException or SocketException => $"Urls: {error.Message}",
        ArgumentException { ParamName: "port" } => "Urls: a port is 0 to 65535.",
        _ => null,
    };

    private static string? Together(IEnumerable<string?> reasons)
    {
        var different = reasons.Distinct().ToList();
        return different.Contains(null) ? null : string.Join(' ', different);
    }
}

using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Commands;

/// <summary>What a user hears of an exception: one sentence, no stack trace.</summary>
internal static class Failure
{
    public static (ExitCode Code, string Sentence) Of(Exception exception) => exception switch
    {
        Refusal refusal => (refusal.Code, refusal.Message),
        UnauthorizedAccessException => (ExitCode.Unreadable, $"{exception.Message} Give this user the right to it, or name another path."),
        IOException => (ExitCode.Unreadable, exception.Message),
        OperationCanceledException => (ExitCode.Internal, "Stopped before the end: there is no verdict."),
        _ => (ExitCode.Internal, $"netra itself failed ({exception.GetType().Name}: {exception.Message}): please report it with the command line."),
    };
}

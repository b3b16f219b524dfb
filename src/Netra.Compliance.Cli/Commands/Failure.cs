using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Commands;

/// <summary>What a user hears of an exception: one sentence, no stack trace, and what others said that explains
/// it.</summary>
internal sealed record Failure(ExitCode Code, string Sentence)
{
    // The full disk of Windows, then of Linux and macOS, and the used-up quota of either.
    private static readonly int[] IsFull = [unchecked((int)0x80070070), 28, 122, 69];

    public IReadOnlyList<string> Said { get; private init; } = [];

    public static Failure Of(Exception exception) => exception switch
    {
        Refusal refusal => new(refusal.Code, refusal.Message) { Said = refusal.Said },
        UnauthorizedAccessException or IOException => new(ExitCode.Unreadable, OfFile(exception)),
        OperationCanceledException => new(ExitCode.Internal, "Stopped before it finished: there is no verdict."),
        _ => new(ExitCode.Internal, OfTool($"{exception.GetType().Name}: {exception.Message}")),
    };

    private static string OfFile(Exception exception) => exception switch
    {
        UnauthorizedAccessException => $"{exception.Message} Grant this user access, or name another path.",
        _ when IsFull.Contains(exception.HResult) =>
            $"{exception.Message}: free some space, or write to another disk.",
        _ => exception.Message,
    };

    private static string OfTool(string what) =>
        $"netra itself failed ({what}): please report it with the command line.";
}

namespace Netra.Compliance.Package.Tests.Consuming;

/// <summary>What a command said, and how it ended.</summary>
public sealed record CommandResult(int ExitCode, string Output)
{
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public CommandResult OrThrow(string command) =>
        ExitCode == 0
            ? this : throw new InvalidOperationException($"'{command}' ended with exit code {ExitCode}:\n{Output}");
}

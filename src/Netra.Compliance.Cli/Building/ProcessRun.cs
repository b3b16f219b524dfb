using System.Collections.Immutable;
using System.Diagnostics;

namespace Netra.Compliance.Cli.Building;

/// <summary>A child process that ran to its end, and all that it said.</summary>
internal sealed record ProcessRun(int Code, ImmutableArray<string> Lines)
{
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(10);

    /// <summary>The .NET command line: the one that runs this process, else the one on PATH.</summary>
    public static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs the .NET command line; a cancelled wait ends the child and its children.</summary>
    public static Task<ProcessRun> DotnetAsync(
        IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string?> environment,
        CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Host, arguments) { WorkingDirectory = folder };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "true";
        return ReadAsync(start, environment, cancellation);
    }

    /// <summary>Runs a command and keeps what it says; a cancelled wait ends it and its children.</summary>
    public static async Task<ProcessRun> ReadAsync(
        ProcessStartInfo start, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellation)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = new Process { StartInfo = start };
        var lines = new List<string>();
        process.OutputDataReceived += (_, said) => Add(lines, said.Data);
        process.ErrorDataReceived += (_, said) => Add(lines, said.Data);
        await RunAsync(process, environment, cancellation);
        return new(process.ExitCode, [.. lines]);
    }

    /// <summary>Runs a command on the terminal that this process has; its exit code. A cancelled wait ends it and its
    /// children.</summary>
    public static async Task<int> ShowAsync(
        ProcessStartInfo start, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = start };
        await RunAsync(process, environment, cancellation);
        return process.ExitCode;
    }

    private static async Task RunAsync(
        Process process, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellation)
    {
        environment.ToList().ForEach(pair => process.StartInfo.Environment[pair.Key] = pair.Value);
        process.Start();
        Listen(process);
        try
        {
            await EndedAsync(process, cancellation);
        }
        catch (OperationCanceledException)
        {
            End(process);
            throw;
        }
    }

    /// <summary>A child that the same signal has ended first has come to no end of its own.</summary>
    private static async Task EndedAsync(Process process, CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        cancellation.ThrowIfCancellationRequested();
    }

    private static void Listen(Process process)
    {
        if (process.StartInfo.RedirectStandardOutput)
        {
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }
    }

    /// <summary>The whole tree: a test host must not go on against servers that are stopped next.</summary>
    private static void End(Process process)
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit(KillLimit);
    }

    private static void Add(List<string> lines, string? line)
    {
        lock (lines)
        {
            lines.AddRange(line is null ? [] : [line]);
        }
    }
}

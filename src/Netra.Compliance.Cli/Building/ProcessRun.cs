using System.Collections.Immutable;
using System.Diagnostics;

namespace Netra.Compliance.Cli.Building;

/// <summary>A child process that ran to its end, and all that it said.</summary>
internal sealed record ProcessRun(int Code, ImmutableArray<string> Lines)
{
    /// <summary>Runs the .NET command line; a cancelled wait ends the child and its children.</summary>
    public static async Task<ProcessRun> DotnetAsync(IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = StartInfo(arguments, folder, environment) };
        var lines = new List<string>();
        process.OutputDataReceived += (_, said) => Add(lines, said.Data);
        process.ErrorDataReceived += (_, said) => Add(lines, said.Data);
        await RunAsync(process, cancellation);
        return new(process.ExitCode, [.. lines]);
    }

    private static async Task RunAsync(Process process, CancellationToken cancellation)
    {
        process.Start();
        using var ending = cancellation.Register(() => process.Kill(entireProcessTree: true));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync(cancellation);
    }

    private static void Add(List<string> lines, string? line)
    {
        lock (lines)
        {
            lines.AddRange(line is null ? [] : [line]);
        }
    }

    private static ProcessStartInfo StartInfo(IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "true";
        environment.ToList().ForEach(pair => start.Environment[pair.Key] = pair.Value);
        return start;
    }
}

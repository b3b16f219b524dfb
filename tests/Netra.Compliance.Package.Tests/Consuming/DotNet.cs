using System.Diagnostics;

namespace Netra.Compliance.Package.Tests.Consuming;

/// <summary>Runs the <c>dotnet</c> command as a person would: none of the settings of the run around this test reach
/// it.</summary>
internal static class DotNet
{
    /// <summary>Generous: a build on a busy machine.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly string[] Inherited = ["MSBUILD", "VSTEST", "NETRA_", "TESTINGPLATFORM", "COREHOST"];

    public static async Task<CommandResult> RunAsync(
        string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(folder, environment, arguments))!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await EndAsync(process);
        return new CommandResult(process.ExitCode, await output + await errors);
    }

    private static async Task EndAsync(Process process)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ProcessStartInfo StartInfo(
        string folder, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        Clear(start.Environment);
        environment.ToList().ForEach(variable => start.Environment[variable.Key] = variable.Value);
        return start;
    }

    private static void Clear(IDictionary<string, string?> environment) => environment.Keys
        .Where(name => Array.Exists(Inherited, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        .ToList()
        .ForEach(name => environment.Remove(name));
}

using System.Diagnostics;
using System.Reflection;

namespace Netra.Compliance.Cli.Tests.Models;

/// <summary>The tool as a process of its own, in an environment of its own, and what it said.</summary>
internal sealed record ToolProcess(int Code, string Out, string Error)
{
    private static readonly string[] NotInherited = ["MSBUILD", "VSTEST", "NETRA_", "TESTINGPLATFORM", "COREHOST"];
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The compiled critical tests of this repository.</summary>
    public static string CriticalTests => Fact("CriticalTests");

    public static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static Task<ToolProcess> RunAsync(
        IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        ReadAsync(Start(variables, arguments));

    /// <summary>Runs it by a shell script, in which it is <c>"$@"</c>.</summary>
    public static Task<ToolProcess> RunByShellAsync(string script, params string[] arguments)
    {
        var start = Start(new Dictionary<string, string>(), arguments);
        new[] { start.FileName, "sh", script, "-c" }.ToList().ForEach(word => start.ArgumentList.Insert(0, word));
        start.FileName = "/bin/sh";
        return ReadAsync(start);
    }

    private static async Task<ToolProcess> ReadAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        return new ToolProcess(process.ExitCode, await output, await error);
    }

    /// <summary>
    /// Starts it in a folder, at the head of a process group of its own; whoever started the tests may ignore signals,
    /// and children inherit that.
    /// </summary>
    public static Process StartIn(string folder, params string[] arguments)
    {
        var start = Start(new Dictionary<string, string>(), arguments);
        start.WorkingDirectory = folder;
        start.ArgumentList.Insert(0, start.FileName);
        start.ArgumentList.Insert(0, "--default-signal=INT,HUP,TERM");
        start.ArgumentList.Insert(0, "env");
        start.FileName = "setsid";
        return Process.Start(start)!;
    }

    private static ProcessStartInfo Start(IReadOnlyDictionary<string, string> variables, string[] arguments)
    {
        var start = new ProcessStartInfo(DotNet, ["exec", Fact("Tool"), .. arguments])
        {
            WorkingDirectory = Path.GetTempPath(), RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment.Keys.Where(IsNotInherited).ToList().ForEach(name => start.Environment.Remove(name));
        variables.ToList().ForEach(variable => start.Environment[variable.Key] = variable.Value);
        return start;
    }

    private static bool IsNotInherited(string name) =>
        Array.Exists(NotInherited, start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    /// <summary>The compiled tool.</summary>
    public static string Tool => Fact("Tool");

    private static string Fact(string key) => typeof(ToolProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == key).Value!;
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Netra.CriticalTests.Fixtures;

/// <summary>A platform in a process of its own, so that a test can kill it. It ends with this process at the
/// latest.</summary>
/// <remarks>The child runs this assembly, too (<see cref="Child"/>). It prints <c>NETRA url ADDRESS</c> when it
/// listens and
/// <c>NETRA reached STEP</c> when it pauses at a step; every other line of its output is a log.</remarks>
public sealed class ApexProcess : IAsyncDisposable
{
    private const string Listens = "NETRA url";

    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _said = new();
    private readonly Process _process;
    private readonly Task<string> _errors;

    private ApexProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        Ended = ListenAsync();
    }

    /// <summary>The id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Ends with the process.</summary>
    public Task Ended { get; }

    /// <summary>Where the platform listens.</summary>
    public Uri Address => new(Said(Listens).Task.Result);

    /// <summary>Starts a platform and waits until it listens.</summary>
    /// <param name="settings">Its configuration.</param>
    /// <param name="fault">The fault in it; a public type without arguments.</param>
    /// <exception cref="InvalidOperationException">The process ended instead.</exception>
    public static async Task<ApexProcess> StartAsync(IReadOnlyDictionary<string, string?> settings, Type fault)
    {
        var apex = new ApexProcess(Process.Start(StartOf(fault))!);
        await apex.WriteAsync(JsonSerializer.Serialize(settings));
        await apex.HeardAsync(Listens);
        return apex;
    }

    /// <summary>Waits until the platform has paused at a step.</summary>
    public Task ReachedAsync(string step) => HeardAsync($"reached {step}");

    /// <summary>Resumes everything that is paused at a step.</summary>
    public Task ReleaseAsync() => WriteAsync(ProcessSteps.GoOn);

    /// <summary>Kills the process as SIGKILL does, and waits for its end.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().InTimeAsync("the killed platform has ended");
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    // With what the fault's own assembly depends on, which may be one that refers to this one.
    private static ProcessStartInfo StartOf(Type fault) =>
        new(DotnetHost(), ["exec", "--depsfile", Path.ChangeExtension(fault.Assembly.Location, ".deps.json"),
            typeof(ApexProcess).Assembly.Location, Child.Verb, fault.AssemblyQualifiedName!])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // A process that is killed would leave the diagnostics' pipes in the temporary folder.
            Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
        };

    private static string DotnetHost() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? Environment.ProcessPath!
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private TaskCompletionSource<string> Said(string what) =>
        _said.GetOrAdd(what, _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ', count: 3);
            var what = words is ["NETRA", "reached", var step] ? $"reached {step}" : string.Join(' ', words[..^1]);
            Said(what).TrySetResult(words[^1]);
        }
    }

    private async Task HeardAsync(string what)
    {
        var heard = Said(what).Task;
        if (await Task.WhenAny(heard, Ended).InTimeAsync($"the platform's process says '{what}'") != heard)
        {
            throw new InvalidOperationException($"The platform ended before it said '{what}': {await _errors}");
        }
    }

    private async Task WriteAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }
}

/// <summary>Steps at which a process pauses until its parent resumes or kills it.</summary>
internal static class ProcessSteps
{
    public const string GoOn = "go on";

    private static readonly TaskCompletionSource Released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reports that a step is reached, and pauses.</summary>
    public static Task PauseAsync(string step)
    {
        Console.Out.WriteLine($"NETRA reached {step}");
        return Released.Task;
    }

    /// <summary>Reads the parent's words until it says no more: it has ended, or wants this process to end.</summary>
    public static async Task ObeyAsync(TextReader parent)
    {
        while (await parent.ReadLineAsync() is { } line)
        {
            (line == GoOn ? Released : null)?.TrySetResult();
        }
    }
}

/// <summary>The child's side of <see cref="ApexProcess"/>: this assembly, run as a program.</summary>
internal static class Child
{
    public const string Verb = "apex";
    private const int Usage = 64;

    public static async Task<int> Main(string[] args)
    {
        if (args is not [Verb, var fault])
        {
            return Usage;
        }

        var settings = await Console.In.ReadLineAsync() ?? "{}";
        await RunAsync(settings, (IApexFault)Activator.CreateInstance(Type.GetType(fault, throwOnError: true)!)!);
        return 0;
    }

    private static async Task RunAsync(string settings, IApexFault fault)
    {
        var configuration = JsonSerializer.Deserialize<Dictionary<string, string?>>(settings)!;
        await using var apex = await ApexNode.StartAsync(configuration, fault.Apply);
        Console.Out.WriteLine($"NETRA url {apex.Address}");
        await ProcessSteps.ObeyAsync(Console.In);
        Environment.Exit(0);
    }
}

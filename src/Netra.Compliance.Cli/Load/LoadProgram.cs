using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Running;

namespace Netra.Compliance.Cli.Load;

/// <summary>The load program as a process on a leash: it ends with this one, however this one ends.</summary>
internal sealed class LoadProgram(LoadRequest request, string assembly, IRunWatch watch)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    private ImmutableArray<string> _lastWords = [];

    /// <summary>What is shown while it runs.</summary>
    public string Title => $"Load for about {Seconds(request.Length.Duration)} s"
        + (request.Length.Soak is { } soak ? $", then a soak of {Seconds(soak)} s" : "");

    /// <summary>Runs it to its end and shows its lines as they come; its exit code.</summary>
    public async Task<int> RunAsync(IReadOnlyDictionary<string, string?> variables, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(request.Log, "", cancellation);
        await using var process = Leash.Start(
            Command(), request.Root, request.Log, "TERM", Programs.OfMachine(), account: null, variables);
        using var log = new LogTail(request.Log);
        await FollowAsync(process, log, cancellation);
        log.Rest().ForEach(watch.Say);
        _lastWords = StartedServer.Said("The load program", process);
        return process.ExitCode;
    }

    /// <summary>It ended in a way that says nothing of the load: it refused its command line, or it failed.</summary>
    public Refusal Died(int code) => code == (int)ExitCode.Usage
        ? new(ExitCode.Usage, $"The load program refuses {string.Join(' ', Lengths)}, "
            + "which --duration and --soak ask for.") { Said = _lastWords }
        : new(ExitCode.TestsFailed, $"The load program ended with code {code}, expected 0 (it held) or 2 (it did not); "
            + $"see {request.Log}.") { Said = _lastWords };

    private async Task FollowAsync(Leash process, LogTail log, CancellationToken cancellation)
    {
        var ended = process.Ended;
        while (!ended.IsCompleted)
        {
            await Task.WhenAny(ended, Task.Delay(Beat, cancellation));
            cancellation.ThrowIfCancellationRequested();
            log.Lines().ForEach(watch.Say);
        }
    }

    private IEnumerable<string> Lengths =>
    [
        "--seconds", Seconds(request.Length.Duration),
        .. request.Length.Soak is { } span ? ["--soak-seconds", Seconds(span)] : Array.Empty<string>(),
    ];

    private IEnumerable<string> Command() =>
        [ProcessRun.Host, "exec", assembly, .. Lengths, "--out", request.Result];

    private static string Seconds(TimeSpan span) => span.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The lines of a file that somebody else is still writing.</summary>
internal sealed class LogTail(string path) : IDisposable
{
    private readonly StreamReader _reader =
        new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

    private string _begun = "";

    /// <summary>Lines that ended since the last call.</summary>
    public List<string> Lines()
    {
        var parts = (_begun + _reader.ReadToEnd()).Split('\n');
        _begun = parts[^1];
        return [.. parts[..^1].Select(line => line.TrimEnd('\r'))];
    }

    /// <summary>All that is left, also a last line that never ended.</summary>
    public List<string> Rest() => [.. Lines(), .. _begun.Length == 0 ? [] : new[] { _begun }];

    public void Dispose() => _reader.Dispose();
}

using System.Collections.Immutable;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Backends;

/// <summary>A server that answers, until it is disposed of.</summary>
internal sealed record StartedServer(Server Server, ServerPlace Place, ChildProcess Process, string Version)
    : IAsyncDisposable
{
    /// <summary>A server that no longer answers may be about to end, and its exit code says more.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    public string Name => Version.Length == 0 ? Server.Facts.Name : $"{Server.Facts.Name} {Version}";

    /// <summary>A sentence when the server has ended unexpectedly or no longer answers; null while it is
    /// well.</summary>
    public async Task<string?> DeathAsync(CancellationToken cancellation)
    {
        var (version, why) = await Readiness.AskAsync(Server, Server.Address(Place.Port), cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (version is not null)
        {
            return null;
        }

        await Task.WhenAny(Process.Ended, Task.Delay(Grace, cancellation));
        return Process.HasEnded
            ? $"{Name} ended during the run with code {Process.ExitCode}. {LastWords}"
            : $"{Name} no longer answers: {why}. {LastWords}";
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    /// <summary>What a child said last, a line each.</summary>
    public static ImmutableArray<string> Said(string who, ChildProcess process) =>
        process.LastWords() is { IsEmpty: false } words
        ? [$"Last output of {who}:", .. words.Select(line => $"  {line}")]
        : [$"No output from {who}."];

    private string LastWords => string.Join('\n', Said("the server", Process));
}

/// <summary>Starts one server: prepares it once, and takes another port when it ends before it answers.</summary>
internal sealed class ServerStart(PlannedNeed need, Programs programs, TimeSpan limit)
{
    private const int Attempts = 3;

    private readonly ServerFacts _facts = need.Server.Facts;

    public async Task<StartedServer> RunAsync(string folder, ReservedPort first, CancellationToken cancellation)
    {
        await PrepareAsync(new(folder, first.Number, need.Programs), cancellation);
        var started = await TryAsync(folder, first, isLast: false, cancellation);
        for (var attempt = 2; started is null; attempt++)
        {
            started = await TryAsync(folder, ReservedPort.Take(), attempt == Attempts, cancellation);
        }

        return started;
    }

    private async Task PrepareAsync(ServerPlace place, CancellationToken cancellation)
    {
        var command = need.Origin == Origin.Docker ? [] : need.Server.Preparation(place);
        if (command.IsEmpty)
        {
            return;
        }

        await HandOverAsync(place, cancellation);
        await RunToEndAsync(command, place, cancellation);
    }

    /// <summary>Gives the folder to the account that the server runs under, which only root can and must.</summary>
    private async Task HandOverAsync(ServerPlace place, CancellationToken cancellation)
    {
        if (_facts.Account is { } account && Environment.IsPrivilegedProcess)
        {
            await RunToEndAsync(["chown", account, place.Folder], place, cancellation, asRoot: true);
        }
    }

    private async Task RunToEndAsync(
        ImmutableArray<string> command, ServerPlace place, CancellationToken cancellation, bool asRoot = false)
    {
        await using var process = Start(command, place, asRoot ? null : _facts.Account);
        await process.Ended.WaitAsync(limit, cancellation);
        if (process.ExitCode != 0)
        {
            throw Refused($"{Path.GetFileName(command[0])} ended with code {process.ExitCode}", process);
        }
    }

    private Task<StartedServer?> TryAsync(string folder, ReservedPort port, bool isLast, CancellationToken cancellation)
    {
        var place = new ServerPlace(folder, port.Number, need.Programs);
        need.Server.Configure(place);
        port.Dispose();
        return FollowAsync(Start(Command(place), place, _facts.Account), place, isLast, cancellation);
    }

    private async Task<StartedServer?> FollowAsync(
        ChildProcess process, ServerPlace place, bool isLast, CancellationToken cancellation)
    {
        try
        {
            var (version, why) =
                await Readiness.WaitAsync(need.Server, need.Server.Address(place.Port), process, limit, cancellation);
            return version is null
                ? await GiveUpAsync(process, why, isLast) : new(need.Server, place, process, version);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>A server that ended has perhaps lost its port to somebody else; one that hangs will not answer on
    /// another port, either.</summary>
    private async Task<StartedServer?> GiveUpAsync(ChildProcess process, string why, bool isLast)
    {
        if (!process.HasEnded)
        {
            throw Refused($"it did not answer within {limit.TotalSeconds:0} s ({why})", process);
        }

        if (isLast)
        {
            throw Refused($"it ended with code {process.ExitCode} before it answered, {Attempts} times", process);
        }

        await process.DisposeAsync();
        return null;
    }

    private ImmutableArray<string> Command(ServerPlace place) =>
        need.Origin == Origin.Docker
            ? _facts.Container!.Command(place.Programs["docker"], place.Port) : need.Server.Command(place);

    private ChildProcess Start(ImmutableArray<string> command, ServerPlace place, string? account)
    {
        var isContainer = need.Origin == Origin.Docker;
        return ChildProcess.Start(
            command, place.Folder, place.Log, isContainer ? Container.StopSignal : _facts.StopSignal,
            programs, isContainer ? null : account);
    }

    private Refusal Refused(string why, ChildProcess process) =>
        new(ExitCode.Inventory,
            $"{_facts.Name} did not start: {why}.") { Said = StartedServer.Said(_facts.Name, process) };
}

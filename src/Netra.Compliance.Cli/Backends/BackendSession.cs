using System.Collections.Immutable;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Backends;

/// <summary>The servers of one run, all started at once, and what tests must know to reach them.</summary>
internal sealed class BackendSession : IAsyncDisposable
{
    /// <summary>The variable that says what the tests must meet: <c>embedded</c>, <c>services</c>, or <c>auto</c> for
    /// some of each.</summary>
    public const string ModeVariable = "NETRA_BACKENDS";

    private readonly BackendPlan _plan;
    private readonly RunFolder _folder;
    private ImmutableArray<StartedServer> _servers = [];

    private BackendSession(BackendPlan plan, RunFolder folder) => (_plan, _folder) = (plan, folder);

    /// <summary>Starts what <paramref name="plan"/> asks for; when one does not start, none stays.</summary>
    /// <exception cref="Refusal">A server does not start, or one of the user's own does not answer.</exception>
    public static async Task<BackendSession> StartAsync(
        BackendPlan plan, SessionLimits limits, CancellationToken cancellation)
    {
        var session = new BackendSession(plan, RunFolder.Make(limits.Home));
        try
        {
            await session.StartAsync(limits, cancellation);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>The servers that are started here, with their versions, in the order of their needs.</summary>
    public ImmutableArray<StartedServer> Servers =>
        [.. _servers.OrderBy(started => Server.All.IndexOf(started.Server))];

    /// <summary>A sentence for each server that ended unexpectedly or no longer answers.</summary>
    public async Task<ImmutableArray<string>> DeathsAsync(CancellationToken cancellation)
    {
        var deaths = await Task.WhenAll(Servers.Select(server => server.DeathAsync(cancellation)));
        return [.. deaths.OfType<string>()];
    }

    /// <summary>The variables of the tests; null takes one out that the tool itself was given.</summary>
    public IReadOnlyDictionary<string, string?> Variables()
    {
        var variables = Server.All.SelectMany(server => server.Facts.Variables)
            .ToDictionary(name => name, _ => (string?)null);
        _plan.Needs.ToList().ForEach(need => Fill(variables, need.Server.Facts, need.Values));
        _servers.ToList()
            .ForEach(started => Fill(variables, started.Server.Facts, started.Server.Values(started.Place)));
        variables[ModeVariable] = Mode(variables);
        return variables;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_servers.Select(server => server.DisposeAsync().AsTask()));
        _folder.Dispose();
    }

    private static void Fill(Dictionary<string, string?> variables, ServerFacts facts, IEnumerable<string> values) =>
        facts.Variables.Zip(values).ToList().ForEach(pair => variables[pair.First] = pair.Second);

    private string Mode(Dictionary<string, string?> variables) => _plan.Mode switch
    {
        BackendMode.Embedded => "embedded",
        _ => variables.Values.Contains(null) ? "auto" : "services",
    };

    /// <summary>The first that fails stops the others, which would otherwise be waited for.</summary>
    private async Task StartAsync(SessionLimits limits, CancellationToken cancellation)
    {
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var started = _plan.ToStart();
        var starts = started.Zip(ReservedPort.Take(started.Length),
            (need, port) => OrAbortAsync(StartAsync(need, port, limits, abort.Token), abort));
        var checks = _plan.Needs.Where(need => need.Origin == Origin.Given)
            .Select(need => OrAbortAsync(GivenServer.CheckAsync(need, abort.Token), abort));
        await Task.WhenAll(starts.Concat(checks).ToList());
    }

    private static async Task OrAbortAsync(Task task, CancellationTokenSource abort)
    {
        try
        {
            await task;
        }
        catch
        {
            await abort.CancelAsync();
            throw;
        }
    }

    private async Task StartAsync(
        PlannedNeed need, ReservedPort port, SessionLimits limits, CancellationToken cancellation)
    {
        using var held = port;
        var start =
            new ServerStart(need, _plan.Programs, need.Origin == Origin.Docker ? limits.DockerReady : limits.Ready);
        var folder = _folder.For(need.Server.Facts.Name.ToLowerInvariant());
        var started = await start.RunAsync(folder, port, cancellation);
        ImmutableInterlocked.Update(ref _servers, servers => servers.Add(started));
    }
}

/// <summary>Where the servers of a run live, and how long they may take to answer.</summary>
/// <param name="Home">The folder that holds the folders of all runs.</param>
/// <param name="Ready">The longest wait for a server that is installed; a busy machine takes seconds.</param>
/// <param name="DockerReady">The longest wait for a container, whose image may have to be fetched first.</param>
internal sealed record SessionLimits(string Home, TimeSpan Ready, TimeSpan DockerReady)
{
    public static SessionLimits Default => new(RunFolder.Home, TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(10));
}

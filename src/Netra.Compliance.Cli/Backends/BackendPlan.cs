using System.Collections.Immutable;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Backends;

/// <summary>How a need is met.</summary>
internal enum Origin
{
    /// <summary>Inside the test process.</summary>
    Embedded,

    /// <summary>By a server of the user's own, which the environment names.</summary>
    Given,

    /// <summary>By a program that is installed here.</summary>
    Installed,

    /// <summary>By a container of Docker.</summary>
    Docker,

    /// <summary>Not at all.</summary>
    Missing,
}

/// <summary>One need and what meets it.</summary>
/// <param name="Server">The server that is meant for it.</param>
/// <param name="Origin">How it is met.</param>
/// <param name="Values">The values of its variables; empty unless they are given.</param>
/// <param name="Programs">The programs that run it, by name; Docker's is <c>docker</c>.</param>
internal sealed record PlannedNeed(
    Server Server, Origin Origin, ImmutableArray<string> Values, ImmutableDictionary<string, string> Programs)
{
    public static PlannedNeed Of(Server server, Origin origin) =>
        new(server, origin, [], ImmutableDictionary<string, string>.Empty);
}

/// <summary>What meets each need of a run: what the environment gives, else what is installed, else Docker.</summary>
internal sealed record BackendPlan(BackendMode Mode, Programs Programs, ImmutableArray<PlannedNeed> Needs)
{
    /// <summary>Looks around; starts nothing.</summary>
    /// <exception cref="Refusal">Of variables that belong together only some are set.</exception>
    public static BackendPlan Of(BackendMode mode, ServerSources around)
    {
        var otherwise = mode == BackendMode.Services ? Origin.Missing : Origin.Embedded;
        var needs = Server.All
            .Select(server => mode == BackendMode.Embedded
                ? PlannedNeed.Of(server, Origin.Embedded) : around.Find(server, otherwise));
        return new(mode, around.Programs, [.. needs]);
    }

    /// <summary>The same plan, unless a need is not met.</summary>
    /// <exception cref="Refusal">Servers are missing: the sentence names them and says how to get them.</exception>
    public BackendPlan Complete()
    {
        var missing = Missing();
        return missing.Length == 0
            ? this
            : throw new Refusal(ExitCode.Inventory,
                $"--backends services needs {Names(missing)}, which {(missing.Length == 1 ? "is" : "are")} not "
                + $"here. {HowToGet(missing)}");
    }

    /// <summary>What the tool has to start itself.</summary>
    public ImmutableArray<PlannedNeed> ToStart() =>
        [.. Needs.Where(need => need.Origin is Origin.Installed or Origin.Docker)];

    public ImmutableArray<Server> Missing() =>
        [.. Needs.Where(need => need.Origin == Origin.Missing).Select(need => need.Server)];

    private static string Names(IEnumerable<Server> servers) =>
        string.Join(", ", servers.Select(server => server.Facts.Name));

    private static string HowToGet(ImmutableArray<Server> missing) =>
        $"On Debian: apt-get install "
        + $"--no-install-recommends {string.Join(' ', missing.Select(server => server.Facts.Package))}. "
        + $"Elsewhere, install {string.Join(", ", missing.SelectMany(server => server.Facts.Programs))} on PATH, "
        + $"start Docker, "
        + $"or set {string.Join(", ", missing.SelectMany(server => server.Facts.Variables))} to your own server. "
        + "Or use --backends auto.";
}

/// <summary>What tests run against.</summary>
public enum BackendMode
{
    /// <summary>Backends inside the test process, which need nothing installed.</summary>
    Embedded,

    /// <summary>A server for each need that can be met with one, else an embedded backend.</summary>
    Auto,

    /// <summary>A server for each need; one that is missing is an error.</summary>
    Services,
}

using System.Collections.Immutable;
using System.Diagnostics;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Backends;

/// <summary>Where servers can come from.</summary>
/// <param name="Variables">The environment.</param>
/// <param name="Programs">Where programs are looked for.</param>
/// <param name="DockerAnswers">Whether the daemon behind a Docker client is there.</param>
internal sealed record ServerSources(
    Func<string, string?> Variables, Programs Programs, Func<string, bool> DockerAnswers)
{
    private static readonly TimeSpan DockerLimit = TimeSpan.FromSeconds(10);

    private readonly Lazy<string?> _docker =
        new(() => Programs.Find("docker") is { } docker && DockerAnswers(docker) ? docker : null);

    public static ServerSources OfMachine() => new(Environment.GetEnvironmentVariable, Programs.OfMachine(), HasDaemon);

    public PlannedNeed Find(Server server, Origin otherwise) =>
        Given(server) ?? Installed(server) ?? InDocker(server) ?? PlannedNeed.Of(server, otherwise);

    private PlannedNeed? Given(Server server)
    {
        var names = server.Facts.Variables;
        ImmutableArray<string> values = [.. names.Select(Variables).Where(value => !string.IsNullOrWhiteSpace(value))!];
        if (values.Length > 0 && values.Length < names.Length)
        {
            throw new Refusal(
                ExitCode.Usage, $"{string.Join(" and ", names)} belong together: set all of them, or none.");
        }

        return values.Length == 0 ? null : PlannedNeed.Of(server, Origin.Given) with { Values = values };
    }

    private PlannedNeed? Installed(Server server) =>
        Programs.FindAll(server.Facts.Programs) is { } programs
            ? PlannedNeed.Of(server, Origin.Installed) with { Programs = programs }
            : null;

    private PlannedNeed? InDocker(Server server) =>
        server.Facts.Container is not null && _docker.Value is { } docker
            ? PlannedNeed.Of(server, Origin.Docker)
                with { Programs = ImmutableDictionary<string, string>.Empty.Add("docker", docker) }
            : null;

    private static bool HasDaemon(string docker)
    {
        var start =
            new ProcessStartInfo(docker, ["version"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        if (process.WaitForExit(DockerLimit))
        {
            return process.ExitCode == 0;
        }

        process.Kill();
        return false;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Backends;

namespace Netra.Compliance.Cli.Tests.Backends;

/// <summary>A server that is a shell script; it is ready when it has made a file named <c>ready</c> in its
/// folder.</summary>
internal sealed class FakeServer(string script, string name = "Fake") : Server
{
    private ServerPlace? _place;

    public List<int> Ports { get; } = [];

    public string Folder => _place!.Folder;

    public override ServerFacts Facts { get; } =
        new() { Name = name, Need = "fake", Variables = [$"NETRA_{name.ToUpperInvariant()}"], Package = "fake",
            Programs = [] };

    public override void Configure(ServerPlace place)
    {
        _place = place;
        Ports.Add(place.Port);
    }

    public override ImmutableArray<string> Command(ServerPlace place) => ["/bin/sh", "-c", script];

    public override string Address(int port) => port.ToString(CultureInfo.InvariantCulture);

    public override Task<string> VersionAsync(string address, CancellationToken cancellation) =>
        File.Exists(_place!.At("ready")) ? Task.FromResult("1.0") : throw new IOException("not ready");

    /// <summary>A plan that starts these.</summary>
    public static BackendPlan Plan(params Server[] servers) =>
        new(BackendMode.Services, Programs.OfMachine(),
            [.. servers.Select(server => PlannedNeed.Of(server, Origin.Installed))]);
}

namespace Netra.Compliance.Package.Tests.Consuming;

/// <summary>A test project that references the package, built once.</summary>
public sealed class Consumer
{
    private readonly string _root;

    private Consumer(string root, string name, CommandResult build) => (_root, Name, Build) = (root, name, build);

    public string Name { get; }

    /// <summary>What the build said.</summary>
    public CommandResult Build { get; }

    public string Folder => Path.Combine(_root, Name);

    public string Assembly => Path.Combine(Folder, "bin", "Debug", "net10.0", Name + ".dll");

    public string Findings => Path.Combine(Folder, "obj", "Debug", "net10.0", Name + ".sarif");

    public static async Task<Consumer> BuildAsync(PackedFeed feed, string name)
    {
        string[] build = ["build", name, "-c", "Debug", $"-p:NetraVersion={feed.Version}", "--nologo",
            "-nodeReuse:false"];
        var result = await DotNet.RunAsync(feed.Root, new Dictionary<string, string>(), build);
        return new Consumer(feed.Root, name, result.OrThrow("dotnet build " + name));
    }

    /// <summary>Runs the tests that a filter lets through.</summary>
    public Task<TestRun> TestAsync(string filter, params (string Name, string Value)[] environment) =>
        TestAsync(["--filter", filter], environment);

    /// <summary>Lists the tests without running them.</summary>
    public Task<TestRun> ListAsync() => TestAsync(["--list-tests"], []);

    /// <summary>Reports a run with <c>netra report</c>.</summary>
    public Task<Ledger> ReportAsync(TestRun run) => Ledger.OfAsync(_root, Assembly, run.Results, Findings);

    /// <summary>Each run has a folder of its own for its journal.</summary>
    private async Task<TestRun> TestAsync(string[] options, IEnumerable<(string Name, string Value)> environment)
    {
        var results = Directory.CreateDirectory(Path.Combine(_root, "results-" + Guid.NewGuid().ToString("N")));
        var variables = environment.Append((Name: "NETRA_RESULTS", Value: results.FullName))
            .ToDictionary(variable => variable.Name, variable => variable.Value);
        var command = await DotNet.RunAsync(Folder, variables, ["test", Assembly, .. options, "--nologo"]);
        return TestRun.Of(command, results);
    }
}

using Netra.Compliance.Cli.Journal;

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
        string[] build = ["build", name, "-c", "Debug", $"-p:NetraVersion={feed.Version}", "--nologo", "-nodeReuse:false"];
        var result = await DotNet.RunAsync(feed.Root, new Dictionary<string, string>(), build);
        return new Consumer(feed.Root, name, result.OrThrow("dotnet build " + name));
    }

    /// <summary>Runs the tests that a filter lets through, with a folder of its own for the journal.</summary>
    public async Task<TestRun> TestAsync(string filter, params (string Name, string Value)[] environment)
    {
        var results = Directory.CreateTempSubdirectory("netra-results-");
        var variables = environment.Append((Name: "NETRA_RESULTS", Value: results.FullName));
        return await TestRun.OfAsync(results, () => DotNet.RunAsync(
            Folder, variables.ToDictionary(variable => variable.Name, variable => variable.Value),
            "test", Assembly, "--filter", filter, "--nologo"));
    }

    /// <summary>Lists the tests without running them.</summary>
    public Task<TestRun> ListAsync()
    {
        var results = Directory.CreateTempSubdirectory("netra-results-");
        var environment = new Dictionary<string, string> { ["NETRA_RESULTS"] = results.FullName };
        return TestRun.OfAsync(results, () => DotNet.RunAsync(Folder, environment, "test", Assembly, "--list-tests", "--nologo"));
    }
}

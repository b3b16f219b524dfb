using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Mutants;

/// <summary>What Stryker.NET 5.1.0 writes: absolute paths, GUIDs as ids, full names without arguments, static mutants
/// without coverage.</summary>
public sealed class StrykerReportTests : IDisposable
{
    private const string Report = """
        {"files":{"/build/src/Shop/Cart.cs":{"language":"cs",
          "source":"namespace Shop;\n\npublic static class Cart\n{\n    static readonly int Most = 100;\n\n    public static bool Takes(int count) => count > 0 && count <= Most;\n}\n",
          "mutants":[
        {"id":"41","mutatorName":"Equality mutation","replacement":"count >= 0",
          "location":{"start":{"line":7,"column":44},"end":{"line":7,"column":53}},"status":"Survived","static":false,
          "coveredBy":["c9931688-2865-50fb-ac50-35f9c20875f9","51d5de76-5ba4-5bbd-c0fb-da05918b4f62"],"killedBy":[]},
        {"id":"42","mutatorName":"Logical mutation","replacement":"count > 0 || count <= Most",
          "location":{"start":{"line":7,"column":44},"end":{"line":7,"column":70}},"status":"Killed","static":false,
          "coveredBy":["c9931688-2865-50fb-ac50-35f9c20875f9","51d5de76-5ba4-5bbd-c0fb-da05918b4f62"],
          "killedBy":["51d5de76-5ba4-5bbd-c0fb-da05918b4f62"]},
        {"id":"43","mutatorName":"String mutation","replacement":"\"\"",
          "location":{"start":{"line":5,"column":32},"end":{"line":5,"column":35}},"status":"Killed","static":true,
          "coveredBy":[],"killedBy":["51d5de76-5ba4-5bbd-c0fb-da05918b4f62"]},
        {"id":"44","mutatorName":"Statement mutation","replacement":";",
          "location":{"start":{"line":7,"column":5},"end":{"line":7,"column":71}},"status":"Ignored",
          "statusReason":"Removed by block already covered filter","static":false,
          "coveredBy":["c9931688-2865-50fb-ac50-35f9c20875f9"],"killedBy":[]},
        {"id":"45","mutatorName":"Equality mutation","replacement":"count < Most",
          "location":{"start":{"line":7,"column":57},"end":{"line":7,"column":70}},"status":"CompileError",
          "statusReason":"Mutant caused compile errors","static":false,"coveredBy":[],"killedBy":[]}]},
        "/build/src/Shop/Prices.cs":{"language":"cs","source":"","mutants":[]}},
        "projectRoot":"/build/src/Shop","schemaVersion":"2",
        "testFiles":{"/build/src/Shop.Tests/Plain.cs":{"language":"cs","source":"","tests":[]},
        "/build/src/Shop.Tests/Flow.cs":{"language":"cs","source":"class Flow;\n","tests":[
        {"id":"c9931688-2865-50fb-ac50-35f9c20875f9","name":"Shop.Tests.Auth.Flow.Signs_in",
          "location":{"start":{"line":17,"column":5},"end":{"line":24,"column":98}}},
        {"id":"51d5de76-5ba4-5bbd-c0fb-da05918b4f62","name":"Shop.Tests.Auth.Flow.Signs_in",
          "location":{"start":{"line":17,"column":5},"end":{"line":24,"column":98}}}]}},
        "thresholds":{"high":80,"low":60}}
        """;

    private readonly Bench _bench = new();

    [Fact]
    public async Task Is_joined_by_the_full_names_of_its_tests()
    {
        _bench.Run(_bench.AllPass().Ended()).Add("reports/mutation-report.json", Report);
        var run = await ToolRun.Of(_bench.Folder, "report", _bench.Folder, "--min-mutation-score", "50.01%");
        Assert.Equal(ExitCode.Gate, run.Code);
        run.AssertSays("Mutants: $15,000 a month depends on 1 critical test that missed 1 of 2 reached mutants. "
            + "Mutation score 50%: 1 killed, 0 timed out, 1 survived. 1 of 2 critical tests reached no mutant and "
            + "have no score. 1 mutant not counted for any test, because no report names the tests that reached "
            + "them.\n");
        Assert.Contains("minMutationScore is 50%, but must be at least 50.01%", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();
}

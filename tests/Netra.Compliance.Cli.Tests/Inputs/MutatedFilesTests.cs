using System.Globalization;
using System.Text;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Findings;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Inputs;

/// <summary>Good files, damaged at random from a fixed seed: the tool refuses them or reads them, and never fails by
/// itself or hangs.</summary>
public sealed class MutatedFilesTests : IDisposable
{
    private const string Accepted =
        """
        {"schema":"netra.baseline/1","accepted":2,"findings":[
        {"rule":"NETRA1002","path":"A.cs","text":"int B() {","count":2,"lines":9}]}
        """;

    private const string Settings =
        """
        {"gate":{"maxAtRisk":0,"minProtected":"100%","minProven":35000},
        "projects":["src/Shop.Tests"],"services":["cache"],"load":"src/Load"}
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static readonly string[] Tokens =
        ["null", "-1", "1e999", "\"\\ud800\"", "\"\"", "[]", "{}", "[null]", "99999999999999999999", "\"a\\u0000b\"",
            "true", "\"file:///%00\""];

    private static readonly int Runs =
        int.Parse(Environment.GetEnvironmentVariable("NETRA_MUTATIONS") ?? "50", CultureInfo.InvariantCulture);

    private readonly Bench _bench = new();

    public MutatedFilesTests()
    {
        _bench.Run(_bench.AllPass().Ended());
        File.WriteAllText(Path.Combine(_bench.Folder, "A.cs"), "class A { }");
    }

    [Fact]
    public Task Survives_damaged_assemblies() =>
        Survives(_bench.Inputs[0], File.ReadAllBytes(_bench.Inputs[0]), Bytes, "report", ".");

    [Fact]
    public Task Survives_damaged_findings()
    {
        var log = SarifScript.Log(SarifScript.Result("NETRA1001", Path.Combine(_bench.Folder, "A.cs")),
            SarifScript.Result("NETRA3001", "/b/B.cs", suppressed: true));
        return Survives(Path.Combine(_bench.Folder, "a.sarif"), Encoding.UTF8.GetBytes(log), Text, "report", ".");
    }

    [Fact]
    public Task Survives_damaged_settings() =>
        Survives(Path.Combine(_bench.Folder, "netra.json"), Encoding.UTF8.GetBytes(Settings), Text, "report", ".");

    [Fact]
    public Task Survives_a_damaged_baseline() =>
        Survives(Path.Combine(_bench.Folder, "accepted.json"), Encoding.UTF8.GetBytes(Accepted), Text, "check", ".",
            "--baseline", "accepted.json");

    public void Dispose() => _bench.Dispose();

    private async Task Survives(string path, byte[] good, Func<Random, byte[], byte[]> damage, params string[] line)
    {
        for (var seed = 0; seed < Runs; seed++)
        {
            await File.WriteAllBytesAsync(path, damage(new Random(seed), good));
            var run = await Task.Run(() => ToolRun.Of(_bench.Folder, line)).WaitAsync(Limit);
            Assert.False(run.Code == ExitCode.Internal, $"seed {seed}: {run.Error}");
        }
    }

    /// <summary>One to four bytes, a run of one byte, or the end of the file.</summary>
    private static byte[] Bytes(Random random, byte[] good)
    {
        var damaged = (byte[])good.Clone();
        var length = random.Next(3) == 0 ? random.Next(64) : 1;
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            var start = random.Next(damaged.Length);
            damaged.AsSpan(start, Math.Min(length, damaged.Length - start)).Fill((byte)random.Next(256));
        }

        return random.Next(8) == 0 ? damaged[..random.Next(damaged.Length)] : damaged;
    }

    /// <summary>A value in the place of another, or damage to the bytes.</summary>
    private static byte[] Text(Random random, byte[] good)
    {
        var text = Encoding.UTF8.GetString(good);
        var values = text.Select((character, index) => (character, index)).Where(at => at.character == ':').ToList();
        var start = values[random.Next(values.Count)].index + 1;
        var end = text.IndexOfAny([',', '}', ']'], start);
        var swapped = text[..start] + Tokens[random.Next(Tokens.Length)] + text[end..];
        return random.Next(4) == 0 ? Bytes(random, good) : Encoding.UTF8.GetBytes(swapped);
    }
}

using System.Text.Json;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Inputs;
using Netra.Compliance.Cli.Tests.Ledger;
using Netra.Compliance.Cli.Tests.Rendering;

namespace Netra.Compliance.Cli.Tests.Commands;

/// <summary>From the command line to the text: names, paths and messages that try to speak for the tool, or are
/// endless.</summary>
public sealed class HostileInputTests : IDisposable
{
    private const string Long =
        "public static class A\n{\n    public static int B(int a)\n    {\n        a++;\n        a++;\n        "
        + "a++;\n        a++;\n        a++;\n        a++;\n        a++;\n        a++;\n        return a;\n    }\n}";

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("none\nINJECTED: the gate passes.")]
    [InlineData("none\u2028INJECTED")]
    [InlineData("::error::none")]
    [InlineData("##[error]none")]
    [InlineData("##vso[task.complete]none")]
    [InlineData("\u202Enone")]
    [InlineData("a\nINJECTED.txt")]
    public async Task A_path_is_one_part_of_one_sentence(string path)
    {
        _folder.Write("a\nINJECTED.txt", "");
        var run = await ToolRun.Of(_folder.Path, "report", path);
        run.AssertRefused(ExitCode.Unreadable, " ");
        Hostile.AssertPlain(run.Error);
    }

    [Theory]
    [InlineData("report", "x", "--nonsense\nINJECTED")]
    [InlineData("::error::x")]
    [InlineData("run", "--level", "##[error]\nINJECTED")]
    [InlineData("check", "--preset", "\u202E\nINJECTED")]
    public async Task A_command_line_is_too(params string[] args)
    {
        var run = await ToolRun.Of(_folder.Path, args);
        run.AssertRefused(ExitCode.Usage, "Try 'netra --help'.");
        Hostile.AssertPlain(run.Error);
    }

    [Fact]
    public async Task A_list_keeps_a_title_in_its_row()
    {
        var title = JsonEncodedText.Encode("A\nINJECTED\u2028INJECTED ##[error] \u202E\u001b[31m").ToString();
        string[] fragments = [CatalogFragment.Header(),
            CatalogFragment.Test(1, Bench.Flow, 347_000, CatalogFragment.Point("A"))];
        CompiledCatalog.Write(
            _folder, "Shop.Tests.dll", fragments[0], fragments[1].Replace("Test 1", title, StringComparison.Ordinal));
        var run = await ToolRun.Of(_folder.Path, "list", "Shop.Tests.dll");
        Hostile.AssertPlain(run.Out);
        Assert.Contains("$347,000", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_keeps_a_file_name_on_its_line()
    {
        _folder.Write("A\nINJECTED ##[error] \u202E.cs", Long);
        var run = await ToolRun.Of(_folder.Path, "check", ".");
        Assert.Equal(ExitCode.Gate, run.Code);
        Hostile.AssertPlain(run.Out + run.Error);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    public async Task A_check_for_programs_has_the_name_unchanged_and_no_command_in_it(string format)
    {
        _folder.Write("##[error]##vso[x]\u202E.cs", Long);
        var run = await ToolRun.Of(_folder.Path, "check", ".", "--format", format);
        Hostile.AssertPlain(run.Out);
        var name = format == "json" ? "##[error]##vso[x]\u202E.cs" : Uri.EscapeDataString("##[error]##vso[x]\u202E.cs");
        Assert.Contains(name, Texts(JsonDocument.Parse(run.Out).RootElement));
    }

    [Theory]
    [InlineData(1_000_000, ' ')]
    [InlineData(100_000, 'x')]
    public async Task An_endless_message_is_shortened_on_every_way_out(int length, char filler)
    {
        using var bench = new Bench();
        var message = "begins" + string.Concat(Enumerable.Repeat($"{filler}word", length / 5));
        bench.Run(bench.AllPass().Test(Bench.Flow, "Signs_in", "failed", message: message).Ended());
        var run = await ToolRun.Of(bench.Folder, ["report", .. bench.Inputs]);
        AssertShort([run.Out, Written(bench, "report.md")], 1000, 40_000);
        AssertShort([Written(bench, "report.html")], 1000, 90_000);
        AssertShort([Written(bench, "ledger.json")], 100_000, 350_000);
    }

    public void Dispose() => _folder.Dispose();

    private static string Written(Bench bench, string name) =>
        File.ReadAllText(Path.Combine(bench.Folder, "artifacts", "compliance", name));

    private static void AssertShort(string[] ways, int least, int most)
    {
        Assert.All(ways, said => Assert.Matches("begins.* characters left out", said));
        Assert.All(ways, said => Assert.InRange(said.Length, least, most));
    }

    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Texts(property.Value)),
        _ => [],
    };
}

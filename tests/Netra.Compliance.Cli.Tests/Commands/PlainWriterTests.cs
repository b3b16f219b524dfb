using Netra.Compliance.Cli.Commands;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Inputs;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Commands;

public sealed class PlainWriterTests : IDisposable
{
    private const string Evil = "red\u001b[31m\u009b2J\a\rThe gate passes.\nReport: elsewhere";

    private readonly Bench _bench = new();
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("a\u001b[31mb", "a\uFFFD[31mb")]
    [InlineData("a\rb\u0085c\u007f", "a\uFFFDb\uFFFDc\uFFFD")]
    [InlineData("a\n\tb\n", "a\n\tb\n")]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("a\u2028b\u2029c\vd\f", "a\uFFFDb\uFFFDc\uFFFDd\uFFFD")]
    [InlineData("\u202E$347,000\u202C \u2066\u2069\u200E\u200F\u061C",
        "\uFFFD$347,000\uFFFD \uFFFD\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData("##[error]a\n##vso[b]c ###[d] ##Group[e]", "## [error]a\n##vso [b]c ### [d] ##Group [e]")]
    [InlineData("::error::a\n  ::set-env::b ::c::", ": :error::a\n  : :set-env::b ::c::")]
    [InlineData("# [a] C#[0] ## a [b] a::b : : Shop::Pay", "# [a] C#[0] ## a [b] a::b : : Shop::Pay")]
    public void Replaces_what_steers_a_terminal_and_keeps_lines(string said, string shown)
    {
        using var inner = new StringWriter();
        using var writer = new PlainWriter(inner);
        writer.Write(said);
        Assert.Equal(shown, inner.ToString());
    }

    [Fact]
    public void Replaces_them_however_they_are_written()
    {
        using var inner = new StringWriter { NewLine = "\n" };
        using var writer = new PlainWriter(inner);
        writer.Write('\u001b');
        writer.Write(['\u001b', 'a'], 0, 2);
        writer.Write("\u001bb".AsSpan());
        writer.WriteLine("\u001bc");
        writer.WriteLine();
        Assert.Equal("\uFFFD\uFFFDa\uFFFDb\uFFFDc\n\n", inner.ToString());
    }

    [Fact]
    public void Breaks_a_command_that_comes_in_pieces()
    {
        using var inner = new StringWriter { NewLine = "\n" };
        using var writer = new PlainWriter(inner);
        writer.Write('#');
        writer.Write("#vso");
        writer.WriteLine("[a]");
        writer.Write(" :");
        writer.Write(":b");
        Assert.Equal("##vso [a]\n : :b", inner.ToString());
    }

    [Fact]
    public async Task Lets_no_name_of_a_run_steer_the_terminal_or_speak_for_the_tool()
    {
        _bench.Run(_bench.AllPass().Test(Bench.Flow, Evil, "failed", message: Evil).Ended());
        var run = await ToolRun.Of(_bench.Folder, "report", ".");
        AssertPlain(run.Out + run.Error);
        Assert.DoesNotContain("\nReport: elsewhere", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lets_no_path_of_a_refusal_steer_the_terminal()
    {
        var run = await ToolRun.Of(_bench.Folder, "report", "none\u001b[31m");
        AssertPlain(run.Error);
        Assert.Equal(ExitCode.Unreadable, run.Code);
    }

    [Fact]
    public async Task Lets_no_file_of_a_check_steer_the_terminal()
    {
        _folder.Write("A\u001b[31m.cs", "class A { int B() { int a = 1; a++; return a; } }");
        var run = await ToolRun.Of(_folder.Path, "check", ".");
        AssertPlain(run.Out);
        Assert.Contains("A\uFFFD[31m.cs", run.Out, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _bench.Dispose();
        _folder.Dispose();
    }

    private static void AssertPlain(string text) =>
        Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n');
}

using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Findings;

public sealed class SarifReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Reads_rule_level_message_and_relative_place()
    {
        var log = SarifScript.Log(SarifScript.Result("NETRA1001", _folder.Write("src/A file.cs", "class A;")));
        var finding = Assert.Single(SarifReader.Read(_folder.Write("a.sarif", log), _folder.Path));
        Assert.Equal(new Finding("NETRA1001", "warning", "Too long.", "src/A file.cs", 7, Suppressed: false), finding);
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData("many", null)]
    public void Reads_how_many_lines_the_rule_counted(string lines, int? expected)
    {
        var log = SarifScript.Log(
            new { ruleId = "NETRA1002", message = new { text = "Long." },
                properties = new { warningLevel = 1, customProperties = new { limit = "8", lines } } });
        Assert.Equal(expected, Assert.Single(SarifReader.Read(_folder.Write("a.sarif", log), _folder.Path)).Lines);
    }

    [Fact]
    public void Marks_a_finding_that_the_source_suppresses()
    {
        var log = SarifScript.Log(SarifScript.Result("NETRA1001", _folder.At("A.cs"), suppressed: true));
        Assert.True(Assert.Single(SarifReader.Read(_folder.Write("a.sarif", log), _folder.Path)).Suppressed);
    }

    [Fact]
    public void Leaves_out_what_other_rules_say()
    {
        var log = SarifScript.Log(SarifScript.Result("CS0168", _folder.At("A.cs")));
        Assert.Empty(SarifReader.Read(_folder.Write("a.sarif", log), _folder.Path));
    }

    [Fact]
    public void Reads_a_result_without_a_place()
    {
        var log = SarifScript.Log(new { ruleId = "NETRA2004", message = new { text = "Sum." } });
        var finding = Assert.Single(SarifReader.Read(_folder.Write("a.sarif", log), _folder.Path));
        Assert.Equal(((string?)null, (int?)null, "warning"), (finding.Path, finding.Line, finding.Level));
    }

    [Theory]
    [InlineData("", "is not valid SARIF")]
    [InlineData("{\"version\":\"2.1.0\",\"runs\":[{", "is not valid SARIF")]
    [InlineData("[1,2]", "is not valid SARIF")]
    [InlineData("{\"name\":\"x\"}", "2.1.0 is required")]
    [InlineData("{\"version\":\"3.0.0\",\"runs\":[]}", "SARIF version \"3.0.0\"")]
    public void Refuses_what_is_not_whole_SARIF_of_its_version(string text, string why)
    {
        var refusal = Assert.Throws<Refusal>(() => SarifReader.Read(_folder.Write("a.sarif", text), _folder.Path));
        Assert.Equal(ExitCode.Unreadable, refusal.Code);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_missing_file() =>
        Assert.Contains("does not exist",
            Assert.Throws<Refusal>(() => SarifReader.Read(_folder.At("a.sarif"), "/")).Message,
            StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}

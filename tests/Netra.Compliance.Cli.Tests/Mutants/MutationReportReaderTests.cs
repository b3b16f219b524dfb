using System.Text;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Mutants;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Mutants;

public sealed class MutationReportReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Reads_each_mutant_with_the_names_of_its_tests()
    {
        var mutant = Read(MutationSample.Shop().Json()).Mutants[0];
        Assert.Equal(("Shop/Cart.cs", 1, 5), (mutant.Key.File, mutant.Key.Start.Line, mutant.Key.Start.Column));
        Assert.Equal<string>([MutationSample.SignsIn, MutationSample.SignsOut], mutant.CoveredBy);
        Assert.Equal((MutantStatus.Killed, MutationSample.SignsIn), (mutant.Status, mutant.KilledBy.Single()));
    }

    [Theory]
    [InlineData("\"schemaVersion\":\"2\"", "\"schemaVersion\":\"1\"")]
    [InlineData("\"schemaVersion\":\"2\"", "\"schemaVersion\":\"2.0.1\"")]
    [InlineData("\"replacement\":\";\",", "")]
    [InlineData("\"projectRoot\":\"/build/src/Shop\",", "")]
    [InlineData("\"static\":false,", "\"later\":[null],")]
    [InlineData("\\n", "\\r\\n")]
    [InlineData("\\n", "\\r")]
    public void Reads_what_the_schema_allows(string text, string other)
    {
        var json = MutationSample.Shop().Json();
        Assert.Equal(9, Read(Replaced(json, text, other)).Mutants.Length);
    }

    [Fact]
    public void Reads_a_report_that_measures_no_coverage()
    {
        var json = new MutationSample().Mutant("Survived", 1, []).Json(root =>
        {
            root.Remove("testFiles");
            MutationSample.MutantOf(root).Remove("coveredBy");
            MutationSample.MutantOf(root).Remove("killedBy");
        });
        Assert.Empty(Read(json).Mutants.Single().CoveredBy);
    }

    [Fact]
    public void Reads_a_report_with_a_byte_order_mark()
    {
        var path = _folder.At("mutation-report.json");
        File.WriteAllText(path, MutationSample.Shop().Json(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Equal(9, MutationReportReader.Read(new(path, IsNamed: false), _folder.Path)!.Mutants.Length);
    }

    [Theory]
    [InlineData("\"schemaVersion\":\"2\"", "\"schemaVersion\":\"3\"",
        "schemaVersion is \"3\", expected major version 1 or 2")]
    [InlineData("\"schemaVersion\":\"2\"", "\"schemaVersion\":2", "schemaVersion is 2, expected a text")]
    [InlineData("\"schemaVersion\":\"2\"", "\"schemaVersion\":null", "schemaVersion is null, expected a text")]
    [InlineData("\"schemaVersion\":\"2\"", "\"version\":\"2\"", "schemaVersion is missing")]
    [InlineData("\"thresholds\":{", "\"thresholds\":1,\"x\":{", "thresholds is 1, expected an object")]
    [InlineData("\"files\":{", "\"files\":null,\"x\":{", "files is null, expected an object")]
    [InlineData("\"files\":{", "\"files\":[],\"x\":{", "files is [], expected an object")]
    [InlineData("\"files\":{", "\"files\":{\"A.cs\":null,", "files[\"A.cs\"] is null, expected an object")]
    [InlineData("\"mutants\":[", "\"mutants\":[null,",
        "files[\"/build/src/Shop/Cart.cs\"].mutants[0] is null, expected an object")]
    [InlineData("\"mutants\":[", "\"mutants\":{},\"x\":[", "mutants is {}, expected a list")]
    [InlineData("\"source\":\"", "\"sources\":\"", "source is missing")]
    [InlineData("\"status\":\"Timeout\"", "\"status\":\"Slain\"",
        "mutants[2].status is \"Slain\", expected one of Killed, Timeout, Survived")]
    [InlineData("\"status\":\"Timeout\"", "\"status\":\"killed\"", "status is \"killed\", expected one of Killed")]
    [InlineData("\"status\":\"Timeout\"", "\"status\":\"1\"", "status is \"1\", expected one of Killed")]
    [InlineData("\"status\":\"Timeout\"", "\"status\":null", "status is null, expected a text")]
    [InlineData("\"status\":\"Timeout\",", "", "status is missing")]
    [InlineData("[\"t3\"]", "[\"t9\"]", "mutants[2].coveredBy[0] is \"t9\", expected the id of a test in testFiles")]
    [InlineData("\"killedBy\":[\"t4\"]", "\"killedBy\":[\"\"]", "killedBy[0] is \"\", expected the id of a test")]
    [InlineData("[\"t3\"]", "[null]", "coveredBy[0] is null, expected a text")]
    [InlineData("\"coveredBy\":[\"t3\"]", "\"coveredBy\":null", "coveredBy is null, expected a list")]
    [InlineData("\"coveredBy\":[\"t3\"],\"killedBy\":[]", "\"coveredBy\":[],\"killedBy\":\"t3\"",
        "killedBy is \"t3\", expected a list")]
    [InlineData("\"status\":\"Killed\"", "\"status\":\"Survived\"",
        "killedBy is [\"t1\"], expected no test, because the mutant survived")]
    [InlineData("\"id\":\"t2\"", "\"id\":\"t1\"", "tests[1].id is \"t1\", expected an id that no other test has")]
    [InlineData("\"id\":\"t2\"", "\"id\":2", "tests[1].id is 2, expected a text")]
    [InlineData("\"testFiles\":{", "\"testFiles\":null,\"x\":{", "testFiles is null, expected an object")]
    [InlineData("\"testFiles\":{", "\"x\":{", "is \"t1\", expected the id of a test in testFiles")]
    [InlineData("\"line\":3,", "", "location.start.line is missing")]
    [InlineData("\"line\":3,", "\"line\":0,", "line is 0, expected a number from 1")]
    [InlineData("\"line\":3,", "\"line\":-1,", "line is -1, expected a number from 1")]
    [InlineData("\"line\":3,", "\"line\":1.5,", "line is 1.5, expected a whole number")]
    [InlineData("\"line\":3,", "\"line\":99999999999,", "line is 99999999999, expected a whole number")]
    [InlineData("\"line\":3,", "\"line\":\"3\",", "line is \"3\", expected a whole number")]
    [InlineData("{\"line\":3,\"column\":12}", "{\"line\":3,\"column\":4}",
        "expected a position within the 10 lines of its file")]
    public void Names_the_key_of_what_it_refuses(string text, string other, string why) =>
        Assert.Contains(" is not a usable mutation report: ",
            Refused(Replaced(MutationSample.Shop().Json(), text, other), why), StringComparison.Ordinal);

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void Takes_no_mutant_past_the_last_line(int line, bool isRefused)
    {
        var json = new MutationSample().Mutant("Survived", line, []).Json();
        Assert.Equal(isRefused, Record.Exception(() => Read(json)) is Refusal);
    }

    [Theory]
    [InlineData("schemaVersion")]
    [InlineData("files")]
    [InlineData("status")]
    [InlineData("line")]
    public void Refuses_a_key_that_is_there_twice(string key) =>
        Refused(Replaced(MutationSample.Shop().Json(), $"\"{key}\":", $"\"{key}\":1,\"{key}\":"),
            $"has the key \"{key}\" twice, at line 1");

    [Fact]
    public void Refuses_text_that_is_not_Unicode() =>
        Refused(Replaced(MutationSample.Shop().Json(), "Statement mutation", "\\ud800"),
            "has text that is not Unicode in \"mutatorName\", at line 1");

    [Fact]
    public void Refuses_every_beginning_of_a_report()
    {
        var json = new MutationSample().Test("t1", "A.B").Mutant("Survived", 1, ["t1"]).Json();
        var lengths = Enumerable.Range(1, json.Length - 1);
        Assert.All(lengths, length => Refused(json[..length], "it is truncated or damaged at line 1, byte"));
    }

    [Fact]
    public void Shows_the_beginning_of_a_value_of_any_length() =>
        Assert.InRange(
            Refused(Replaced(MutationSample.Shop().Json(), "Timeout", new string('x', 9000) + "\\n"),
                "expected one of").Length, 1, 600);

    [Theory]
    [InlineData("/a/b/Cart.cs", "/a/b", "b/Cart.cs")]
    [InlineData("/a/b/c/Cart.cs", "/a/b/", "b/c/Cart.cs")]
    [InlineData("/a/bc/Cart.cs", "/a/b", "Cart.cs")]
    [InlineData("C:\\a\\b\\Cart.cs", "C:\\a", "a/b/Cart.cs")]
    [InlineData("C:\\a\\b\\Cart.cs", "", "Cart.cs")]
    [InlineData("/root/src/Cart.cs", "", "src/Cart.cs")]
    [InlineData("src/Cart.cs", "/a", "src/Cart.cs")]
    public void Names_files_alike_on_every_machine(string path, string projectRoot, string name) =>
        Assert.Equal(name, MutatedFile.Name(path, projectRoot, "/root"));

    public void Dispose() => _folder.Dispose();

    private MutationReport Read(string json) =>
        MutationReportReader.Read(new(_folder.Write("mutation-report.json", json), IsNamed: true), _folder.Path)!;

    private string Refused(string json, string why)
    {
        var refusal = Assert.Throws<Refusal>(() => Read(json));
        Assert.Equal(ExitCode.Unreadable, refusal.Code);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        return refusal.Message;
    }

    /// <summary>With the first occurrence replaced, which must be there; line breaks of the source
    /// everywhere.</summary>
    private static string Replaced(string json, string text, string other)
    {
        var at = json.IndexOf(text, StringComparison.Ordinal);
        return at < 0 ? throw new InvalidOperationException($"{text} is not in {json}")
            : text == "\\n" ? json.Replace(text, other, StringComparison.Ordinal)
            : json[..at] + other + json[(at + text.Length)..];
    }
}

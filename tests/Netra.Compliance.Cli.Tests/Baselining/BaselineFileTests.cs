using Netra.Compliance.Cli.Baselining;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Baselining;

public sealed class BaselineFileTests : IDisposable
{
    private const string Entry = """{"rule":"NETRA1003","path":"A.cs","text":"a","count":1}""";

    private const string Long = "{\"rule\":\"NETRA1002\",\"path\":\"\",\"text\":\"\",\"count\":1,";

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("", "is not a valid baseline")]
    [InlineData("{", "is not a valid baseline")]
    [InlineData("null", "is not a valid baseline")]
    [InlineData("{\"schema\":\"netra.baseline/1\",\"accepted\":0}", "is not a valid baseline")]
    [InlineData("{\"schema\":\"netra.baseline/1\",\"accepted\":1,\"findings\":[{\"rule\":\"NETRA1003\"}]}",
        "is not a valid baseline")]
    [InlineData("{\"schema\":\"netra.baseline/2\",\"accepted\":0,\"findings\":[]}",
        "is written in netra.baseline/2; this netra supports up to netra.baseline/1")]
    [InlineData("{\"schema\":\"netra.check/1\",\"accepted\":0,\"findings\":[]}",
        "is not in the format netra.baseline/1")]
    [InlineData("{\"schema\":\"netra.baseline/1\",\"accepted\":2,\"findings\":[" + Entry + "]}",
        "declares 2 findings but lists a different number")]
    [InlineData("{\"schema\":\"netra.baseline/1\",\"accepted\":0,\"findings\":[{\"rule\":\"\",\"path\":\"\",\"text\":\"\",\"count\":0}]}", "lists a different number")]
    [InlineData(
        "{\"schema\":\"netra.baseline/1\",\"accepted\":2,\"findings\":[" + Entry + "," + Long + "\"lines\":-5}]}",
        "has -5 at findings[1].lines, expected 1 or more")]
    [InlineData(
        "{\"schema\":\"netra.baseline/1\",\"accepted\":1,\"findings\":[" + Long + "\"lines\":0}]}",
        "has 0 at findings[0].lines, expected 1 or more")]
    [InlineData("{\"schema\":\"netra.baseline/01\",\"accepted\":0,\"findings\":[]}",
        "is not in the format netra.baseline/1")]
    public async Task Refuses_what_is_no_whole_baseline(string content, string why)
    {
        _folder.Write("a.json", content);
        (await Check()).AssertRefused(ExitCode.Unreadable, why);
    }

    [Fact]
    public async Task Refuses_a_file_that_is_not_there() =>
        (await Check()).AssertRefused(
            ExitCode.Unreadable, "a.json does not exist: create it with --write-baseline.");

    [Fact]
    public async Task Refuses_to_write_over_one_that_is_there()
    {
        _folder.Write("a.json", "mine");
        (await Check("--write-baseline")).AssertRefused(ExitCode.Usage, "already exists");
        Assert.Equal("mine", File.ReadAllText(_folder.At("a.json")));
    }

    [Theory]
    [InlineData("--write-baseline")]
    [InlineData("--update-baseline")]
    public async Task Refuses_to_write_without_a_file(string option) =>
        (await ToolRun.Of(_folder.Path, "check", option)).AssertRefused(
            ExitCode.Usage, "need --baseline with a file name");

    [Fact]
    public async Task Refuses_to_write_and_update_at_once() =>
        (await Check("--write-baseline", "--update-baseline")).AssertRefused(ExitCode.Usage, "cannot be combined");

    [Fact]
    public void Adds_up_an_entry_that_is_there_twice()
    {
        var file = _folder.Write(
            "a.json", $$"""{"schema":"netra.baseline/1","accepted":2,"findings":[{{Entry}},{{Entry}}]}""");
        Assert.Equal([new AcceptedFinding("NETRA1003", "A.cs", "a", 2)], BaselineFile.Read(file).ToArray());
    }

    [Fact]
    public void Reads_what_it_wrote()
    {
        AcceptedFinding[] entries = [new("NETRA1003", "B.cs", "\"b\" <é>", 2),
            new("NETRA1001", "A.cs", "", 1, Lines: 310)];
        BaselineFile.Write(_folder.At("new/a.json"), entries);
        Assert.Equal([entries[1], entries[0]], BaselineFile.Read(_folder.At("new/a.json")).ToArray());
    }

    public void Dispose() => _folder.Dispose();

    private Task<ToolRun> Check(params string[] more)
    {
        _folder.Write("A.cs", "class A { }\n");
        return ToolRun.Of(_folder.Path, ["check", "--baseline", "a.json", .. more]);
    }
}

using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Running;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Running;

public sealed class FindingsLogsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Names_built_projects_without_a_log_once()
    {
        var log = _folder.Write("a.sarif", "{}");
        var logs =
            FindingsLogs.Of([Built("A", log), Built("B", ""), Built("B", ""), Built("C", _folder.At("none.sarif"))]);
        Assert.Equal(log, Assert.Single(logs.Files));
        Assert.Equal("No findings log for B.csproj, C.csproj: its findings are unknown.",
            Assert.Single(logs.Notes));
    }

    [Fact]
    public void Notes_nothing_when_every_project_has_one() =>
        Assert.Empty(FindingsLogs.Of([Built("A", _folder.Write("a.sarif", "{}"))]).Notes);

    public void Dispose() => _folder.Dispose();

    private BuiltProject Built(string name, string findings) => new()
    {
        Project = _folder.At(name + ".csproj"), Framework = "net10.0", Language = "C#", Assembly = "",
        Findings = findings, Sources = [],
    };
}

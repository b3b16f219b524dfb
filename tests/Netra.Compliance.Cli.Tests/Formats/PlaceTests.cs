using Netra.Compliance.Cli.Assertions;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Tests.Assertions;
using Netra.Compliance.Cli.Tests.Findings;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Formats;

/// <summary>Lines and columns of points and findings, which reports for editors and code scanning need.</summary>
public sealed class PlaceTests : IDisposable
{
    private const string Source = """
        public class Flow
        {
            public async Task Works()
            {
                await Task.Yield();
                Assert.All(new[] { 1 }, item => Assert.True(item < 2)); // !
            }

            public void Rests() => Assert.True(true);
        }
        """;

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("Works", -2, 5)]
    [InlineData("Rests", 3, 28)]
    public void A_point_begins_where_its_body_does(string method, int behind, int column)
    {
        using var point = new CompiledPoint(Source);
        var key = new PointKey(CompiledPoint.Class, method);
        var start = PointPlaces.Read(point.Dll, [key], point.Folder.Path)!.StartOf(key);
        Assert.Equal(new SourceLine("Flow.cs", point.MarkedLines.Single() + behind, column), start);
    }

    [Fact]
    public void A_point_that_is_not_in_the_assembly_begins_nowhere()
    {
        using var point = new CompiledPoint(Source);
        var key = new PointKey(CompiledPoint.Class, "Gone");
        Assert.Null(PointPlaces.Read(point.Dll, [key], point.Folder.Path)!.StartOf(key));
    }

    [Theory]
    [InlineData("""{ "startLine": 7, "startColumn": 9, "endLine": 8, "endColumn": 3 }""", 9, 8, 3)]
    [InlineData("""{ "startLine": 7, "startColumn": 9, "endColumn": 12 }""", 9, 7, 12)]
    public void A_finding_has_its_columns(string region, int start, int endLine, int end) =>
        Assert.Equal(new ColumnSpan(start, endLine, end), Read(region)[0].Columns);

    [Theory]
    [InlineData("""{ "startLine": 7 }""")]
    [InlineData("""{ "startLine": 7, "startColumn": 9 }""")]
    [InlineData("""{ "startLine": 7, "startColumn": 0, "endColumn": 12 }""")]
    [InlineData("""{ "startLine": 7, "startColumn": 9, "endColumn": 8 }""")]
    [InlineData("""{ "startLine": 7, "startColumn": 9, "endLine": 6, "endColumn": 12 }""")]
    public void Columns_that_cannot_be_are_none(string region) => Assert.Null(Read(region)[0].Columns);

    [Fact]
    public void Findings_that_differ_by_their_columns_alone_are_one_at_the_first()
    {
        const string Region = """{ "startLine": 7, "startColumn": 9, "endColumn": 12 }""";
        var second = Region.Replace("9", "4", StringComparison.Ordinal);
        var found = FindingOrder.Of([.. Read(Region), .. Read(second)]);
        Assert.Equal(4, Assert.Single(found).Columns?.Start);
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<Finding> Read(string region)
    {
        var log = SarifScript.Log(SarifScript.Result("NETRA1003", _folder.At("A.cs")))
            .Replace("""{"startLine":7}""", region, StringComparison.Ordinal);
        return SarifReader.Read(_folder.Write("a.sarif", log), _folder.Path);
    }
}

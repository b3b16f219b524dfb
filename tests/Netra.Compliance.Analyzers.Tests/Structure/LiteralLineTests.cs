using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Structure;

public sealed class LiteralLineTests
{
    private const string Raw = "\"\"\"";

    public static TheoryData<string, int> Literals => new()
    {
        { "a = @\"\n\nx\";", 3 },
        { $"a = {Raw}\n x\n {Raw};", 3 },
        { $"a = {Raw}\n x\n {Raw}u8;", 3 },
        { "a = $@\"\n{b}\n\";", 3 },
        { $"a = ${Raw}\n {{b}}\n {{c}} {{d}}\n {Raw};", 4 },
        { $"a = $${Raw}\n {{{{b}}}}\n {Raw}\n;", 4 },
    };

    [Theory, MemberData(nameof(Literals))]
    public async Task Counts_a_literal_over_several_lines_once(string body, int lines)
    {
        var rest = body.EndsWith("\n;", StringComparison.Ordinal) ? 2 : 1;
        Assert.Equal($"{rest + 1}", await StructuralRun.Counts(Lines.InMethod(body + "\nb++;")));
        Assert.True(lines > rest);
    }

    [Theory, MemberData(nameof(Literals))]
    public async Task Counts_each_line_of_a_literal_when_told_so(string body, int lines) =>
        Assert.Equal($"{lines}", await StructuralRun.Counts(Lines.InMethod(body), ("netra_multiline_literal", "each")));

    [Fact]
    public async Task Counts_code_in_a_hole_that_spans_lines() =>
        Assert.Equal(
            "3", await StructuralRun.Counts(Lines.InMethod($"a = ${Raw}\n {{F(x =>\nx.A,\nx => x.B)}}\n {Raw};")));

    [Fact]
    public async Task Counts_lines_after_a_literal_as_before() =>
        Assert.Equal("2", await StructuralRun.Counts(Lines.InMethod($"F({Raw}\n x\n {Raw}).G();\nb++;")));
}

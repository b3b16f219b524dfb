using Microsoft.CodeAnalysis;
using Netra.Compliance.Cli.Assertions;

namespace Netra.Compliance.Cli.Tests.Assertions;

/// <summary>The source of points and faults, as it was compiled.</summary>
public sealed class CodeExcerptsTests : IDisposable
{
    private const string Source = """
        public class Flow
        {
            private int _count;

            // A comment of others.
            [Obsolete]
            public async Task Works()
            {
                await Task.Yield();

                Assert.Equal(1, _count);
            }

            public void Rests() => Assert.True(
                _count < 2);

            public sealed class Nested
            {
                public Nested() =>
                    Console.WriteLine("broken");
            }
        }
        public sealed class Fault
        {
            public void Break()
            {
                Console.WriteLine(1);
            }
            public int Other => 2;
        }
        public interface IEmpty { void Nothing(); }
        """;

    private readonly CompiledPoint _point = new(Source);

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void A_point_is_its_method_with_attributes_and_signature(OptimizationLevel level)
    {
        using var point = new CompiledPoint(Source, level);
        var code = Read(point).Of(new(CompiledPoint.Class, "Works"))!;
        Assert.Equal("[Obsolete]\npublic async Task Works()\n{\n    await Task.Yield();\n\n"
            + "    Assert.Equal(1, _count);\n}", WithBrace(code.Text));
        Assert.Equal("[Obsolete]", File.ReadAllLines(point.SourcePath)[code.Place.Line - 1].Trim());
        Assert.Equal("Flow.cs", code.Place.File);
    }

    [Theory]
    [InlineData("Shop.Tests.Fault", "public void Break()\n{\n    Console.WriteLine(1);\n}\npublic int Other => 2;")]
    [InlineData("Shop.Tests.Flow+Nested", "public Nested() =>\n    Console.WriteLine(\"broken\");")]
    [InlineData("Shop.Tests.IEmpty", null)]
    [InlineData("Shop.Tests.Gone", null)]
    [InlineData("", null)]
    public void A_fault_is_its_members(string fault, string? code) =>
        Assert.Equal(code, Read(_point, fault).OfFault(fault)?.Text);

    [Fact]
    public void An_expression_body_is_whole() => Assert.Equal(
        "public void Rests() => Assert.True(\n    _count < 2);", Read(_point).Of(new(CompiledPoint.Class, "Rests"))!.Text);

    [Fact]
    public void What_was_edited_since_or_is_gone_is_not_shown()
    {
        File.AppendAllText(_point.SourcePath, " ");
        Assert.Null(Read(_point).Of(new(CompiledPoint.Class, "Works")));
        File.Delete(_point.SourcePath);
        Assert.Null(Read(_point).Of(new(CompiledPoint.Class, "Works")));
    }

    [Fact]
    public void A_long_method_is_cut_and_says_so()
    {
        var body = string.Concat(Enumerable.Repeat("Console.WriteLine(1);\n", 30));
        using var point = new CompiledPoint($"public class Flow {{ public void Works()\n{{\n{body}}}\n}}");
        var lines = Read(point).Of(new(CompiledPoint.Class, "Works"))!.Text.Split('\n');
        Assert.Equal((25, "… (9 more lines)"), (lines.Length, lines[^1]));
    }

    [Fact]
    public void There_is_none_without_symbols()
    {
        File.Delete(Path.ChangeExtension(_point.Dll, ".pdb"));
        Assert.Null(CodeExcerpts.Read(_point.Dll, [], [], _point.Folder.Path));
    }

    public void Dispose() => _point.Dispose();

    private static CodeExcerpts Read(CompiledPoint point, params string[] faults) => CodeExcerpts.Read(
        point.Dll, [new(CompiledPoint.Class, "Works"), new(CompiledPoint.Class, "Rests"), new("Gone", "Works")], faults,
        point.Folder.Path)!;

    /// <summary>An optimised method has no step at its last brace.</summary>
    private static string WithBrace(string text) => text.EndsWith('}') ? text : text + "\n}";
}

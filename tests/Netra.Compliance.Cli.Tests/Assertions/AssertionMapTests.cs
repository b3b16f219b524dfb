using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Cli.Tests.Assertions;

/// <summary>Which statements of a coverage point are assertions, found in what the compiler made of it.</summary>
public sealed class AssertionMapTests
{
    public static TheoryData<string, string> Shapes { get; } = new()
    {
        { "statements", """
            public class Flow
            {
                public void Works()
                {
                    var sum = 1 + 2;
                    Assert.Equal(3, sum); // !
                    Console.WriteLine(sum);
                    Assert.True(sum > 0); Assert.True(sum < 9); // !
                    if (sum == 3) { Assert.NotNull(this); } // !
                }
                public void Other() => Assert.True(true);
            }
            """ },
        { "an expression body", "public class Flow { public void Works() =>\n Assert.True(true); // !\n }" },
        { "an async point", """
            public class Flow
            {
                public async Task Works()
                {
                    await Task.Yield();
                    Assert.Equal(1, await Task.FromResult(1)); // !
                    await Assert.ThrowsAsync<Exception>(() => throw new Exception()); // !
                    foreach (var item in new[] { 1 })
                    {
                        Assert.Equal(1, item); // !
                    }
                }
            }
            """ },
        { "lambdas and local functions", """
            public class Flow
            {
                public async Task Works()
                {
                    var limit = 3;
                    Each(item =>
                    {
                        Assert.True(item < limit); // !
                    });
                    await LocalAsync();
                    Func<Task> late = async () =>
                    {
                        await Task.Yield();
                        Assert.Equal(3, limit); // !
                    };
                    await late();
                    static async Task LocalAsync()
                    {
                        await Task.Yield();
                        Assert.True(true); // !
                    }
                }
                private static void Each(Action<int> act) => act(1);
            }
            """ },
        { "a lambda within an assertion", """
            public class Flow
            {
                public void Works()
                {
                    Assert.All(new[] { 1 }, item => // !
                    {
                        Assert.Equal(1, item); // !
                    });
                }
            }
            """ },
        { "helpers of the class and of its base", """
            public class Base { protected void Common() { Assert.True(true); } } // !
            public class Flow : Base
            {
                public void Works() { Check(1); Check(2); Common(); }
                private void Check(int value)
                {
                    Console.WriteLine(value);
                    Assert.True(value > 0); // !
                    Again(value);
                }
                private void Again(int value) { if (value > 1) { Check(value - 1); } }
            }
            """ },
        { "helpers elsewhere", """
            public class Flow
            {
                public async Task Works()
                {
                    Helper.Check(1); // !
                    await Helper.LaterAsync(1); // !
                    Helper.Deep<string>(3); // !
                    new Box<int>().Holds(1); // !
                    _ = new Checked(); // !
                    Helper.Nothing();
                    Helper.Loop(1);
                }
            }
            public static class Helper
            {
                public static void Check(int value) => Assert.Equal(1, value);
                public static async Task LaterAsync(int value) { await Task.Yield(); Check(value); }
                public static void Deep<T>(int depth)
                {
                    if (depth > 0) { Deep<T>(depth - 1); } else { Each(() => Check(1)); }
                }
                public static void Nothing() { }
                public static void Loop(int depth) { if (depth > 0) { Loop(depth - 1); } }
                private static void Each(Action act) => act();
            }
            public class Box<T> { public void Holds(T value) { Assert.NotNull(value); } }
            public class Checked { public Checked() { Assert.True(true); } }
            """ },
        { "a statement of several lines", """
            public class Flow
            {
                public void Works()
                {
                    Assert.Equal( // !
                        1,
                        One());
                }
                private static int One() => 1;
            }
            """ },
        { "an assertion made by hand",
            "public class Flow { public void Works() {\n throw new Xunit.Sdk.XunitException(\"no\"); // !\n } }" },
        { "a method that is marked", """
            public class Flow { public void Works() {
                Mine.Holds(true); // !
                Mine.Other(true);
            } }
            public static class Mine
            {
                [AssertionMethod] public static void Holds(bool value) { if (!value) throw new Exception(); }
                public static void Other(bool value) { if (!value) throw new Exception(); }
            }
            """ },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void Finds_the_assertions_of(string shape, string source)
    {
        foreach (var level in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
        {
            using var point = new CompiledPoint(source, level);
            Assert.Equal((shape, level, string.Join(" ", point.MarkedLines)),
                (shape, level, string.Join(" ", point.Sites().Select(site => site.Line))));
        }
    }

    [Fact]
    public void Knows_the_lines_of_a_statement_and_its_text()
    {
        using var point =
            new CompiledPoint("public class Flow { public void Works() {\n  Assert.Equal(\n    1,\n    1);\n } }");
        var site = Assert.Single(point.Sites());
        Assert.Equal(("Flow.cs", "Assert.Equal( 1, 1);", 2), (site.File, site.Text, site.EndLine - site.Line));
    }

    [Theory]
    [InlineData("Works(System.Int32)", 1)]
    [InlineData("Works(System.Collections.Generic.List`1[System.String],System.Int32[],Shop.Tests.Flow+Kind)", 2)]
    [InlineData("Works(System.Int64)", 0)]
    [InlineData("Works", 3)]
    [InlineData("Gone", 0)]
    public void Tells_overloads_apart_as_the_catalog_does(string method, int count)
    {
        const string Source = """
            public class Flow
            {
                public enum Kind { A }
                public void Works(int a) { Assert.True(true); }
                public void Works(List<string> a, int[] b, Kind c)
                {
                    Assert.True(true);
                    Assert.True(true);
                }
            }
            """;
        using var point = new CompiledPoint(Source);
        Assert.Equal(count, point.Sites(method).Length);
    }

    [Fact]
    public void Knows_the_marked_methods_of_an_assembly_beside_it()
    {
        const string Source = """
            public class Flow { public void Works() {
                Shop.Checks.Holds(true); // !
                Shop.Checks.Other(true);
            } }
            """;
        using var point = new CompiledPoint(Source);
        Assert.Equal(point.MarkedLines, point.Sites().Select(site => site.Line));
    }

    [Fact]
    public void Knows_nothing_without_a_PDB()
    {
        using var point = new CompiledPoint(Plain);
        File.Delete(Path.ChangeExtension(point.Dll, ".pdb"));
        Assert.Null(point.Map());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no PDB at all")]
    public void Knows_nothing_with_a_PDB_that_cannot_be_read(string text)
    {
        using var point = new CompiledPoint(Plain);
        File.WriteAllText(Path.ChangeExtension(point.Dll, ".pdb"), text);
        Assert.Null(point.Map());
    }

    [Fact]
    public void Knows_nothing_with_the_PDB_of_another_build()
    {
        using var point = new CompiledPoint(Plain);
        using var other = new CompiledPoint(Plain + " ");
        File.Copy(Path.ChangeExtension(other.Dll, ".pdb"), Path.ChangeExtension(point.Dll, ".pdb"), overwrite: true);
        Assert.Null(point.Map());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("// another text\n\n\n\n\n\n\n")]
    public void Shows_no_text_of_a_source_that_is_gone_or_was_changed(string? text)
    {
        using var point = new CompiledPoint(Plain);
        File.Delete(point.SourcePath);
        File.WriteAllText(text is null ? point.Dll + ".txt" : point.SourcePath, text);
        Assert.Null(Assert.Single(point.Sites()).Text);
    }

    [Fact]
    public void Names_a_file_outside_the_root_by_its_bare_name()
    {
        using var point = new CompiledPoint(Plain);
        Assert.Equal("Flow.cs",
            Assert.Single(point.Map(root: point.Folder.At("deeper"))!.Of(CompiledPoint.Class, "Works")).File);
    }

    private const string Plain = "public class Flow { public void Works() { Assert.True(true); } }";
}

using System.Runtime.CompilerServices;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Tests.Journaling;

public sealed class SourceLineTests
{
    private const string Own = "   at Netra.Compliance.Tests.Journaling.SourceLineTests.Points.";

    [Theory]
    [InlineData("Asserts() in /src/A.cs:line 7")]
    [InlineData("<Asserts>d__5.MoveNext() in /src/A.cs:line 7")]
    [InlineData("<>c__DisplayClass1_0.<Asserts>b__0(Int32 number) in /src/A.cs:line 7")]
    [InlineData("<Asserts>g__Local|5_0() in /src/A.cs:line 7")]
    [InlineData("Asserts[T](T value) in C:\\src\\A.cs:line 7")]
    public void Knows_each_shape_of_a_member_of_the_class(string frame) =>
        Assert.Equal(new SourceLine("A.cs", 7), SourceLine.Of(typeof(Points), Own + frame));

    [Fact]
    public void Takes_the_innermost_line_of_the_class() =>
        Assert.Equal(2,
            SourceLine.Of(typeof(Points),
                $"   at Xunit.Assert.True() in /x/Assert.cs:line 1\n{Own}Helps() in /a.cs:line 2\n{Own}Asserts() in "
                + $"/a.cs:line 3")!.Line);

    [Fact]
    public void Takes_no_class_whose_name_begins_alike() =>
        Assert.Null(SourceLine.Of(typeof(Points), Own.TrimEnd('.') + "OfMore.Asserts() in /a.cs:line 3"));

    [Fact]
    public void Looks_into_further_traces_where_the_first_has_no_line() =>
        Assert.Equal(3,
            SourceLine.Of(typeof(Points), null, "   at System.String.Copy()", $"{Own}Asserts() in /a.cs:line 3")!.Line);

    [Fact]
    public void Is_not_known_without_debug_symbols() => Assert.Null(SourceLine.Of(typeof(Points), Own + "Asserts()"));

    [Fact]
    public async Task Is_the_call_of_a_helper_elsewhere()
    {
        var failure = await Assert.ThrowsAsync<IOException>(Points.AssertsByAHelperAsync);
        var source = SourceLine.Of(typeof(Points), failure.StackTrace);

        Assert.Equal("Journaling/SourceLineTests.cs", source!.File);
        Assert.Equal(failure.Message, $"called from line {source.Line}");
    }

    [Fact]
    public async Task Is_found_in_a_base_class() =>
        Assert.NotNull(
            SourceLine.Of(
                typeof(MorePoints), (await Assert.ThrowsAsync<IOException>(Points.AssertsByAHelperAsync)).StackTrace));

    [Theory]
    [InlineData("/src/repo/tests/Shop.Tests/Sales/A.cs", "Sales/A.cs")]
    [InlineData("/elsewhere/Shop.Tests/Sales/A.cs", "Sales/A.cs")]
    [InlineData("/_/tests/Shop.Tests/A.cs", "A.cs")]
    [InlineData("/src/repo/tests/Other/Sales/A.cs", "A.cs")]
    [InlineData("D:\\ci\\Shop.Tests\\Sales\\A.cs", "Sales/A.cs")]
    public void Shows_no_path_of_a_machine(string file, string shown) =>
        Assert.Equal(
            shown, SourceFolder.Of("../../../", "/src/repo/tests/Shop.Tests/bin/Debug/net10.0", "Shop").Shorten(file));

    [Fact]
    public void Goes_by_the_assemblys_name_where_no_folder_is_named() =>
        Assert.Equal(
            "Sales/A.cs", SourceFolder.Of(null, "/out", "Shop.Tests").Shorten("/src/repo/Shop.Tests/Sales/A.cs"));

    private class Points
    {
        public static async Task AssertsByAHelperAsync()
        {
            await Task.Yield();
            Helper.Fail();
        }
    }

    private sealed class MorePoints : Points;

    private static class Helper
    {
        public static void Fail([CallerLineNumber] int line = 0) => throw new IOException($"called from line {line}");
    }
}

using Netra.Compliance.Generators.Tests.Running;

namespace Netra.Compliance.Generators.Tests;

/// <summary>The same project gives the same bytes, in whatever order and culture it is read.</summary>
public sealed class DeterminismTests
{
    private static readonly Project Shop = new Project()
        .Add("A.cs", Samples.AuthFlow)
        .Add("B.cs", Samples.OneMethod)
        .Add("C.cs",
            "namespace Shop.Auth; [CriticalTest(3, \"Both\")] public partial class Both { [Fact] public void One() { "
            + "} }")
        .Add("D.cs",
            "namespace Shop.Auth; public partial class Both { [Fact] public void Two() { } [Fact, CriticalTest(4, "
            + "\"M\")] public void M() { } }");

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        var reversed = Shop with { Files = [.. Shop.Files.Reverse()] };
        Assert.Equal(Generation.Of(Shop).Sources, Generation.Of(reversed).Sources);
    }

    [Fact]
    public void Two_runs_give_the_same() => Assert.Equal(Generation.Of(Shop).Sources, Generation.Of(Shop).Sources);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void The_culture_does_not_matter(string culture)
    {
        var expected = Generation.Of(Shop).Sources;
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(culture);
        var actual = Generation.Of(Shop).Sources;
        System.Globalization.CultureInfo.CurrentCulture = before;
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Generated_files_end_their_lines_with_a_line_feed_alone() =>
        Assert.All(Generation.Of(Shop).Sources.Values, text => Assert.DoesNotContain('\r', text));
}

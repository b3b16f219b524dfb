using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Tests.Rendering;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("# h", "\\# h")]
    [InlineData("#", "\\#")]
    [InlineData("- a", "\\- a")]
    [InlineData("---", "\\---")]
    [InlineData("+ a", "\\+ a")]
    [InlineData("===", "\\===")]
    [InlineData("1. a", "1\\. a")]
    [InlineData("1) a", "1\\) a")]
    [InlineData("    code", "code")]
    public void Begins_no_block(string text, string shown) => Assert.Equal(shown, MarkdownText.Of(text));

    [Theory]
    [InlineData("-5 ms")]
    [InlineData("1.5 s")]
    [InlineData("C# and a#b, x-1")]
    [InlineData("$347,000 a month")]
    [InlineData("Flow.cs:12: a @ b")]
    public void Leaves_what_means_nothing(string text) => Assert.Equal(text, MarkdownText.Of(text));

    [Theory]
    [InlineData("@team", "@&#x2060;team")]
    [InlineData("see a/b#12", "see a/b#&#x2060;12")]
    [InlineData("GH-7", "GH-&#x2060;7")]
    [InlineData("https://a.b", "https:&#x2060;//a.b")]
    [InlineData("WWW.a.b", "WWW.&#x2060;a.b")]
    public void Is_linked_by_no_forge(string text, string shown) => Assert.Equal(shown, MarkdownText.Of(text));

    [Fact]
    public void Keeps_a_number_behind_a_title_that_is_read_from_the_right_in_its_place() =>
        Assert.Equal("\u05E9\u05DC\u05D5\u05DD&lrm;", MarkdownText.Of("\u05E9\u05DC\u05D5\u05DD"));
}

using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Tests.Inputs;

public sealed class ShortenedTests
{
    [Theory]
    [InlineData("abcd", 4, "abcd")]
    [InlineData("abcde", 4, "abcd … (1 character left out)")]
    [InlineData("ab😀cd", 3, "ab … (3 characters left out)")]
    [InlineData("ab😀cd", 4, "ab😀 … (2 characters left out)")]
    [InlineData("abe\u0301cd", 3, "ab … (4 characters left out)")]
    [InlineData("a👨‍👩‍👧b", 8, "a … (6 characters left out)")]
    public void Cuts_where_a_readers_character_ends(string text, int most, string shown) =>
        Assert.Equal(shown, Shortened.Of(text, most));

    [Fact]
    public void Counts_what_it_leaves_out_of_a_megabyte() =>
        Assert.EndsWith(
            "a … (999,998 characters left out)", Shortened.Of(new string('a', 1_000_000), 2), StringComparison.Ordinal);

    [Fact]
    public void Leaves_out_a_character_that_has_no_end() =>
        Assert.Equal(" … (100,001 characters left out)", Shortened.Of("a" + new string('\u0301', 100_000), 2000));
}

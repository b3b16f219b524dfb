using Netra.Apex.Performance;
using Netra.Apex.Performance.Search;

namespace Netra.Apex.Tests.Performance.Search;

/// <summary>What search can be set to.</summary>
public sealed class SearchSettingsTests
{
    [Theory]
    [InlineData(0.3, 0.7, null)]
    [InlineData(0, 1, null)]
    [InlineData(1, 0, null)]
    [InlineData(0.1, 0.9, null)]
    [InlineData(0.3, 0.6, "Apex:Performance:Search:VectorWeight and Bm25Weight do not add up to 1.")]
    [InlineData(-0.1, 1.1,
        "Apex:Performance:Search:Bm25Weight is -0.1; give 0 to 1. Apex:Performance:Search:VectorWeight is 1.1; give 0 "
        + "to 1.")]
    [InlineData(double.NaN, 1, "Apex:Performance:Search:Bm25Weight is NaN; give 0 to 1.")]
    public void Weights_are_shares_that_make_one(double words, double meaning, string? problem) =>
        Assert.Equal(problem ?? "", Problems(new SearchSettings { Bm25Weight = words, VectorWeight = meaning }));

    [Fact]
    public void A_blank_folder_is_refused() =>
        Assert.Equal("Apex:Performance:Search:Folder is blank; give a folder for the indexes.",
            Problems(new SearchSettings { Folder = " " }));

    [Fact]
    public void A_file_is_no_folder()
    {
        var file = Path.GetTempFileName();
        var problems = Problems(new SearchSettings { Folder = file });
        File.Delete(file);
        Assert.Equal(
            $"Apex:Performance:Search:Folder is '{file}', which is a file; give a folder for the indexes.", problems);
    }

    private static string Problems(SearchSettings search) =>
        string.Join(' ', new PerformanceSettings { Search = search }.Problems());
}

using Netra.Apex.Business.SyntheticData;

namespace Netra.Apex.Tests.Business.SyntheticData;

/// <summary>Limits and their neighbours.</summary>
public sealed class SyntheticDataSettingsTests
{
    [Fact]
    public void Has_usable_defaults() => Assert.Empty(new SyntheticDataSettings().Problems());

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Accepts_every_limit(double limit) =>
        Assert.Empty(new SyntheticDataSettings { Diversity = limit, Correlation = limit }.Problems());

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Names_every_value_past_a_limit(double limit)
    {
        var settings = new SyntheticDataSettings { Diversity = limit, Correlation = limit };
        Assert.Equal(
            ["Apex:Business:SyntheticData:Diversity", "Apex:Business:SyntheticData:Correlation"],
            settings.Problems().Select(problem => problem.Split(' ')[0]));
    }

    [Fact]
    public void Refuses_a_folder_that_is_blank_or_a_file()
    {
        var file = Path.GetTempFileName();
        string[] folders = [" ", file];
        var problems = folders.SelectMany(folder => new SyntheticDataSettings { Folder = folder }.Problems());
        Assert.Equal(
            ["Apex:Business:SyntheticData:Folder is blank; give a folder for the sets.",
             $"Apex:Business:SyntheticData:Folder is '{file}', which is a file; give a folder for the sets."],
            problems.ToList());
        File.Delete(file);
    }
}

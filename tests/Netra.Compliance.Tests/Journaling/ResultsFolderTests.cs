using Netra.Compliance.Journaling;

namespace Netra.Compliance.Tests.Journaling;

public sealed class ResultsFolderTests
{
    private static readonly string Assembly = Path.GetFullPath(Path.Combine("shop", "bin", "net10.0"));

    [Fact]
    public void Takes_the_variable_before_the_host_option() =>
        Assert.Equal(Path.GetFullPath("there"), ResultsFolder.Resolve("there", "here", Assembly));

    [Fact]
    public void Takes_a_relative_host_option_from_the_folder_of_the_assembly() =>
        Assert.Equal(
            Path.GetFullPath(Path.Combine("shop", "TestResults", "netra")),
            ResultsFolder.Resolve(" ", Path.Combine("..", "..", "TestResults", "netra"), Assembly));

    [Fact]
    public void Takes_an_absolute_host_option_as_it_is()
    {
        var absolute = Path.GetFullPath("elsewhere");

        Assert.Equal(absolute, ResultsFolder.Resolve(null, absolute, Assembly));
    }

    [Fact]
    public void Falls_back_to_the_current_directory() =>
        Assert.Equal(
            Path.GetFullPath(Path.Combine("TestResults", "netra")), ResultsFolder.Resolve(null, null, Assembly));
}

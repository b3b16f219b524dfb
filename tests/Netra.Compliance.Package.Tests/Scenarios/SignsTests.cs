using Netra.Compliance.Package.Tests.Consuming;
using Netra.Compliance.Package.Tests.Guide;

namespace Netra.Compliance.Package.Tests.Scenarios;

/// <summary>A run whose project, tool and temporary folder all stand in a folder with a name full of signs.</summary>
[Collection(ConsumersCollection.Name)]
public sealed class SignsTests(Consumers consumers)
{
    /// <summary>All that the SDK builds with at once; NuGet reads no file of its own beside a <c>;</c>.</summary>
    private const string Signs = "a b,@#&'()ü$(x)=!+~[]{}<>`^-";

    [Fact]
    public async Task Proves_in_a_folder_full_of_signs()
    {
        var project = new GuideProject(consumers.Feed, Signs);
        var temporary = Directory.CreateDirectory(Path.Combine(project.Folder, "tmp")).FullName;

        var run = await RunAsync(project.Folder, temporary);

        Assert.Contains(GuideFiles.Verdicts[0], run.Output);
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(Directory.GetDirectories(temporary, "netra-built-*"));
    }

    private static Task<CommandResult> RunAsync(string folder, string temporary)
    {
        var tool = Path.Combine(folder, "tool");
        Repository.Copy(Repository.Tool, tool);
        string[] run = [Path.Combine(tool, "netra.dll"), "run", "Shop.Tests"];
        return DotNet.RunAsync(folder, new Dictionary<string, string> { ["TMPDIR"] = temporary }, run);
    }
}

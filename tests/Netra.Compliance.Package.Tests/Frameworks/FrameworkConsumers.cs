using Netra.Compliance.Package.Tests.Consuming;

namespace Netra.Compliance.Package.Tests.Frameworks;

/// <summary>All kinds of consumers, built together, and what the build says of each.</summary>
public sealed class FrameworkConsumers
{
    private const string Every = """
        <Project DefaultTargets="Build">
          <ItemGroup><Each Include="*/*.*proj" /></ItemGroup>
          <Target Name="Restore"><MSBuild Projects="@(Each)" Targets="Restore" /></Target>
          <Target Name="Build">
            <MSBuild Projects="@(Each)" Targets="Build" BuildInParallel="true" ContinueOnError="true" />
          </Target>
        </Project>
        """;

    private readonly string[] _lines;

    private FrameworkConsumers(string root, CommandResult build) => (Root, _lines) = (root, build.Output.Split('\n'));

    /// <summary>The folder of the projects, each in one of its name.</summary>
    public string Root { get; }

    public static async Task<FrameworkConsumers> BuildAsync(PackedFeed feed)
    {
        var root = Directory.CreateDirectory(Path.Combine(feed.Root, "frameworks")).FullName;
        File.WriteAllText(Path.Combine(root, "Every.proj"), Every);
        FrameworkConsumer.All.ToList().ForEach(consumer => consumer.WriteTo(root, feed.Version));
        string[] build = ["build", "Every.proj", "--nologo", "-nodeReuse:false", "-clp:NoSummary"];
        return new(root, await DotNet.RunAsync(root, new Dictionary<string, string>(), build));
    }

    /// <summary>What the build says of a project by a rule, without the places.</summary>
    public string[] Said(string name, string rule)
    {
        var project = FrameworkConsumer.All.Single(consumer => consumer.Name == name).Project;
        var lines = _lines.Where(line => line.Contains($" {rule}") && line.Contains($"/{project}"));
        return [.. lines.Select(WithoutPlaces).Distinct()];
    }

    /// <summary>Whether a project was built.</summary>
    public bool IsBuilt(string name) => Directory.Exists(Path.Combine(Root, name, "bin")) && Directory
        .EnumerateFiles(Path.Combine(Root, name, "bin"), name + ".dll", SearchOption.AllDirectories).Any();

    private static string WithoutPlaces(string line) =>
        line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(" [")[0].Split(" (https")[0];
}

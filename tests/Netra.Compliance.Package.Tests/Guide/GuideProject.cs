using Netra.Compliance.Package.Tests.Consuming;

namespace Netra.Compliance.Package.Tests.Guide;

/// <summary>The guide's files in a folder of their own, against the package as it is now.</summary>
internal sealed class GuideProject
{
    /// <summary>The version that the guide names; the package under test has one of its own.</summary>
    private const string Named = "Version=\"0.1.0\"";

    private readonly string _folder;

    public GuideProject(PackedFeed feed, string name = "guide-")
    {
        _folder = Path.Combine(feed.Root, name + Guid.NewGuid().ToString("N"));
        GuideFiles.All.ToList()
            .ForEach(file => Write(file.Path, file.Content.Replace(Named, $"Version=\"{feed.Version}\"")));
        Directory.CreateDirectory(Path.Combine(_folder, "feed"));
        File.Copy(feed.Package, Path.Combine(_folder, "feed", Path.GetFileName(feed.Package)));
    }

    /// <summary>Makes one change in one file.</summary>
    public GuideProject Change(string path, string from, string to)
    {
        var content = File.ReadAllText(Path.Combine(_folder, path));
        Assert.Contains(from, content);
        Write(path, content.Replace(from, to));
        return this;
    }

    /// <summary>The folder of it all.</summary>
    public string Folder => _folder;

    /// <summary>Adds a file.</summary>
    public GuideProject Add(string path, string content)
    {
        Write(path, content);
        return this;
    }

    /// <summary>Runs <c>netra run Shop.Tests</c>, as the guide says.</summary>
    public Task<CommandResult> RunAsync() => RunAsync(new Dictionary<string, string>());

    /// <summary>The same with more options, in an environment.</summary>
    public Task<CommandResult> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] options) =>
        DotNet.RunAsync(
            _folder, environment, [typeof(Cli.Commands.NetraTool).Assembly.Location, "run", "Shop.Tests", .. options]);

    /// <summary>Builds anew and gives what the compiler said.</summary>
    public Task<CommandResult> BuildAsync() =>
        DotNet.RunAsync(
            _folder, new Dictionary<string, string>(), "build", "Shop.Tests", "--nologo", "-nodeReuse:false");

    private void Write(string path, string content)
    {
        var target = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(target, content);
    }
}

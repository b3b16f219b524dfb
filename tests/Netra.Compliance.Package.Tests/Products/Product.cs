using System.IO.Compression;
using System.Xml.Linq;
using Netra.Compliance.Package.Tests.Consuming;

namespace Netra.Compliance.Package.Tests.Products;

/// <summary>A program, published, and its library, packed; the library references the package in some way.</summary>
internal sealed class Product
{
    private const string Library = """
        namespace Library
        {
            public static class Prices { public static object Cheapest() { return 1; } }
        }
        """;

    private const string Program = "System.Console.WriteLine(Library.Prices.Cheapest());";

    private readonly string _folder;
    private readonly CommandResult _published;
    private readonly CommandResult _packed;

    private Product(string folder, CommandResult published, CommandResult packed) =>
        (_folder, _published, _packed) = (folder, published, packed);

    /// <summary>The published files, by their paths.</summary>
    public IEnumerable<string> Published => Directory.EnumerateFiles(At("published"), "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(At("published"), file)).Order(StringComparer.Ordinal);

    /// <summary>What the published program says of the runtime and of the libraries that it needs.</summary>
    public (string Runtime, string Dependencies) Needs =>
        (File.ReadAllText(At("published/App.runtimeconfig.json")), File.ReadAllText(At("published/App.deps.json")));

    /// <summary>The packed library's files, but for those whose names are made up anew each time.</summary>
    public IEnumerable<string> Packed
    {
        get
        {
            using var package = ZipFile.OpenRead(Package);
            var names = package.Entries.Select(entry => entry.FullName);
            return [.. names.Where(name => !name.EndsWith(".psmdcp", StringComparison.Ordinal)).Order()];
        }
    }

    /// <summary>The packages that the packed library needs.</summary>
    public IEnumerable<string?> Dependencies
    {
        get
        {
            using var package = ZipFile.OpenRead(Package);
            using var manifest = package.GetEntry("Library.nuspec")!.Open();
            var needed = XDocument.Load(manifest).Descendants().Where(node => node.Name.LocalName == "dependency");
            return [.. needed.Select(node => node.Attribute("id")?.Value)];
        }
    }

    /// <summary>What both commands said.</summary>
    public string Output => _published.Output + _packed.Output;

    /// <summary>The logs of findings, by their paths.</summary>
    public IEnumerable<string> Logs => Directory.EnumerateFiles(_folder, "*.sarif", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_folder, file)).Order(StringComparer.Ordinal);

    private string Package => Directory.GetFiles(At("packed"), "*.nupkg").Single();

    /// <param name="feed">The package.</param>
    /// <param name="assets">The attributes of the library's reference to the package; null for no reference.</param>
    public static async Task<Product> MakeAsync(PackedFeed feed, string? assets)
    {
        var folder = Path.Combine(feed.Root, "product-" + Guid.NewGuid().ToString("N"));
        var reference = $"""<PackageReference Include="Netra.Compliance" Version="{feed.Version}" {assets} />""";
        Write(folder, "Library", assets is null ? "" : reference, Library);
        const string uses = """<ProjectReference Include="../Library/Library.csproj" />""";
        Write(folder, "App", uses, Program, "<OutputType>Exe</OutputType>");
        var published = await RunAsync(folder, "publish", "App", "-o", "published");
        return new(folder, published, await RunAsync(folder, "pack", "Library", "-o", "packed"));
    }

    private static async Task<CommandResult> RunAsync(string folder, params string[] command)
    {
        string[] arguments = [.. command, "--nologo", "-nodeReuse:false"];
        var result = await DotNet.RunAsync(folder, new Dictionary<string, string>(), arguments);
        return result.OrThrow("dotnet " + string.Join(' ', command));
    }

    private static void Write(string folder, string name, string references, string source, string properties = "")
    {
        Directory.CreateDirectory(Path.Combine(folder, name));
        File.WriteAllText(Path.Combine(folder, name, name + ".cs"), source);
        File.WriteAllText(Path.Combine(folder, name, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>
              <ItemGroup>{references}</ItemGroup>
            </Project>
            """);
    }

    private string At(string path) => Path.Combine(_folder, path);
}

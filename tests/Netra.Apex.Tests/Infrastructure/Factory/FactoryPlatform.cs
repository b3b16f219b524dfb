using System.Net;
using System.Text.Json;
using Netra.Apex.Infrastructure.Factory;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Infrastructure.Factory;

/// <summary>A platform that watches a folder, <c>root</c> is its administrator.</summary>
internal sealed class FactoryPlatform : IAsyncDisposable
{
    /// <summary>The setting that makes <c>root</c> an administrator.</summary>
    public static readonly (string, string) Root = ("Apex:Security:Permissions:Administrators:0", "root");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netra-factory-");
    private UsagePlatform? _platform;

    /// <summary>A file with one finding, of NETRA4001.</summary>
    public const string Untyped = "public sealed class Basket\n{\n    public dynamic Total { get; init; } = 0;\n}\n";

    public string Tree => Path.Combine(_folder.FullName, "tree");

    public UsagePlatform Platform => _platform!;

    public FactoryStatus Status => Platform.Get<FactoryWatch>().Status!;

    public static async Task<FactoryPlatform> StartAsync(params (string Name, string Text)[] files)
    {
        var factory = new FactoryPlatform();
        Directory.CreateDirectory(factory.Tree);
        files.ToList().ForEach(file => factory.Write(file.Name, file.Text));
        factory._platform =
            await UsagePlatform.StartAsync(null, Root, ("Apex:Infrastructure:Factory:Path", factory.Tree));
        await Until.TrueAsync(() => factory.Platform.Get<FactoryWatch>().Status is not null);
        return factory;
    }

    public string PathOf(string name) => Path.Combine(Tree, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    /// <summary>Waits until the tree has the state that is asked for.</summary>
    public Task UntilAsync(Func<FactoryStatus, bool> isSo) => Until.TrueAsync(() => isSo(Status));

    /// <summary>Waits until there are so many files and findings.</summary>
    public async Task<(int Files, int Findings)> HasAsync(int files, int findings)
    {
        await UntilAsync(status => (status.Files, status.FindingCount) == (files, findings));
        return (Status.Files, Status.FindingCount);
    }

    public async Task<(HttpStatusCode Status, string Text)> GetAsync(string path, string customer = "root")
    {
        using var client = Platform.ClientOf(customer);
        using var response = await client.GetAsync($"infrastructure/factory{path}");
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<JsonElement> ReadAsync(string path) =>
        JsonDocument.Parse((await GetAsync(path)).Text).RootElement;

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

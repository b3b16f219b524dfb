using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bogus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Netra.Apex.Business.SyntheticData;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Business;

/// <summary>A field with the values that its generator gives in this order.</summary>
/// <param name="Field">The field; its name is its own in the whole test.</param>
/// <param name="Values">A JSON array.</param>
internal sealed record Planted(DatasetField Field, string Values);

/// <summary>A platform that keeps sets in a folder of the fixture's world, and whose generators give what a test has
/// planted.</summary>
public sealed class DatasetFixture : ApexFixture
{
    private readonly ConcurrentDictionary<string, Queue<JsonNode?>> _planted = new();
    private Action<string> _beforeRead = _ => { };

    private string Folder => Path.Combine(World.Folder, "datasets");

    /// <summary>A customer; the caller disposes her.</summary>
    internal async Task<DatasetCustomer> CustomerAsync() =>
        new(await Platform.ClientAsync($"ann-{Guid.NewGuid():N}"), this);

    /// <summary>Lets the generators give these values, once.</summary>
    /// <returns>How many records they are.</returns>
    internal int Plant(IEnumerable<Planted> fields)
    {
        foreach (var planted in fields)
        {
            _planted[planted.Field.Name] = new(JsonSerializer.Deserialize<JsonNode?[]>(planted.Values)!);
        }

        return _planted[fields.First().Field.Name].Count;
    }

    /// <summary>The folder of a set.</summary>
    internal DirectoryInfo FolderOf(DatasetManifest set) =>
        new DirectoryInfo(Folder).GetDirectories($"{set.Id}", SearchOption.AllDirectories).Single();

    /// <summary>Copies a set beside it.</summary>
    internal void Copy(DatasetManifest set, int copies)
    {
        for (var copy = 0; copy < copies; copy++)
        {
            Copy(FolderOf(set), FolderOf(set).Parent!.CreateSubdirectory($"{Guid.NewGuid()}"));
        }
    }

    /// <summary>Changes a file of a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="content">What is in it then; null: it is gone.</param>
    internal void Damage(DatasetManifest set, string file, string? content)
    {
        var path = Path.Combine(FolderOf(set).FullName, file);
        File.Delete(path);
        if (content is not null)
        {
            File.WriteAllText(path, content);
        }
    }

    /// <summary>Puts a file in the place of the folder of a set's customer.</summary>
    internal void TakeAway(DatasetManifest set)
    {
        var folder = FolderOf(set).Parent!;
        folder.Delete(recursive: true);
        File.WriteAllText(folder.FullName, "");
    }

    /// <summary>Begins a set beside another one, as a node did some time ago.</summary>
    /// <returns>Its folder.</returns>
    internal string Begin(DatasetManifest set, TimeSpan ago)
    {
        var unfinished = FolderOf(set).Parent!.CreateSubdirectory(".unfinished");
        unfinished.LastWriteTimeUtc = (Time.GetUtcNow() - ago).UtcDateTime;
        return unfinished.FullName;
    }

    /// <summary>Lets an order be worked off, and puts its customer's folder back to how it was just before the set was
    /// renamed: as if the node had been killed there, an hour ago.</summary>
    /// <returns>The folder.</returns>
    internal async Task<DirectoryInfo> KillAsync(Func<Task<DatasetManifest>> order)
    {
        var halfWritten = new DirectoryInfo(Path.Combine(World.Folder, "half-written"));
        _beforeRead = file => _beforeRead = CopyOnce(new DirectoryInfo(file).Parent!, halfWritten);
        var folder = FolderOf(await order()).Parent!;
        folder.Delete(recursive: true);
        halfWritten.MoveTo(folder.FullName);
        folder.GetDirectories().Single().LastWriteTimeUtc = (Time.GetUtcNow() - TimeSpan.FromHours(1)).UtcDateTime;
        return folder;
    }

    protected override void Configure(IDictionary<string, string?> settings) =>
        settings["Apex:Business:SyntheticData:Folder"] = Folder;

    protected override void Configure(IServiceCollection services)
    {
        services.AddSingleton<IStartupFilter, ForeignCulture>();
        services.Decorate<IFileProvider>(right =>
            new WatchedFiles((PhysicalFileProvider)right, file => _beforeRead(file)));
        services.Decorate<IFieldKind>(right => new ChangedKind(right, (field, random) =>
            _planted.TryGetValue(field.Name, out var values) ? values.Dequeue()! : right.Next(field, random)));
    }

    private static Action<string> CopyOnce(DirectoryInfo set, DirectoryInfo to)
    {
        Copy(set, to.CreateSubdirectory(set.Name));
        return _ => { };
    }

    private static void Copy(DirectoryInfo set, DirectoryInfo to) =>
        set.GetFiles().ToList().ForEach(file => file.CopyTo(Path.Combine(to.FullName, file.Name)));

    /// <summary>A request with the header <see cref="DatasetCustomer.Abroad"/> is answered as on a machine
    /// abroad.</summary>
    private sealed class ForeignCulture : IStartupFilter
    {
        private static readonly CultureInfo Abroad = new(CultureInfo.InvariantCulture.Name)
        {
            DateTimeFormat = { TimeSeparator = "." },
            NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" },
        };

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, following) =>
            {
                var isAbroad = http.Request.Headers.ContainsKey(DatasetCustomer.Abroad);
                CultureInfo.CurrentCulture = isAbroad ? Abroad : CultureInfo.CurrentCulture;
                return following(http);
            });
            next(app);
        };
    }
}

/// <summary>A type of field that gives other values.</summary>
/// <param name="right">The type.</param>
/// <param name="next">The value in place of that of the type.</param>
internal sealed class ChangedKind(IFieldKind right, Func<DatasetField, Randomizer, JsonNode> next) : IFieldKind
{
    public string Type => right.Type;

    public string? Problem(DatasetField field) => right.Problem(field);

    public JsonNode Next(DatasetField field, Randomizer random) => next(field, random);

    public bool IsValid(DatasetField field, JsonElement value) => right.IsValid(field, value);

    public int? Categories(DatasetField field) => right.Categories(field);

    public double? NumberOf(JsonElement value) => right.NumberOf(value);
}

/// <summary>The platform's files.</summary>
/// <param name="right">The platform's provider.</param>
/// <param name="beforeRead">Is told of each file before it is read.</param>
internal sealed class WatchedFiles(PhysicalFileProvider right, Action<string> beforeRead) : IFileProvider
{
    /// <summary>Where the files are.</summary>
    public string Root => right.Root;

    public IDirectoryContents GetDirectoryContents(string subpath) => right.GetDirectoryContents(subpath);

    public IFileInfo GetFileInfo(string subpath)
    {
        beforeRead(Path.Combine(Root, subpath));
        return right.GetFileInfo(subpath);
    }

    public IChangeToken Watch(string filter) => right.Watch(filter);
}

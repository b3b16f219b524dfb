using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace Netra.Apex.Business.SyntheticData;

/// <summary>A stored set as its owner sees it.</summary>
/// <param name="Id">The set.</param>
/// <param name="CreatedAt">When it was ordered.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Records">How many records it has.</param>
/// <param name="Bytes">How many bytes it has.</param>
/// <param name="Sha256">The SHA-256 of the bytes, in hexadecimal digits.</param>
/// <param name="Fields">Its schema.</param>
/// <param name="Measures">What the validators have measured.</param>
internal sealed record DatasetManifest(
    Guid Id, DateTimeOffset CreatedAt, int Seed, int Records, long Bytes, string Sha256,
    IReadOnlyList<DatasetField> Fields, IReadOnlyList<Measure> Measures)
{
    /// <summary>What keeps the set from being stored.</summary>
    [JsonIgnore]
    public IEnumerable<Measure> Findings => Measures.Where(measure => !measure.IsMet);

    public static DatasetManifest Of(
        DatasetOrder order, DateTimeOffset now, byte[] bytes, IReadOnlyList<Measure> measures) => new(
            Guid.CreateVersion7(now), now, order.Seed, order.Records, bytes.Length, HashOf(bytes), order.Fields,
            measures);

    /// <summary>Whether bytes are those of the set.</summary>
    public bool IsOf(byte[] bytes) => Sha256 == HashOf(bytes);

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>Keeps sets as folders of two files. A set is written beside its place, to a name with a dot in front, read
/// back, and renamed when it is complete; the provider does not show such names.</summary>
internal sealed partial class DatasetStore(
    IFileProvider files, IOptions<BusinessSettings> settings, ILogger<DatasetStore> log)
{
    /// <summary>What the name of a folder begins with that is not complete.</summary>
    public const string Unfinished = ".";

    private const string ManifestFile = "manifest.json";
    private const string RecordsFile = "records.jsonl";

    private static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    private readonly string _root = Path.GetFullPath(settings.Value.SyntheticData.Folder);

    /// <summary>Stores a set, all of it or nothing.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task AddAsync(string owner, DatasetManifest manifest, byte[] records)
    {
        var unfinished = Directory.CreateDirectory(PathOf(owner, Unfinished + manifest.Id));
        try
        {
            await WriteAsync(unfinished, manifest, records);
            await CheckAsync(owner, unfinished, manifest);
            Directory.Move(unfinished.FullName, PathOf(owner, $"{manifest.Id}"));
        }
        catch
        {
            unfinished.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>The complete sets of a customer, the oldest first.</summary>
    public IReadOnlyList<DatasetManifest> List(string owner) =>
    [
        .. files.GetDirectoryContents(FolderOf(owner)).Select(set => Find(owner, set.Name)).OfType<DatasetManifest>()
            .OrderBy(manifest => manifest.Id),
    ];

    /// <summary>A set of a customer; null when the customer has no such set.</summary>
    public DatasetManifest? Find(string owner, string id)
    {
        var manifest = files.GetFileInfo(Path.Combine(FolderOf(owner), id, ManifestFile));
        return manifest.Exists ? Read(manifest) : null;
    }

    /// <summary>The bytes of a set; null when they are not those that were stored.</summary>
    public Task<byte[]?> ReadAsync(string owner, DatasetManifest manifest, CancellationToken cancel) =>
        ReadAsync(owner, $"{manifest.Id}", manifest, cancel);

    /// <summary>Deletes a set of a customer.</summary>
    /// <returns>False: the customer has no such set.</returns>
    public bool Remove(string owner, Guid id)
    {
        try
        {
            Directory.Move(PathOf(owner, $"{id}"), PathOf(owner, $"{Unfinished}{id}"));
            Directory.Delete(PathOf(owner, $"{Unfinished}{id}"), recursive: true);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static async Task WriteAsync(DirectoryInfo folder, DatasetManifest manifest, byte[] records)
    {
        await WriteAsync(folder, RecordsFile, records);
        await WriteAsync(folder, ManifestFile, JsonSerializer.SerializeToUtf8Bytes(manifest, Json));
    }

    // On the disk before the folder gets its name: a machine that loses its power leaves no empty file under it.
    private static async Task WriteAsync(DirectoryInfo folder, string name, byte[] bytes)
    {
        await using var file = new FileStream(Path.Combine(folder.FullName, name), FileMode.CreateNew);
        await file.WriteAsync(bytes);
        file.Flush(flushToDisk: true);
    }

    private static async Task<byte[]> ReadAsync(IFileInfo file, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await using var stream = file.CreateReadStream();
        await stream.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }

    // A subject is the provider's text, and may be no name for a folder.
    private static string FolderOf(string owner) => DatasetManifest.HashOf(Encoding.UTF8.GetBytes(owner));

    private string PathOf(string owner, string name) => Path.Combine(_root, FolderOf(owner), name);

    private async Task CheckAsync(string owner, DirectoryInfo folder, DatasetManifest manifest) =>
        _ = await ReadAsync(owner, folder.Name, manifest, CancellationToken.None)
            ?? throw new IOException($"What was written to {folder.FullName} reads back differently.");

    private async Task<byte[]?> ReadAsync(
        string owner, string folder, DatasetManifest manifest, CancellationToken cancel)
    {
        var records = files.GetFileInfo(Path.Combine(FolderOf(owner), folder, RecordsFile));
        var bytes = records.Exists ? await ReadAsync(records, cancel) : [];
        return manifest.IsOf(bytes) ? bytes : null;
    }

    private DatasetManifest? Read(IFileInfo manifest)
    {
        try
        {
            using var stream = manifest.CreateReadStream();
            return JsonSerializer.Deserialize<DatasetManifest>(stream, Json);
        }
        catch (Exception failure) when (failure is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            LogUnreadable(log, manifest.PhysicalPath, failure);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A set is missing, or its manifest is damaged: {Manifest}.")]
    private static partial void LogUnreadable(ILogger log, string? manifest, Exception failure);
}

/// <summary>Sweeps, when a node starts, what ended processes have left unfinished.</summary>
/// <remarks>By age, for another node may be writing in the same folder: a set is written in seconds.</remarks>
internal sealed partial class LeftOvers(
    IOptions<BusinessSettings> settings, TimeProvider time, ILogger<LeftOvers> log) : IHostedService
{
    private static readonly TimeSpan Age = TimeSpan.FromHours(1);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var root = new DirectoryInfo(settings.Value.SyntheticData.Folder);
        try
        {
            Sweep(root.Exists ? root.GetDirectories() : []);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogLeft(log, root.FullName, failure);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Sweep(DirectoryInfo[] owners)
    {
        var oldest = time.GetUtcNow().UtcDateTime - Age;
        var old = owners.SelectMany(owner => owner.GetDirectories($"{DatasetStore.Unfinished}*"))
            .Where(unfinished => unfinished.LastWriteTimeUtc <= oldest);
        foreach (var unfinished in old)
        {
            unfinished.Delete(recursive: true);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Unfinished sets in {Folder} could not be deleted; the next start tries again.")]
    private static partial void LogLeft(ILogger log, string folder, Exception failure);
}

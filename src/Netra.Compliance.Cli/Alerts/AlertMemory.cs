using System.Collections.Immutable;
using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Alerts;

/// <summary>What each target was told last, in a file, while one command holds it: nothing is sent twice.</summary>
internal sealed class AlertMemory : IDisposable
{
    private const string Format = "netra.alerts";
    private const int Major = 1;
    private const string Advice = "remove it, and the next alert starts anew.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly string _path;
    private readonly FileStream _lock;

    private AlertMemory(string path, FileStream @lock, ImmutableSortedDictionary<string, LedgerStatus> told) =>
        (_path, _lock, Told) = (path, @lock, told);

    /// <summary>What each target was told last.</summary>
    public ImmutableSortedDictionary<string, LedgerStatus> Told { get; private set; }

    /// <summary>Waits until no other command sends alerts from the same file.</summary>
    /// <exception cref="Refusal">Another one does not end, or the file is damaged.</exception>
    public static async Task<AlertMemory> TakeAsync(string path, TimeProvider time, CancellationToken cancellation)
    {
        var @lock = await LockAsync($"{path}.lock", time, cancellation);
        try
        {
            return new(path, @lock, Read(path));
        }
        catch
        {
            await @lock.DisposeAsync();
            throw;
        }
    }

    /// <summary>Remembers that a target knows.</summary>
    public void Remember(string target, LedgerStatus status)
    {
        Told = Told.SetItem(target, status);
        WholeFiles.Write(WholeFile.OfJson(_path, new Document($"{Format}/{Major}", Told)));
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>What is remembered in a file that nobody needs to hold.</summary>
    public static ImmutableSortedDictionary<string, LedgerStatus> Read(string path)
    {
        if (!File.Exists(path))
        {
            return ImmutableSortedDictionary<string, LedgerStatus>.Empty;
        }

        var document = Parse(path);
        SchemaName.Require(path, document.Schema, Format, Major);
        return document.Told;
    }

    private static Document Parse(string path)
    {
        try
        {
            return StrictJson.Read<Document>(path, FileContent.Text(path, Advice), NetraJson.Reading)
                ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw Refusal.Unreadable(
                path, $"is not a valid memory of alerts, {JsonTrouble.Clause(exception)}: {Advice}");
        }
    }

    private static async Task<FileStream> LockAsync(string path, TimeProvider time, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var start = time.GetTimestamp(); ; await Task.Delay(Pause, time, cancellation))
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(start) < Patience)
            {
                // Another command sends: its end is waited for.
            }
        }
    }

    private sealed record Document(string Schema, ImmutableSortedDictionary<string, LedgerStatus> Told);
}

using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.History;

/// <summary>An open history that can be written to.</summary>
internal sealed class HistoryStore : IDisposable
{
    private static readonly string Wait =
        string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {HistoryContext.Patience * 1000}");

    private readonly HistoryPlace _place;
    private readonly HistoryContext _context;

    private HistoryStore(HistoryPlace place, HistoryContext context) => (_place, _context) = (place, context);

    /// <summary>Opens a history to add to; creates one where none is.</summary>
    /// <exception cref="Refusal">It cannot be written, is damaged, foreign or of a newer version.</exception>
    public static HistoryStore OpenOrCreate(HistoryPlace place) => HistoryTrouble.Guard(place, () =>
    {
        CreateFolder(place);
        return Open(place, SqliteOpenMode.ReadWriteCreate, HistorySchema.BringUpToDate);
    });

    /// <summary>Opens a history that is there, to change it.</summary>
    /// <exception cref="Refusal">There is none, or it cannot be used.</exception>
    public static HistoryStore OpenExisting(HistoryPlace place) =>
        HistoryTrouble.Guard(place, () => Open(Existing(place), SqliteOpenMode.ReadWrite, HistorySchema.Require));

    /// <summary>Opens a history to read it.</summary>
    /// <exception cref="Refusal">There is none, or it cannot be used.</exception>
    public static HistoryReader OpenToRead(HistoryPlace place) =>
        HistoryTrouble.Guard(place, () => new HistoryReader(
            place, Connected(Existing(place), SqliteOpenMode.ReadOnly, HistorySchema.Require)));

    /// <summary>Adds a run; false where the same ledger is there already.</summary>
    /// <exception cref="Refusal">It cannot be written; then nothing of the run is.</exception>
    public bool Add(StoredRun run) => HistoryTrouble.Guard(_place, () =>
    {
        using var transaction = HistoryLock.Begin(_context);
        var isNew = !_context.Runs.Any(other => other.Id == run.Id);
        Insert(isNew ? run : null);
        transaction.Commit();
        return isNew;
    });

    /// <summary>Removes all runs but the newest <paramref name="keep"/>; returns how many went.</summary>
    public int PruneTo(int keep) => HistoryTrouble.Guard(_place, () => Delete(_context.Runs
        .OrderByDescending(run => run.At).ThenByDescending(run => run.Id).Skip(keep).Select(run => run.Id).ToList()));

    /// <summary>Removes the runs that began before a time in UTC; returns how many went.</summary>
    public int PruneBefore(DateTime time) => HistoryTrouble.Guard(_place, () =>
        Delete(_context.Runs.Where(run => run.At < time).Select(run => run.Id).ToList()));

    /// <summary>Closes it.</summary>
    public void Dispose() => _context.Dispose();

    private void Insert(StoredRun? run)
    {
        if (run is not null)
        {
            _context.Add(run);
            _context.SaveChanges();
            _context.ChangeTracker.Clear();
        }
    }

    private int Delete(List<string> ids)
    {
        using (var transaction = HistoryLock.Begin(_context))
        {
            ids.Chunk(500).ToList().ForEach(some =>
                _context.Runs.Where(run => some.Contains(run.Id)).ExecuteDelete());
            transaction.Commit();
        }

        Shrink();
        return ids.Count;
    }

    private void Shrink()
    {
        if (_place.File is not null)
        {
            _context.Database.ExecuteSqlRaw("VACUUM");
        }
    }

    private static void CreateFolder(HistoryPlace place)
    {
        if (place.File is { } file)
        {
            RefuseFolder(file);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        }
    }

    private static HistoryPlace Existing(HistoryPlace place)
    {
        RefuseFolder(place.File);
        return place.File is { } file && !File.Exists(file) ? throw HistorySchema.None(place) : place;
    }

    private static void RefuseFolder(string? file)
    {
        if (Directory.Exists(file))
        {
            throw Refusal.Unreadable(file, "is a folder: name a file with --store.");
        }
    }

    private static HistoryStore Open(
        HistoryPlace place, SqliteOpenMode access, Action<HistoryContext, HistoryPlace> check) =>
        new(place, Connected(place, access, check));

    private static HistoryContext Connected(
        HistoryPlace place, SqliteOpenMode access, Action<HistoryContext, HistoryPlace> check)
    {
        var context = new HistoryContext(place, access);
        try
        {
            Connect(context);
            check(context, place);
            return context;
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    private static void Connect(HistoryContext context)
    {
        context.Database.OpenConnection();
        if (context.Database.IsSqlite())
        {
            context.Database.ExecuteSqlRaw(Wait);
        }
    }
}

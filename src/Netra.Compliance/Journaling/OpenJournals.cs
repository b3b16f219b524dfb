using System.Reflection;

namespace Netra.Compliance.Journaling;

/// <summary>The journals of the runs that this process is in, and the backends met so far.</summary>
internal static class OpenJournals
{
    private static readonly object Gate = new();
    private static readonly List<(Assembly Assembly, RunJournal Journal)> Open = [];
    private static readonly HashSet<BackendRecord> Backends = [];

    public static void Add(Assembly assembly, RunJournal journal)
    {
        lock (Gate)
        {
            Open.Add((assembly, journal));
            foreach (var backend in Backends)
            {
                journal.Met(backend);
            }
        }
    }

    public static void Remove(RunJournal journal)
    {
        lock (Gate)
        {
            Open.RemoveAll(entry => entry.Journal == journal);
        }
    }

    public static RunJournal? Of(Assembly assembly)
    {
        lock (Gate)
        {
            return Open.LastOrDefault(entry => entry.Assembly == assembly).Journal;
        }
    }

    /// <summary>A backend met many times is recorded once; one met before a journal opens is recorded when it
    /// does.</summary>
    public static void Record(BackendRecord backend)
    {
        lock (Gate)
        {
            if (Backends.Add(backend))
            {
                Open.ForEach(entry => entry.Journal.Met(backend));
            }
        }
    }
}

using System.Collections.Concurrent;
using System.ComponentModel;
using System.Reflection;
using System.Text.Json;

namespace Netra.Compliance.Journaling;

/// <summary>The journal of one run of one test assembly: what happened, one JSON object a line, flushed as it
/// happens.</summary>
/// <remarks>Safe from any thread. No member throws: a journal that cannot be written says so once on standard error
/// and ends, and what it does not show as finished counts as unverified.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RunJournal : IDisposable
{
    private static readonly string[] NoClasses = [];
    private readonly JournalFile _file;
    private readonly TimeProvider _time;
    private readonly OccurrenceCount _occurrences = new();
    private readonly ConcurrentDictionary<string, Lazy<Task>> _once = new(StringComparer.Ordinal);

    internal RunJournal(JournalFile file, Func<JournalHeader> header, TimeProvider? time = null)
    {
        (_file, _time) = (file, time ?? TimeProvider.System);
        Write("run", json => JournalFields.Run(json, header()));
    }

    /// <summary>Opens a new journal for a test assembly whose tests are about to run, and makes it the one that
    /// <see cref="Journal"/> writes to.</summary>
    /// <param name="assembly">The test assembly.</param>
    public static RunJournal Open(Assembly assembly)
    {
        var header = new Lazy<JournalHeader>(() => JournalHeader.Of(assembly, TimeProvider.System));
        var file = new JournalFile(() => Create(ResultsFolder.For(assembly), header.Value.FileName), Console.Error);
        var journal = new RunJournal(file, () => header.Value);
        OpenJournals.Add(assembly, journal);
        return journal;
    }

    /// <summary>Records that a test begins, and counts it among the tests of its case.</summary>
    public void Started(TestIdentity test) =>
        Write("started", json => JournalFields.Test(json, test, _occurrences.Next(test.CaseId)));

    /// <summary>Records the end of the test of this case that was started last.</summary>
    public void Finished(TestIdentity test, TestResult result) => Write("finished", json =>
    {
        JournalFields.Test(json, test, _occurrences.Current(test.CaseId));
        JournalFields.Result(json, result);
    });

    /// <summary>Records a proof.</summary>
    public void Proved(ProofRecord proof) => Write("proof", json => JournalFields.Proof(json, proof));

    /// <summary>Records a check of the proof engine.</summary>
    public void Controlled(ControlRecord control) => Write("control", json => JournalFields.Control(json, control));

    /// <summary>Records an error outside of a test's own body.</summary>
    /// <param name="scope">What it belongs to.</param>
    /// <param name="classes">CLR full names of the test classes that it touches; empty when they are not known.</param>
    /// <param name="message">What went wrong.</param>
    public void Failed(ErrorScope scope, IEnumerable<string> classes, string message) =>
        Write("error", json => JournalFields.Error(json, scope, classes, message));

    /// <summary>Records a backend that the tests met.</summary>
    public void Met(BackendRecord backend) => Write("backend", json => JournalFields.Backend(json, backend));

    /// <summary>Records that the run came to its end, and closes the journal.</summary>
    public void Ended(RunTotals totals)
    {
        Write("ended", json => JournalFields.Ended(json, totals, _time.GetUtcNow()));
        Dispose();
    }

    /// <summary>Records that the reporting itself failed and ends the journal: an event is missing, so nothing after
    /// it can be trusted.</summary>
    /// <param name="reason">What went wrong.</param>
    public void Abandon(Exception reason)
    {
        Write("error", json => JournalFields.Error(json, ErrorScope.Engine, NoClasses, reason.ToString()));
        _file.Abandon(reason);
        OpenJournals.Remove(this);
    }

    /// <summary>Closes the file; a journal closed without <see cref="Ended"/> shows a run that did not
    /// finish.</summary>
    public void Dispose()
    {
        OpenJournals.Remove(this);
        _file.Dispose();
    }

    internal static Stream Create(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        return new FileStream(
            Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete);
    }

    /// <summary>Does once a run what is asked for many times: the check of the proof engine, the proofs of a
    /// point.</summary>
    internal Task<T> OnceAsync<T>(string what, Func<Task<T>> work) =>
        (Task<T>)_once.GetOrAdd(what, _ => new Lazy<Task>(work)).Value;

    private void Write(string name, Action<Utf8JsonWriter> fields)
    {
        try
        {
            _file.Append(JournalLine.Of(name, fields));
        }
        catch (Exception reason)
        {
            _file.Abandon(reason);
        }
    }
}

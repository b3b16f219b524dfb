using Netra.Compliance.Journaling;

namespace Netra.Compliance;

/// <summary>What a fixture can tell the report about the run it is in.</summary>
public static class Journal
{
    /// <summary>Records which backend meets a need, so that the report can show how realistic the run was. Repeating it
    /// is harmless; without a journal it does nothing.</summary>
    /// <param name="need">What it is for, in lower case: <c>relational</c>, <c>model</c>; not blank.</param>
    /// <param name="name">Its product name: <c>SQLite</c>; not blank.</param>
    /// <param name="kind">Whether it runs in the process or is a server of its own.</param>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    public static void RecordBackend(string need, string name, BackendKind kind) =>
        OpenJournals.Record(new BackendRecord(NotBlank(need, nameof(need)), NotBlank(name, nameof(name)), kind));

    private static string NotBlank(string value, string parameter) =>
        string.IsNullOrWhiteSpace(value)
            ? throw new ArgumentException(
                "A backend is recorded by its need and its name; neither may be blank.", parameter) : value;
}

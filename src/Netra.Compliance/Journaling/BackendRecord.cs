namespace Netra.Compliance.Journaling;

/// <summary>A backend that the tests met.</summary>
/// <param name="Need">What it is for, in lower case: <c>relational</c>, <c>model</c>.</param>
/// <param name="Name">Its product name: <c>SQLite</c>.</param>
/// <param name="Kind">How real it is.</param>
public sealed record BackendRecord(string Need, string Name, BackendKind Kind);

using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Journal;

/// <summary>One run of one assembly, as far as it came.</summary>
/// <param name="Path">The file.</param>
/// <param name="Header">Which build of which assembly ran where.</param>
/// <param name="Tests">Its tests; one that started and never finished is unfinished.</param>
/// <param name="Events">What else happened: proofs, controls, errors and backends.</param>
public sealed record RunJournal(string Path, RunHeader Header, ImmutableArray<TestRow> Tests, ImmutableArray<object> Events)
{
    /// <summary>The newest major of the format that is read here.</summary>
    public const int Major = 1;

    /// <summary>The format's name.</summary>
    public const string Format = "netra.journal";

    /// <summary>The end record; null when the run died.</summary>
    public EndedEvent? Ended { get; init; }

    /// <summary>Kinds of events that were passed over: a later minor version added them.</summary>
    public ImmutableArray<string> Unknown { get; init; } = [];

    /// <summary>What tells a copy of the file from another one.</summary>
    public string Digest { get; init; } = "";
}

using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Journal;

/// <summary>One run of one assembly, as far as it came.</summary>
public sealed record RunJournal(string Path, RunHeader Header, ImmutableArray<object> Events)
{
    /// <summary>The newest major of the format that is read here.</summary>
    public const int Major = 1;

    /// <summary>The format's name.</summary>
    public const string Format = "netra.journal";

    /// <summary>The end record; null when the run died.</summary>
    public EndedEvent? Ended => Events.OfType<EndedEvent>().LastOrDefault();
}

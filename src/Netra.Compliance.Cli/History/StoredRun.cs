namespace Netra.Compliance.Cli.History;

/// <summary>One run in the history: what one ledger says. Amounts are US dollars a month.</summary>
internal sealed class StoredRun
{
    /// <summary>SHA-256 of the ledger's text, as 64 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>When the run began, in UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who says so: <c>ledger</c>, <c>flag</c>, or <c>clock</c> (the time at which it was added).</summary>
    public required string AtFrom { get; init; }

    /// <summary>The assemblies, as the ledger names them.</summary>
    public required string Assembly { get; init; }

    /// <summary>The commit; null where it is not known.</summary>
    public string? Commit { get; init; }

    /// <summary>The branch; null where it is not known.</summary>
    public string? Branch { get; init; }

    /// <summary><c>pass</c> or <c>fail</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>All states together.</summary>
    public required decimal Declared { get; init; }

    /// <summary>Of proven tests.</summary>
    public required decimal Proven { get; init; }

    /// <summary>Of protected tests.</summary>
    public required decimal Protected { get; init; }

    /// <summary>Of tests of which it is not known whether they pass.</summary>
    public required decimal Unverified { get; init; }

    /// <summary>Of tests that fail.</summary>
    public required decimal AtRisk { get; init; }

    /// <summary>Of tests that are no longer declared.</summary>
    public required decimal Lost { get; init; }

    /// <summary>The critical tests, in the ledger's order.</summary>
    public List<StoredTest> Tests { get; init; } = [];

    /// <summary>The coverage points, in the ledger's order.</summary>
    public List<StoredPoint> Points { get; init; } = [];
}

/// <summary>One critical test of one run.</summary>
internal sealed class StoredTest
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>Its place in the ledger, from 0.</summary>
    public required int Place { get; init; }

    /// <summary>What it is known by from run to run: assembly and class, or number where there is no class.</summary>
    public required string Key { get; init; }

    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>The assembly that declares it.</summary>
    public required string Assembly { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its module.</summary>
    public required string Module { get; init; }

    /// <summary>The category of its value; null when not stated.</summary>
    public string? Category { get; init; }

    /// <summary>The stage of the customers that it concerns; null when not stated.</summary>
    public string? Stage { get; init; }

    /// <summary>The segment of the customers that it concerns; null when not stated.</summary>
    public string? Segment { get; init; }

    /// <summary>Who answers for it; null when not stated.</summary>
    public string? Owner { get; init; }

    /// <summary>The name of its state, such as <c>AtRisk</c>.</summary>
    public required string State { get; init; }

    /// <summary>Why the state is not that of its points; null when it is.</summary>
    public string? Reason { get; init; }

    /// <summary>US dollars a month; 0 when not stated.</summary>
    public required decimal Usd { get; init; }
}

/// <summary>One coverage point of one run.</summary>
internal sealed class StoredPoint
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>Its place in the ledger, from 0.</summary>
    public required int Place { get; init; }

    /// <summary>The key of its test.</summary>
    public required string TestKey { get; init; }

    /// <summary>The point as a sentence.</summary>
    public required string Name { get; init; }

    /// <summary>The name of its state.</summary>
    public required string State { get; init; }

    /// <summary>What became of it, such as <c>passed</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>US dollars a month of its test; a point has none of its own.</summary>
    public required decimal Usd { get; init; }

    /// <summary>Milliseconds.</summary>
    public required double DurationMs { get; init; }

    /// <summary>Declared faults.</summary>
    public required int Faults { get; init; }

    /// <summary>Faults that were caught.</summary>
    public required int Caught { get; init; }
}

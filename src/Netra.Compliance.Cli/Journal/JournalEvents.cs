using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Journal;

/// <summary>The first line of a journal: which build of which assembly ran where.</summary>
public sealed record RunHeader(
    string Schema,
    string Assembly,
    string Mvid,
    string? CatalogHash,
    string Framework,
    string Run,
    DateTimeOffset StartedAt,
    ImmutableSortedDictionary<string, string?> Environment);

/// <summary>A test began; identified by its case and which of the case's tests it is.</summary>
public sealed record StartedEvent(string Id, int Occurrence, string Class, string Method, string Display, bool Proof);

/// <summary>A test ended as <c>passed</c>, <c>failed</c> or <c>skipped</c>; the duration in milliseconds.</summary>
/// <remarks><c>File</c> and <c>Line</c> are the line of the test's own class at which it failed, null when not known.</remarks>
public sealed record FinishedEvent(
    string Id,
    int Occurrence,
    string Class,
    string Method,
    string Display,
    bool Proof,
    string Outcome,
    double DurationMs,
    string? Message,
    string? File = null,
    int? Line = null);

/// <summary>What became of one point under one fault; the duration in milliseconds.</summary>
/// <remarks><c>File</c> and <c>Line</c> are the line of the point's own class at which it failed, null when not known.</remarks>
public sealed record ProofEvent(
    string Class,
    string Point,
    string Fault,
    string Verdict,
    string? Message,
    double DurationMs,
    string? File = null,
    int? Line = null);

/// <summary>A control of the proof engine: held or not; class and point are null for the run's own.</summary>
public sealed record ControlEvent(string Kind, string? Class, bool Held, string? Message, string? Point = null);

/// <summary>A failure outside any one test, and the classes it touches.</summary>
public sealed record ErrorEvent(string Scope, ImmutableArray<string> Classes, string? Message);

/// <summary>A backend that the run met.</summary>
public sealed record BackendEvent(string Need, string Name, string Kind);

/// <summary>The run came to its end; the duration in milliseconds.</summary>
public sealed record EndedEvent(int Total, int Failed, int Skipped, double DurationMs);

using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Netra.Compliance.Journaling;

/// <summary>What the machine was, as far as it may explain a result; names no user and no path.</summary>
internal static class RunEnvironment
{
    public static IReadOnlyDictionary<string, string> Describe() => new Dictionary<string, string>
    {
        ["machine"] = Environment.MachineName,
        ["os"] = RuntimeInformation.OSDescription,
        ["architecture"] = RuntimeInformation.ProcessArchitecture.ToString(),
        ["runtime"] = RuntimeInformation.FrameworkDescription,
        ["processors"] = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture),
        ["ci"] = Environment.GetEnvironmentVariable("CI") ?? "",
    };
}

/// <summary>A backend that the tests met.</summary>
/// <param name="Need">What it is for, in lower case: <c>relational</c>, <c>model</c>.</param>
/// <param name="Name">Its product name: <c>SQLite</c>.</param>
/// <param name="Kind">How real it is.</param>
public sealed record BackendRecord(string Need, string Name, BackendKind Kind);

/// <summary>How real a backend is.</summary>
public enum BackendKind
{
    /// <summary>Runs inside the test process; nothing to install.</summary>
    Embedded,

    /// <summary>A server of its own, as in production.</summary>
    Services,
}

/// <summary>Which test an event is about.</summary>
/// <param name="CaseId">The test framework's own id of the case; tests of one case share it.</param>
/// <param name="Class">CLR full name of the test class (<c>Namespace.Outer+Inner</c>).</param>
/// <param name="Method">Name of the test method, with its parameter types when it is overloaded.</param>
/// <param name="Display">The name that a person sees; need not be unique.</param>
/// <param name="IsProof">Whether the test is a generated proof and not a test of the product.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TestIdentity(string CaseId, string Class, string Method, string Display, bool IsProof);

/// <summary>The end of one test.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Duration">How long it ran; zero when it was skipped.</param>
/// <param name="Message">Why it failed or was skipped; null when it passed.</param>
/// <param name="Source">Where it failed; null when it did not, or when that is not known.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TestResult(TestOutcome Outcome, TimeSpan Duration, string? Message, SourceLine? Source = null);

/// <summary>How a test ended.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum TestOutcome
{
    /// <summary>All its assertions held.</summary>
    Passed,

    /// <summary>It threw.</summary>
    Failed,

    /// <summary>It did not run.</summary>
    Skipped,
}

/// <summary>What an error outside of a test's own body belongs to.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ErrorScope
{
    /// <summary>The whole assembly.</summary>
    Assembly,

    /// <summary>A collection of classes, as a fixture that they share.</summary>
    Collection,

    /// <summary>One class, as its fixture.</summary>
    Class,

    /// <summary>One test case.</summary>
    Case,

    /// <summary>One test, after its end.</summary>
    Test,

    /// <summary>The test framework or this journal itself.</summary>
    Engine,
}

/// <summary>The outcome of one proof.</summary>
/// <param name="Class">CLR full name of the critical test's class.</param>
/// <param name="Point">The coverage point, as the catalog names it.</param>
/// <param name="Fault">CLR full name of the fault.</param>
/// <param name="Result">The verdict and its reason.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ProofRecord(string Class, string Point, string Fault, ProofResult Result);

/// <summary>The verdict of one proof.</summary>
/// <param name="Verdict">What was found.</param>
/// <param name="Message">Why, in one sentence.</param>
/// <param name="Duration">What its own run of the point took, and its share of the runs before and after.</param>
/// <param name="Source">The line of the point that failed under the fault; null when none did, or when it is not
/// known.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ProofResult(ProofVerdict Verdict, string Message, TimeSpan Duration, SourceLine? Source = null);

/// <summary>The outcome of one check of the proof engine.</summary>
/// <param name="Kind">Which check.</param>
/// <param name="Class">CLR full name of the class it was made on; null for the assembly's.</param>
/// <param name="Held">Whether the engine did what it must.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Point">The coverage point that it was made on, as the catalog names it; null for the
/// assembly's.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ControlRecord(ControlKind Kind, string? Class, bool Held, string Message, string? Point = null);

/// <summary>A check of the proof engine itself.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ControlKind
{
    /// <summary>A fault that breaks nothing must leave a point green.</summary>
    Noop,

    /// <summary>A synthetic fault must turn a synthetic point red.</summary>
    Canary,
}

/// <summary>What the test framework counted by the end of a run.</summary>
/// <param name="Total">Tests that ran or were skipped; not negative.</param>
/// <param name="Failed">Tests that failed; not negative.</param>
/// <param name="Skipped">Tests that were skipped; not negative.</param>
/// <param name="Duration">The framework's own measure of the run.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RunTotals(int Total, int Failed, int Skipped, TimeSpan Duration);

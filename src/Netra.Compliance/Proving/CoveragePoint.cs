namespace Netra.Compliance.Proving;

/// <summary>One coverage point, ready to run.</summary>
/// <param name="TestClass">The class that declares it.</param>
/// <param name="Name">Its name in the catalog: the method's, with parameter types when it is overloaded.</param>
/// <param name="Run">Runs the point on an instance of the class with one row of arguments; empty for a point without parameters.</param>
/// <param name="Rows">The rows of arguments that the point runs with; one empty row for a point without parameters. Read anew for each run.</param>
public sealed record CoveragePoint(
    Type TestClass,
    string Name,
    Func<object, object?[], Task> Run,
    Func<IEnumerable<object?[]>> Rows);

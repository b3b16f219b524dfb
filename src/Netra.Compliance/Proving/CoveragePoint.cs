namespace Netra.Compliance.Proving;

/// <summary>One coverage point, ready to run.</summary>
/// <param name="TestClass">The class that declares it.</param>
/// <param name="Name">Its name in the catalog: the method's, with parameter types when it is overloaded.</param>
/// <param name="Run">Runs the point on an instance of the class with one row of arguments; empty for a point without
/// parameters.</param>
/// <param name="Rows">The rows of arguments that the point runs with; one empty row for a point without parameters.
/// Read anew for each run.</param>
public sealed record CoveragePoint(
    Type TestClass,
    string Name,
    Func<object, object?[], Task> Run,
    Func<IEnumerable<object?[]>> Rows);

/// <summary>A fault that a proof uses.</summary>
/// <param name="Name">CLR full name of its type, as the catalog and the journal have it.</param>
/// <param name="Create">Makes a new one; a fault is used once.</param>
public sealed record FaultMark(string Name, Func<Fault> Create)
{
    /// <summary>What a sentence calls it: the name without its namespace.</summary>
    public string ShortName => Name.Substring(Name.LastIndexOfAny(['.', '+']) + 1);
}

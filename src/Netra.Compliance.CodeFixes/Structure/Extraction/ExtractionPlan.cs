using Microsoft.CodeAnalysis;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>What it takes to move a run of statements to a method of its own.</summary>
/// <param name="Run">The statements.</param>
/// <param name="In">What flows in: the parameters.</param>
/// <param name="Out">What flows out by return.</param>
/// <param name="Own">Variables of the member that only the statements need, or that they assign before they read.</param>
/// <param name="Leaving">How the statements end.</param>
/// <param name="Returned">The type of what is returned where the statements return a value.</param>
/// <param name="Enclosing">The function that runs the statements.</param>
/// <param name="Awaits">Whether the statements await.</param>
/// <param name="NeedsInstance">Whether they use the instance.</param>
internal sealed record ExtractionPlan(
    StatementRun Run,
    Carried[] In,
    Carried[] Out,
    Carried[] Own,
    Leaving Leaving,
    ITypeSymbol? Returned,
    IMethodSymbol Enclosing,
    bool Awaits,
    bool NeedsInstance)
{
    private const int ForParameter = 2;
    private const int ForManyParameters = 8;
    private const int ForResult = 2;
    private const int ForManyResults = 10;

    /// <summary>Every variable that the new method has to name.</summary>
    public IEnumerable<Carried> Crossing => In.Concat(Own).Concat(Out);

    /// <summary>Whether another plan for the same statements would say the same.</summary>
    public bool HasTypesOf(ExtractionPlan other) => Crossing.Select(static variable => variable.Type)
        .SequenceEqual(other.Crossing.Select(static variable => variable.Type), SymbolEqualityComparer.IncludeNullability);

    /// <summary>Lines that the new method has beside the moved ones.</summary>
    public int LinesAdded => Own.Length + (Out.Length > 0 ? 1 : 0);

    /// <summary>Lines that stand where the moved ones stood.</summary>
    public int LinesLeft => Leaving == Leaving.ByReturn ? 2 : 1;

    /// <summary>How much has to be carried.</summary>
    public int Cost =>
        (ForParameter * In.Length) + (In.Length > 4 ? ForManyParameters : 0)
        + (ForResult * Out.Length) + (Out.Length > 1 ? ForManyResults : 0);
}

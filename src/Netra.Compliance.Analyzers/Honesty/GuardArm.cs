using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>The arm of a switch that takes what no other arm does: to throw there guards the work of the others.</summary>
internal static class GuardArm
{
    public static bool Holds(IThrowOperation thrown) => Arm(thrown) switch
    {
        ISwitchExpressionArmOperation arm => arm is { Pattern: IDiscardPatternOperation, Parent: ISwitchExpressionOperation { Arms.Length: > 1 } },
        ISwitchCaseOperation section => section.Clauses.Any(IsDefault) && section.Parent is ISwitchOperation { Cases.Length: > 1 },
        _ => false,
    };

    // Only what is thrown in the arm's own right: not in a condition, a loop or a lambda inside it.
    private static IOperation? Arm(IOperation thrown)
    {
        var parent = thrown.Parent;
        while (parent is IConversionOperation or IBlockOperation or IExpressionStatementOperation)
        {
            parent = parent.Parent;
        }

        return parent;
    }

    private static bool IsDefault(ICaseClauseOperation clause) => clause.CaseKind == CaseKind.Default;
}

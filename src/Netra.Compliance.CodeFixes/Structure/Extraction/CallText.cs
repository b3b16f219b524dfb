namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Writes the statement that stands where the moved ones stood.</summary>
internal sealed class CallText(ExtractionPlan plan, MethodShape shape)
{
    /// <summary>One line, or two where the member must return behind the call.</summary>
    public IEnumerable<string> Lines() => plan.Leaving switch
    {
        Leaving.ByReturningValue => [$"return {Call()};"],
        Leaving.ByReturn => [$"{Call()};", "return;"],
        _ => [$"{Target()}{Call()};"],
    };

    private string Call()
    {
        var arguments = string.Join(", ", plan.In.Select(static variable => variable.Keyword + variable.Name));
        var call = $"{shape.Name}{shape.TypeArguments}({arguments})";
        return plan.Awaits ? $"await {call}{Configured()}" : call;
    }

    private string Configured() => Awaiting.LeavesContext(plan.Run) ? ".ConfigureAwait(false)" : "";

    private string Target() => plan.Out.Length switch
    {
        0 => "",
        1 => Target(plan.Out[0]) + " = ",
        _ when plan.Out.All(static variable => variable.IsDeclaredInside) => $"var ({Names()}) = ",
        _ => $"({string.Join(", ", plan.Out.Select(Target))}) = ",
    };

    private string Names() => string.Join(", ", plan.Out.Select(static variable => variable.Name));

    private static string Target(Carried variable) => (variable.IsDeclaredInside ? "var " : "") + variable.Name;
}

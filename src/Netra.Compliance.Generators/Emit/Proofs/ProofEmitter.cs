using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Proofs;

/// <summary>Proofs: for each critical test that names a fault, a class with a row per point and fault; once an
/// assembly, what drives them.</summary>
internal sealed class ProofEmitter : Emitter
{
    public override void WriteClassTypes(CodeWriter writer, ClassUnit unit)
    {
        if (!unit.Frameworks.CanProve || !unit.Class.Shape.Runs)
        {
            return;
        }

        foreach (var test in unit.Class.Tests.Where(test => test.Points.Any(point => point.Faults.Count > 0)))
        {
            new ProofClass(unit, test).Write(writer);
        }
    }

    public override void WriteIndexTypes(CodeWriter writer, Portfolio portfolio)
    {
        if (portfolio.Facts.Frameworks.CanProve && portfolio.Tests.Any(test => test.Proofs is not null))
        {
            WriteEngine(writer);
        }
    }

    private static void WriteEngine(CodeWriter writer)
    {
        writer.Line();
        using var space = writer.Block("namespace " + GeneratedCode.Namespace);
        writer.Lines(ProofEngineText.Attributed).Line();
        writer.Lines(CanaryText.Attributed).Line().Lines(CanaryText.AttributedPoints).Line();
        writer.Lines(XunitDialectText.Attributed);
    }
}

/// <summary>The rows of arguments that each point runs with: its inline data as they stand, what else there is from
/// xunit's own attributes.</summary>
internal sealed class ProofRows(ClassUnit unit, IEnumerable<Point> points)
{
    private const string NoArguments = "new[] { global::System.Array.Empty<object?>() }";

    public void Write(CodeWriter writer)
    {
        writer.Line();
        using var rows = writer.Block(
            "private static global::System.Collections.Generic.IEnumerable<object?[]> Rows(string point) => point "
            + "switch", "};");
        foreach (var point in points.Where(point => point.Theory is not null))
        {
            writer.Line($"{Literal.Of(point.Key)} => {Rows(point.Key, point.Theory!)},");
        }

        writer.Line($"_ => {NoArguments},");
    }

    private string Rows(string key, Theory theory) => theory.HasOtherData
        ? $"XunitDialect.RowsOf(typeof({unit.Class.Name.Qualified}), {Literal.Of(key)})"
        : $"new object?[][] {{ {string.Join(", ", theory.Rows.Select(Row))} }}";

    private static string Row(TheoryRow row) => $"new object?[] {{ {string.Join(", ", row.Arguments)} }}";
}

/// <summary>What the rows of a proof call its faults: the short name, or the full one where short names meet; xunit
/// cuts long arguments off.</summary>
internal sealed class FaultNames
{
    private readonly HashSet<string> _ambiguous;

    public FaultNames(CriticalTest test)
    {
        All = test.Points.SelectMany(point => point.Faults).Distinct().ToArray();
        _ambiguous = new HashSet<string>(
            All.GroupBy(Short, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key),
            StringComparer.Ordinal);
    }

    public IReadOnlyList<Fault> All { get; }

    public string Of(Fault fault) => _ambiguous.Contains(Short(fault)) ? fault.Clr : Short(fault);

    private static string Short(Fault fault) => fault.Clr.Substring(fault.Clr.LastIndexOfAny(['.', '+']) + 1);
}

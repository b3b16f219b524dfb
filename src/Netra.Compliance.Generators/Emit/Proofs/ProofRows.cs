using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Proofs;

/// <summary>The rows of arguments that each point runs with: its inline data as they stand, what else there is from xunit's own attributes.</summary>
internal sealed class ProofRows(ClassUnit unit, IEnumerable<Point> points)
{
    private const string NoArguments = "new[] { global::System.Array.Empty<object?>() }";

    public void Write(CodeWriter writer)
    {
        writer.Line();
        using var rows = writer.Block("private static global::System.Collections.Generic.IEnumerable<object?[]> Rows(string point) => point switch", "};");
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

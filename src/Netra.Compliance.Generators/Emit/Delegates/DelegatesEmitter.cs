using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Delegates;

/// <summary>Delegates: per class one switch that runs a coverage point without reflection.</summary>
/// <remarks><c>{Mangled}Points.InvokeAsync(test, point, arguments)</c>; the point's key is the catalog's <c>method</c>.</remarks>
internal sealed class DelegatesEmitter : Emitter
{
    /// <summary>The emitted type that runs the points of a class, as C# writes it.</summary>
    public static string QualifiedNameFor(ClassUnit unit) => $"global::{GeneratedCode.Namespace}.{unit.Mangled}Points";

    public override void WriteClassTypes(CodeWriter writer, ClassUnit unit)
    {
        if (IsWanted(unit))
        {
            WriteType(writer, unit);
        }
    }

    public override void WriteIndexTypes(CodeWriter writer, Portfolio portfolio)
    {
        writer.Line();
        using var space = writer.Block("namespace " + GeneratedCode.Namespace);
        writer.Lines(PointArgumentsText.Attributed);
    }

    /// <summary>Whether the type is emitted: the class runs, and generated code can call a point of it or a proof will ask for one.</summary>
    private static bool IsWanted(ClassUnit unit) =>
        unit.Class.Shape.Runs && unit.Class.Points.Any(point => point.Call.IsPossible || point.Faults.Count > 0);

    private static void WriteType(CodeWriter writer, ClassUnit unit)
    {
        writer.Line();
        using var space = writer.Block("namespace " + GeneratedCode.Namespace);
        writer.Line("/// <summary>Runs one coverage point, named as the catalog names it.</summary>").Lines(GeneratedCode.TypeAttributes);
        using var type = writer.Block($"internal static class {unit.Mangled}Points");
        using var method = writer.Block(
            $"internal static global::System.Threading.Tasks.Task InvokeAsync({unit.Class.Name.Qualified} test, string point, object?[] arguments)");
        WriteSwitch(writer, unit.Class);
    }

    private static void WriteSwitch(CodeWriter writer, CriticalClass critical)
    {
        using var points = writer.Block("switch (point)");
        foreach (var point in critical.Points.Where(point => point.Call.IsPossible))
        {
            WriteCase(writer, critical, point);
        }

        writer.Line("default:");
        writer.Line("    throw new global::System.ArgumentOutOfRangeException(nameof(point), point, \"No coverage point of this class that generated code can call has this name.\");");
    }

    private static void WriteCase(CodeWriter writer, CriticalClass critical, Point point)
    {
        writer.Line($"case {Literal.Of(point.Key)}:");
        foreach (var line in PointCallText.Of(critical, point.Call))
        {
            writer.Line("    " + line);
        }
    }
}

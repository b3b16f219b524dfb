using Netra.Compliance.Generators.Emit.Delegates;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Proofs;

/// <summary>The test class that proves one critical test or journey; a class of its own is a collection of its own, so
/// proofs run in parallel.</summary>
internal sealed class ProofClass(ClassUnit unit, CriticalTest test)
{
    private const string CoveragePoint = "global::Netra.Compliance.Proving.CoveragePoint";
    private const string FaultMark = "global::Netra.Compliance.Proving.FaultMark";
    private readonly FaultNames _faults = new(test);

    private string TestClass => unit.Class.Name.Qualified;

    private string Name => ProofName.Of(unit.Class, test);

    private IEnumerable<Point> Points => test.Points.Where(point => point.Faults.Count > 0);

    public void Write(CodeWriter writer)
    {
        writer.Line();
        using var space = writer.Block("namespace " + GeneratedCode.Namespace);
        WriteAttributes(writer);
        using var type = writer.Block("public sealed class " + Name);
        WriteConstructor(writer);
        WriteTests(writer);
        WriteParts(writer);
    }

    private void WriteParts(CodeWriter writer)
    {
        WritePoint(writer);
        new ProofRows(unit, Points).Write(writer);
        WriteFaultsOfPoints(writer);
        WriteFaults(writer);
    }

    private void WriteAttributes(CodeWriter writer) => writer
        .Line(
            $"/// <summary>Shows that each point of a {(test.IsJourney ? "journey" : "critical test")} fails under "
            + $"each of its faults.</summary>")
        .Lines(GeneratedCode.TypeAttributes)
        .Line("[global::Netra.Compliance.Proving.GeneratedProof]")
        .Line($"[global::Xunit.Trait(\"Category\", {Literal.Of(test.IsJourney ? "JourneyProof" : "Proof")})]")
        .Line($"[global::Xunit.Trait(\"Module\", {Literal.Of(unit.Class.Name.Module)})]");

    private void WriteConstructor(CodeWriter writer)
    {
        writer.Line("private readonly ProofEngine _engine;").Line();
        writer.Line("/// <summary>Created by the test framework for each row.</summary>");
        using var body = writer.Block($"public {Name}(global::Xunit.Abstractions.ITestOutputHelper output)");
        writer.Line("_engine = new ProofEngine(output);");
    }

    private void WriteTests(CodeWriter writer)
    {
        writer.Line().Line(
            "/// <summary>The point passes under a fault that breaks nothing, fails by an assertion under this one, "
            + "and passes again.</summary>");
        writer.Line($"[global::Xunit.Theory(DisplayName = {Literal.Of(test.Title + ": proof")})]");
        WriteRows(writer);
        writer.Line(
            "public global::System.Threading.Tasks.Task Catches_the_fault(string point, string fault) => "
            + "_engine.ProveAsync(Point(point), Faults(point), Fault(fault));");
    }

    private void WriteRows(CodeWriter writer)
    {
        foreach (var (point, fault) in Points.SelectMany(point => point.Faults.Select(fault => (point, fault))))
        {
            writer.Line($"[global::Xunit.InlineData({Literal.Of(point.Key)}, {Literal.Of(_faults.Of(fault))})]");
        }
    }

    private void WritePoint(CodeWriter writer) => writer.Line().Lines(
        $"""
        private static {CoveragePoint} Point(string name) => new {CoveragePoint}(
            typeof({TestClass}),
            name,
            (test, arguments) => {DelegatesEmitter.QualifiedNameFor(unit)}.InvokeAsync(({TestClass})test, name, arguments),
            () => Rows(name));
        """);

    private void WriteFaultsOfPoints(CodeWriter writer)
    {
        writer.Line();
        using var points = writer.Block($"private static {FaultMark}[] Faults(string point) => point switch", "};");
        foreach (var point in Points)
        {
            var faults = point.Faults.Distinct().Select(fault => $"Fault({Literal.Of(_faults.Of(fault))})");
            writer.Line($"{Literal.Of(point.Key)} => new[] {{ {string.Join(", ", faults)} }},");
        }

        WriteNoOther(writer, "point", "This class has no proof for this point.");
    }

    private void WriteFaults(CodeWriter writer)
    {
        writer.Line();
        using var faults = writer.Block($"private static {FaultMark} Fault(string name) => name switch", "};");
        foreach (var fault in _faults.All)
        {
            var name = Literal.Of(_faults.Of(fault));
            writer.Line($"{name} => new {FaultMark}({Literal.Of(fault.Clr)}, () => {Creation(fault)}),");
        }

        WriteNoOther(writer, "name", "This class has no proof with this fault.");
    }

    private static void WriteNoOther(CodeWriter writer, string parameter, string message) => writer.Line(
        $"_ => throw new global::System.ArgumentOutOfRangeException(nameof({parameter}), {parameter}, "
        + $"{Literal.Of(message)}),");

    private static string Creation(Fault fault) => fault.IsConstructible
        ? $"new {fault.Qualified}()"
        : "throw new global::System.InvalidOperationException(\"A fault must be a concrete class that is visible to "
        + "the tests and has a public parameterless constructor.\")";
}

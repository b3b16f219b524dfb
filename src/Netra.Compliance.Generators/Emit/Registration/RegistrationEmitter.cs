using System.Globalization;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Registration;

/// <summary>Registration: the collection, traits and fixtures of a partial test class, and the collection definitions of the modules.</summary>
internal sealed class RegistrationEmitter : Emitter
{
    public override void WriteClassTypes(CodeWriter writer, ClassUnit unit)
    {
        if (unit.Frameworks.HasXunit && unit.Class.Shape.Registers)
        {
            writer.Line();
            WriteInNamespace(writer, unit);
        }
    }

    public override void WriteIndexTypes(CodeWriter writer, Portfolio portfolio)
    {
        foreach (var module in UndefinedModules(portfolio))
        {
            WriteDefinition(writer, module);
        }
    }

    private static void WriteInNamespace(CodeWriter writer, ClassUnit unit)
    {
        using var space = unit.Class.Name.Namespace.Length > 0 ? writer.Block("namespace " + unit.Class.Name.Namespace) : null;
        WriteInContainers(writer, unit, 0);
    }

    private static void WriteInContainers(CodeWriter writer, ClassUnit unit, int depth)
    {
        if (depth == unit.Class.Name.Containers.Count)
        {
            WritePart(writer, unit);
            return;
        }

        using var container = writer.Block(Part(unit.Class.Name.Containers[depth]));
        WriteInContainers(writer, unit, depth + 1);
    }

    private static void WritePart(CodeWriter writer, ClassUnit unit)
    {
        foreach (var attribute in ClassAttributes.Of(unit))
        {
            writer.Line(attribute);
        }

        var fixtures = unit.UndeclaredFixtures.Select(fixture => $"global::Xunit.IClassFixture<{fixture.Type}>").ToArray();
        using var part = writer.Block(Part(unit.Class.Name.Declaration) + (fixtures.Length > 0 ? " : " + string.Join(", ", fixtures) : ""));
    }

    private static string Part(TypeShell shell) => $"partial {shell.Keyword} {Identifier.Escape(shell.Name)}";

    private static IEnumerable<string> UndefinedModules(Portfolio portfolio) => portfolio.Tests
        .Where(test => portfolio.Facts.Frameworks.HasXunit && test.Class.IsInModuleCollection)
        .Select(test => test.Class.Module)
        .Except(portfolio.Collections.Select(collection => collection.Name))
        .OrderBy(module => module, StringComparer.Ordinal);

    private static void WriteDefinition(CodeWriter writer, string module)
    {
        writer.Line();
        using var space = writer.Block("namespace " + GeneratedCode.Namespace);
        writer.Line($"/// <summary>The collection of the module {module}: its tests run one after the other, beside other modules.</summary>");
        writer.Lines(GeneratedCode.TypeAttributes).Line($"[global::Xunit.CollectionDefinition({Literal.Of(module)})]");
        using var definition = writer.Block($"public sealed class {module}Collection");
    }
}

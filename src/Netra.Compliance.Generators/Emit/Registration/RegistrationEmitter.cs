using System.Globalization;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Registration;

/// <summary>Registration: the collection, traits and fixtures of a partial test class, and the collection definitions
/// of the modules.</summary>
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
        using var space = unit.Class.Name.Namespace.Length > 0
            ? writer.Block("namespace " + unit.Class.Name.Namespace) : null;
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

        var fixtures = unit.UndeclaredFixtures.Select(fixture => $"global::Xunit.IClassFixture<{fixture.Type}>")
            .ToArray();
        using var part = writer.Block(
            Part(unit.Class.Name.Declaration) + (fixtures.Length > 0 ? " : " + string.Join(", ", fixtures) : ""));
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
        writer.Line(
            $"/// <summary>The collection of the module {module}: its tests run one after the other, in parallel "
            + $"with other modules.</summary>");
        writer.Lines(GeneratedCode.TypeAttributes).Line($"[global::Xunit.CollectionDefinition({Literal.Of(module)})]");
        using var definition = writer.Block($"public sealed class {module}Collection");
    }
}

/// <summary>The attributes that a generated part adds to a test class; none that the user wrote already.</summary>
internal static class ClassAttributes
{
    public static IEnumerable<string> Of(ClassUnit unit)
    {
        var collection = unit.Class.Wiring.Collection is null
            ? [$"[global::Xunit.Collection({Literal.Of(unit.Class.Name.Module)})]"] : Array.Empty<string>();
        return collection.Concat(Traits(unit.Class).Except(unit.Class.Wiring.Traits).Select(Attribute));
    }

    private static string Attribute(Trait trait) =>
        $"[global::Xunit.Trait({Literal.Of(trait.Name)}, {Literal.Of(trait.Value)})]";

    private static IEnumerable<Trait> Traits(CriticalClass critical)
    {
        var module = new Trait("Module", critical.Name.Module);
        return CategoryOf(critical).Append(module).Concat(IsOneTest(critical) ? TraitsOf(critical.Tests[0]) : []);
    }

    private static IEnumerable<Trait> CategoryOf(CriticalClass critical) =>
        critical.HasOtherTests || critical.Tests.Select(test => test.IsJourney).Distinct().Count() > 1
            ? []
            : [new Trait("Category", critical.Tests[0].IsJourney ? "Journey" : "Critical")];

    /// <summary>A trait of a class is one of all its methods: it may say only what is true of each.</summary>
    private static bool IsOneTest(CriticalClass critical) =>
        critical is { HasOtherTests: false, Tests.Count: 1 } && !critical.Tests[0].IsJourney;

    private static IEnumerable<Trait> TraitsOf(CriticalTest test)
    {
        yield return new Trait("CriticalTest", test.Number.ToString(CultureInfo.InvariantCulture));
        foreach (var trait in test.Value is { Groups: var groups } ? TraitsOf(groups) : [])
        {
            yield return trait;
        }
    }

    private static IEnumerable<Trait> TraitsOf(BusinessGroups groups) =>
        new[] { new Trait("Stage", groups.Stage), new Trait("BusinessCategory", groups.Category) }
            .Where(trait => trait.Value != BusinessGroups.Unspecified);
}

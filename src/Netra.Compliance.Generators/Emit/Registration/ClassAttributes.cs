using System.Globalization;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Registration;

/// <summary>The attributes that a generated part adds to a test class; none that the user wrote already.</summary>
internal static class ClassAttributes
{
    public static IEnumerable<string> Of(ClassUnit unit)
    {
        var collection = unit.Class.Wiring.Collection is null ? [$"[global::Xunit.Collection({Literal.Of(unit.Class.Name.Module)})]"] : Array.Empty<string>();
        return collection.Concat(Traits(unit.Class).Except(unit.Class.Wiring.Traits).Select(Attribute));
    }

    private static string Attribute(Trait trait) => $"[global::Xunit.Trait({Literal.Of(trait.Name)}, {Literal.Of(trait.Value)})]";

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
    private static bool IsOneTest(CriticalClass critical) => critical is { HasOtherTests: false, Tests.Count: 1 } && !critical.Tests[0].IsJourney;

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

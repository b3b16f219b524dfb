using System.Text;

namespace Netra.Compliance.Generators.Model;

/// <summary>A class that is a critical test or a journey, or holds critical tests; all that is emitted for it follows
/// from this.</summary>
/// <param name="Name">How the class is called, in every language spoken here.</param>
/// <param name="Shape">What kind of class it is.</param>
/// <param name="Lifetime">What the class itself does before and after each test.</param>
/// <param name="Wiring">Its collection, constructor, fixtures and traits as the user wrote them.</param>
/// <param name="Tests">The critical tests in it, by number, and the journey; at least one.</param>
/// <param name="HasOtherTests">Whether xunit runs methods of the class that belong to none of these.</param>
internal sealed record CriticalClass(
    ClassName Name,
    ClassShape Shape,
    Lifetime Lifetime,
    ClassWiring Wiring,
    EquatableArray<CriticalTest> Tests,
    bool HasOtherTests)
{
    /// <summary>All coverage points, of all tests in the class.</summary>
    public IEnumerable<Point> Points => Tests.SelectMany(test => test.Points);
}

/// <param name="Namespace">Dotted and escaped as C# needs it; empty for the global namespace.</param>
/// <param name="Containers">The containing types, outermost first.</param>
/// <param name="Declaration">The class itself.</param>
/// <param name="Clr">The CLR's full name, <c>Namespace.Outer+Inner</c>.</param>
/// <param name="Qualified">The name as C# writes it, from <c>global::</c>.</param>
/// <param name="Module">The namespace's last part; <c>Global</c> in the global namespace.</param>
internal sealed record ClassName(
    string Namespace,
    EquatableArray<TypeShell> Containers,
    TypeShell Declaration,
    string Clr,
    string Qualified,
    string Module);

/// <summary>What opens a part of a type: <c>class Name</c>, <c>record struct @event</c>.</summary>
/// <param name="Keyword">The declaring keywords.</param>
/// <param name="Name">The plain name, not escaped.</param>
internal sealed record TypeShell(string Keyword, string Name);

/// <summary>Turns a CLR full name into one identifier, so that different names stay different.</summary>
/// <remarks>A dot becomes <c>_</c>; since no name begins with a digit, <c>_0</c> is free for an underscore, <c>_1</c>
/// for a nesting, <c>_2</c> for a count of type parameters.</remarks>
internal static class MangledName
{
    public static string Of(string clrName)
    {
        var mangled = new StringBuilder(clrName.Length + 8);
        foreach (var character in clrName)
        {
            Append(mangled, character);
        }

        return mangled.ToString();
    }

    private static void Append(StringBuilder mangled, char character) => _ = character switch
    {
        '.' => mangled.Append('_'),
        '_' => mangled.Append("_0"),
        '+' => mangled.Append("_1"),
        '`' => mangled.Append("_2"),
        _ => mangled.Append(character),
    };
}

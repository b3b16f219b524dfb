using System.Text;

namespace Netra.Compliance.Generators.Model;

/// <summary>Turns a CLR full name into one identifier, so that different names stay different.</summary>
/// <remarks>A dot becomes <c>_</c>; since no name begins with a digit, <c>_0</c> is free for an underscore, <c>_1</c> for a nesting, <c>_2</c> for a count of type parameters.</remarks>
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

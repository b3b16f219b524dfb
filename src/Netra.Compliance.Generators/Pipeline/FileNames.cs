using System.Globalization;

namespace Netra.Compliance.Generators.Pipeline;

/// <summary>Names the file of each class after the class; where names differ in nothing that a file system must see, a number is added.</summary>
internal sealed class FileNames
{
    private readonly Dictionary<string, int> _taken = new(StringComparer.OrdinalIgnoreCase);

    public string Take(string clrName)
    {
        var plain = Plain(clrName);
        _taken.TryGetValue(plain, out var others);
        _taken[plain] = others + 1;
        return plain + (others == 0 ? "" : "." + (others + 1).ToString(CultureInfo.InvariantCulture)) + ".g.cs";
    }

    /// <summary>A file-local type's name has brackets in it, a generic one's a back-tick.</summary>
    private static string Plain(string clrName) =>
        string.Concat(clrName.Select(character => char.IsLetterOrDigit(character) || character is '.' or '+' ? character : '_'));
}

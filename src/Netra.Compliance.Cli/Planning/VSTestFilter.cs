using System.Text;

namespace Netra.Compliance.Cli.Planning;

/// <summary>Filters of <c>dotnet test --filter</c> that choose whole classes of tests.</summary>
internal static class VSTestFilter
{
    // What separates the parts of a filter; see the filter syntax of VSTest.
    private const string Special = @"\()&|=!~";

    /// <summary>The tests of these classes.</summary>
    public static string Only(IEnumerable<string> classes) => string.Join('|', classes.Select(name => Part(name, "~")));

    /// <summary>All tests but those of these classes, also tests that nobody has heard of; empty where it is
    /// all.</summary>
    public static string AllBut(IEnumerable<string> classes) =>
        string.Join('&', classes.Select(name => Part(name, "!~")));

    private static string Part(string name, string compare) => $"FullyQualifiedName{compare}{Escaped(name)}.";

    private static string Escaped(string name)
    {
        var escaped = new StringBuilder();
        foreach (var character in name)
        {
            escaped.Append(Special.Contains(character, StringComparison.Ordinal) ? "\\" : "").Append(character);
        }

        return escaped.ToString();
    }
}

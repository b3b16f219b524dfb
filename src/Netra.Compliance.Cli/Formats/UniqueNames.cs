using System.Globalization;

namespace Netra.Compliance.Cli.Formats;

/// <summary>Gives each thing a name of its own: what comes twice is numbered.</summary>
internal sealed class UniqueNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public string Of(string name)
    {
        var unique = name;
        for (var count = 2; !_taken.Add(unique); count++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name} ({count})");
        }

        return unique;
    }
}

using System.Globalization;

namespace Netra.Compliance.Cli.Inputs;

/// <summary>A format and its major version, written <c>name/major</c>.</summary>
public static class SchemaName
{
    /// <summary>Refuses a format other than <paramref name="name"/>, and a major newer than <paramref name="major"/>.</summary>
    public static void Require(string path, string? found, string name, int major)
    {
        if (MajorOf(found, name) is not { } written)
        {
            throw Refusal.Unreadable(
                path, $"is not in the format {name}/{major}: it says \"{found}\"; give a file that netra wrote in it.");
        }

        RefuseNewer(path, name, written, major);
    }

    private static void RefuseNewer(string path, string name, int written, int major)
    {
        if (written > major)
        {
            throw Refusal.Unreadable(path, $"is written in {name}/{written}; this netra reads up to {name}/{major}: update netra.");
        }
    }

    private static int? MajorOf(string? found, string name)
    {
        var major = found?.StartsWith($"{name}/", StringComparison.Ordinal) == true ? found[(name.Length + 1)..] : "";
        var isNumber = int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isNumber && major[0] != '0' ? number : null;
    }
}

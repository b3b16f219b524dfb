using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Netra.Compliance.Generators.Tests.Snapshots;

/// <summary>Compares a text with the one a person accepted, by Verify's conventions.</summary>
/// <remarks><c>Class.Test#Part.verified.cs</c> is what was accepted; on a mismatch <c>.received.cs</c> is written
/// beside it and the test fails; <c>UPDATE_SNAPSHOTS=1</c> accepts.</remarks>
internal static partial class Snapshot
{
    private static readonly string Folder = Path.Combine(ProjectFolder(), "Snapshots");

    private static bool Accepts => Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    public static void Match(string text, string part, Type test, [CallerMemberName] string name = "")
    {
        var stem = Path.Combine(Folder, $"{test.Name}.{name}#{part}");
        var scrubbed = Scrub(text);
        if (Accepts)
        {
            File.WriteAllText(stem + ".verified.cs", scrubbed);
        }

        Compare(stem, scrubbed);
    }

    /// <summary>Fails when an accepted part has no counterpart any more.</summary>
    public static void MatchParts(IEnumerable<string> parts, Type test, [CallerMemberName] string name = "")
    {
        var accepted = Directory.GetFiles(Folder, $"{test.Name}.{name}#*.verified.cs").Select(PartOf);
        Assert.Equal(accepted.Order(StringComparer.Ordinal), parts.Order(StringComparer.Ordinal));
    }

    private static string PartOf(string path) =>
        Path.GetFileName(path).Split('#')[1].Replace(".verified.cs", "", StringComparison.Ordinal);

    private static void Compare(string stem, string text)
    {
        var accepted = File.Exists(stem + ".verified.cs") ? File.ReadAllText(stem + ".verified.cs") : "";
        if (accepted == text)
        {
            File.Delete(stem + ".received.cs");
            return;
        }

        File.WriteAllText(stem + ".received.cs", text);
        Assert.Fail(
            $"{Path.GetFileName(stem)}.verified.cs is not what was generated; see the .received.cs beside "
            + $"it.\n{LineDifference.Of(accepted, text)}");
    }

    /// <summary>The generator's version would change every snapshot at every release.</summary>
    private static string Scrub(string text) => GeneratorVersion().Replace(text, "$1{version}\"");

    [GeneratedRegex("(\"Netra\\.Compliance\\.Generators\", \")[0-9.]+\"")]
    private static partial Regex GeneratorVersion();

    private static string ProjectFolder() => typeof(Snapshot).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "ProjectFolder")
        .Value!;
}

using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Netra.Compliance.Journaling;

/// <summary>A line of a test's own source.</summary>
/// <param name="File">Relative to the folder of the test project, with slashes; the bare file name for a file from
/// elsewhere. Never a machine's path.</param>
/// <param name="Line">From 1.</param>
public sealed record SourceLine(string File, int Line)
{
    private static readonly Regex Frame = new(@"^\s*\w+ (?<member>\S.*?) in (?<file>.+):\w+ (?<line>\d{1,9})\s*$");

    /// <summary>Where a test failed: the innermost line of its class, lambdas, local functions and base classes
    /// included;
    /// an assertion made by a helper elsewhere is found at its call.</summary>
    /// <param name="testClass">The class whose test failed.</param>
    /// <param name="stackTraces">Stack traces as .NET writes them, of the exception and of those in it; null:
    /// none.</param>
    /// <returns>Null when no line of the class is known, as without debug symbols.</returns>
    public static SourceLine? Of(Type testClass, params string?[] stackTraces)
    {
        var owners = Owners(testClass).ToList();
        var frame = stackTraces.OfType<string>().SelectMany(trace => trace.Split('\n'))
            .Select(line => Frame.Match(line))
            .FirstOrDefault(match => match.Success && owners.Exists(owner => IsOf(match, owner)));
        return frame is null ? null : Of(testClass.Assembly, frame);
    }

    private static bool IsOf(Match frame, string owner) =>
        frame.Groups["member"].Value.StartsWith(owner, StringComparison.Ordinal);

    private static SourceLine Of(Assembly assembly, Match frame) => new(
        SourceFolder.Of(assembly).Shorten(frame.Groups["file"].Value),
        int.Parse(frame.Groups["line"].Value, CultureInfo.InvariantCulture));

    /// <summary>How stack traces begin the members of a class and of its bases.</summary>
    private static IEnumerable<string> Owners(Type testClass)
    {
        for (var type = testClass; type is not null && type != typeof(object); type = type.BaseType)
        {
            var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
            yield return definition.FullName!.Replace('+', '.') + (type.IsGenericType ? "" : ".");
        }
    }
}

/// <summary>The folder of a test project, to name its sources by.</summary>
/// <param name="Path">Its path on this machine, with slashes.</param>
internal sealed record SourceFolder(string Path)
{
    public const string HostOption = "Netra.Project";

    /// <summary>From the runtime host option, relative to the assembly; else a folder named as the assembly
    /// is.</summary>
    public static SourceFolder Of(Assembly assembly) =>
        Of(HostSetting.Option(HostOption), ResultsFolder.BaseOf(assembly), assembly.GetName().Name ?? "");

    public static SourceFolder Of(string? option, string assemblyFolder, string assemblyName)
    {
        var path = option is null
            ? assemblyName
            : System.IO.Path.GetFullPath(System.IO.Path.Combine(assemblyFolder, option));
        return new SourceFolder(Slashes(path).TrimEnd('/'));
    }

    /// <summary>The path of a source file without what is above the project: by the folder's path, else, as the project
    /// may have been built elsewhere, by the folder's name.</summary>
    public string Shorten(string file)
    {
        var source = Slashes(file);
        return After(source, source.StartsWith(Path + "/", StringComparison.Ordinal) ? 0 : -1, Path)
            ?? After(source, source.LastIndexOf($"/{Name}/", StringComparison.Ordinal), "/" + Name)
            ?? source.Substring(source.LastIndexOf('/') + 1);
    }

    private string Name => Path.Substring(Path.LastIndexOf('/') + 1);

    private static string? After(string source, int at, string folder) =>
        at < 0 ? null : source.Substring(at + folder.Length + 1);

    private static string Slashes(string path) => path.Replace('\\', '/');
}

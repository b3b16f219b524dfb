using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Text.RegularExpressions;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Assertions;

/// <summary>Some lines of source as they were compiled.</summary>
/// <param name="Place">Where they begin.</param>
/// <param name="Text">The lines, without the indentation that all of them have.</param>
public sealed record CodeExcerpt(SourceLine Place, string Text);

/// <summary>The source of points and faults, as the portable PDB knows it: from the PDB itself, or from the disk as
/// long as nobody has changed it.</summary>
public sealed class CodeExcerpts
{
    private readonly Dictionary<PointKey, CodeExcerpt> _points;
    private readonly Dictionary<string, CodeExcerpt> _faults;

    // All of it is read now: the metadata is gone with the open assembly.
    private CodeExcerpts(ExcerptReader reader, IEnumerable<PointKey> points, IEnumerable<string> faults)
    {
        _points = points.Distinct().Select(point => (point, Code: reader.OfPoint(point)))
            .Where(one => one.Code is not null).ToDictionary(one => one.point, one => one.Code!);
        _faults = faults.Distinct().Select(fault => (fault, Code: reader.OfType(fault)))
            .Where(one => one.Code is not null).ToDictionary(one => one.fault, one => one.Code!);
    }

    /// <summary>Null when the assembly has no readable portable PDB of its own build. Files are named relative to
    /// <paramref name="root"/>.</summary>
    public static CodeExcerpts? Read(
        string assembly, IEnumerable<PointKey> points, IEnumerable<string> faults, string root)
    {
        try
        {
            using var code = CompiledCode.Open(assembly);
            return code is null ? null : new(new(code, new(code.Pdb, root)), points, faults);
        }
        catch (Exception exception) when (DamagedImage.IsSaidBy(exception))
        {
            // Damaged symbols cost the excerpts, which only help to read.
            return null;
        }
    }

    /// <summary>The method of a point; null where it is not known.</summary>
    public CodeExcerpt? Of(PointKey point) => _points.GetValueOrDefault(point);

    /// <summary>The members of a fault by its CLR full name; null where they are not known.</summary>
    public CodeExcerpt? OfFault(string fault) => _faults.GetValueOrDefault(fault);
}

/// <summary>Reads excerpts from one open assembly.</summary>
internal sealed partial class ExcerptReader(CompiledCode code, SourceFiles sources)
{
    private const int MostLines = 24;

    private readonly PointMethods _methods = new(code.Metadata);

    public CodeExcerpt? OfPoint(PointKey point) =>
        Of(_methods.Of(_methods.ClassAndBases(point.Class), point.Method));

    public CodeExcerpt? OfType(string name) => Of(_methods.ClassAndBases(name).Take(1)
        .SelectMany(type => code.Metadata.GetTypeDefinition(type).GetMethods()));

    /// <summary>From the first to the last line of the methods in the file that has most of them.</summary>
    private CodeExcerpt? Of(IEnumerable<MethodDefinitionHandle> methods)
    {
        var steps = methods.SelectMany(method => code.StateMachines[method].Append(method)).SelectMany(Steps);
        var own = steps.GroupBy(step => step.Document).MaxBy(file => file.Count())?.ToList();
        return own is null ? null : Of(own[0].Document, own.Min(step => step.StartLine), own.Max(step => step.EndLine));
    }

    private IEnumerable<SequencePoint> Steps(MethodDefinitionHandle method) =>
        code.Pdb.GetMethodDebugInformation(method).GetSequencePoints().Where(step => !step.IsHidden);

    private CodeExcerpt? Of(DocumentHandle document, int first, int last)
    {
        var lines = sources.LinesOf(document);
        if (last > lines.Length)
        {
            return null;
        }

        first = WithSignature(lines, first);
        var excerpt = lines[(first - 1)..last].ToList();
        return new(new(sources.PathOf(document), first), string.Join('\n', Cut(Outdented(excerpt))));
    }

    /// <summary>Attributes and signature stand before the code, up to what ends another member. The first step of an
    /// optimised method is behind its brace.</summary>
    private static int WithSignature(ImmutableArray<string> lines, int first)
    {
        first -= first > 2 && lines[first - 2].Trim() == "{" && EndsMethod().IsMatch(lines[first - 3]) ? 1 : 0;
        while (first > 1 && lines[first - 2].Trim() is { Length: > 0 } before
            && !before.StartsWith("//", StringComparison.Ordinal) && before[^1] is not ('{' or '}' or ';'))
        {
            first--;
        }

        return first;
    }

    /// <summary>The end of a method's head, and not of a type's that has parameters.</summary>
    [GeneratedRegex(@"^(?!.*\b(class|struct|record)\b).*\)\s*$")]
    private static partial Regex EndsMethod();

    private static List<string> Outdented(List<string> lines)
    {
        var indented = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return [.. lines.Select(line => line.Length > indented ? line[indented..] : line.TrimStart())];
    }

    private static IEnumerable<string> Cut(List<string> lines) => lines.Count <= MostLines ? lines
        : [.. lines.Take(MostLines), $"… ({lines.Count - MostLines} more lines)"];
}

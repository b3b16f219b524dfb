using System.Collections.Immutable;
using System.Reflection.Metadata;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Assertions;

/// <summary>Where the coverage points of an assembly stand in its source, by its portable PDB.</summary>
public sealed class PointPlaces
{
    private readonly ILookup<string, CodeSpan> _spans;
    private readonly Dictionary<MethodDefinitionHandle, ImmutableArray<PointKey>> _points;
    private readonly Dictionary<PointKey, SourceLine> _starts;

    // All of it is read now: the metadata is gone with the open assembly.
    private PointPlaces(IReadOnlyCollection<CodeSpan> spans, TestMembers members)
    {
        _spans = spans.ToLookup(span => NameOf(span.File));
        _points = spans.Select(span => span.Method).Distinct()
            .ToDictionary(method => method, method => members.PointsAt(method).ToImmutableArray());
        _starts = spans.Where(span => !span.IsGenerated)
            .SelectMany(span => members.OwnPointsAt(span.Method).Select(point => (point, span)))
            .GroupBy(one => one.point, one => one.span).ToDictionary(own => own.Key, First);
        Unplaced = [.. members.Points.Except(_points.Values.SelectMany(points => points))];
    }

    /// <summary>Points whose source is not known, such as those that a base class in another assembly has.</summary>
    public ImmutableHashSet<PointKey> Unplaced { get; }

    /// <summary>Null when the assembly has no readable portable PDB of its own build. Files are named relative to
    /// <paramref name="root"/>.</summary>
    public static PointPlaces? Read(string assembly, IEnumerable<PointKey> points, string root)
    {
        try
        {
            using var code = CompiledCode.Open(assembly);
            return code is null
                ? null : new(CodeSpan.Of(code, new(code.Pdb, root)), TestMembers.Of(code.Metadata, points));
        }
        catch (Exception exception) when (DamagedImage.IsSaidBy(exception))
        {
            // Damaged symbols cost the places and no finding: without places, each counts for all points.
            return null;
        }
    }

    /// <summary>Whether the assembly has code of a file.</summary>
    public bool Knows(string path) => SpansOf(path).Any();

    /// <summary>The points that what stands at a line is a part of: one point, or for a helper of its class all of the
    /// class.</summary>
    public ImmutableHashSet<PointKey> At(string path, int line)
    {
        ImmutableArray<CodeSpan> standing = [.. Standing([.. SpansOf(path)], line)];
        var members = standing.Where(span => !span.IsGenerated).ToList();
        return [.. (members.Count > 0 ? members : [.. standing]).SelectMany(span => _points[span.Method])];
    }

    /// <summary>Where the code of a point begins; null where that is not known.</summary>
    public SourceLine? StartOf(PointKey point) => _starts.GetValueOrDefault(point);

    private static SourceLine First(IEnumerable<CodeSpan> spans)
    {
        var first = spans.OrderBy(span => span.File, StringComparer.Ordinal).ThenBy(span => span.Start).First();
        return new(first.File, first.Start, first.Column);
    }

    private IEnumerable<CodeSpan> SpansOf(string path) =>
        _spans[NameOf(path)].Where(span => SourcePath.CanBeSame(span.File, path));

    /// <summary>The code around a line; else that which comes next, for signature and attributes stand before the code;
    /// else the last.</summary>
    private static IEnumerable<CodeSpan> Standing(ImmutableArray<CodeSpan> spans, int line)
    {
        var around = spans.Where(span => span.Start <= line && line <= span.End).ToList();
        var next = spans.Where(span => span.Start > line).Select(span => span.Start).DefaultIfEmpty().Min();
        return around.Count > 0 ? around
            : next > 0 ? spans.Where(span => span.Start == next)
            : spans.Where(span => span.End == spans.Max(last => last.End));
    }

    private static string NameOf(string path) => path.Split('/')[^1];
}

/// <summary>A coverage point as catalog and journal name it.</summary>
public readonly record struct PointKey(string Class, string Method);

/// <summary>Lines of a file that are the code of a method.</summary>
/// <param name="File">The source file, relative to the repository; its bare name where it lies outside.</param>
/// <param name="Start">The first line.</param>
/// <param name="End">The last line.</param>
/// <param name="Method">The method, as the source has it.</param>
/// <param name="IsGenerated">The compiler made the method of a part of another one: a lambda or a local
/// function.</param>
internal sealed record CodeSpan(string File, int Start, int End, MethodDefinitionHandle Method, bool IsGenerated)
{
    /// <summary>The column of the first line at which it begins.</summary>
    public required int Column { get; init; }

    /// <summary>The code of all methods; a constructor has that of initialisers, which other members stand
    /// between.</summary>
    public static IReadOnlyCollection<CodeSpan> Of(CompiledCode code, SourceFiles sources)
    {
        var files = code.Pdb.Documents.ToDictionary(document => document, sources.PathOf);
        return [.. code.Pdb.MethodDebugInformation.SelectMany(method => Of(code, method, files))];
    }

    private static IEnumerable<CodeSpan> Of(
        CompiledCode code, MethodDebugInformationHandle handle, Dictionary<DocumentHandle, string> files)
    {
        var body = code.Pdb.GetMethodDebugInformation(handle);
        var method = code.KickoffOf(handle) is { IsNil: false } start ? start : handle.ToDefinitionHandle();
        var name = code.Metadata.GetString(code.Metadata.GetMethodDefinition(method).Name);
        var (isParted, isGenerated) = (name is ".ctor" or ".cctor", name.StartsWith('<'));
        var points = body.GetSequencePoints().Where(point => !point.IsHidden);
        return points.GroupBy(point => (point.Document, isParted ? point.Offset : 0))
            .Select(part => Of(files[part.Key.Document], [.. part], method, isGenerated));
    }

    private static CodeSpan Of(string path, SequencePoint[] part, MethodDefinitionHandle method, bool isGenerated) =>
        new(path, part.Min(at => at.StartLine), part.Max(at => at.EndLine), method, isGenerated)
        {
            Column = part.Min(at => (at.StartLine, at.StartColumn)).StartColumn,
        };
}

/// <summary>What of an assembly is a part of its coverage points.</summary>
internal sealed class TestMembers
{
    private readonly MetadataReader _metadata;
    private readonly ILookup<MethodDefinitionHandle, PointKey> _points;
    private readonly ILookup<TypeDefinitionHandle, PointKey> _classes;

    private TestMembers(MetadataReader metadata, ImmutableArray<Member> members)
    {
        _metadata = metadata;
        Points = [.. members.Select(member => member.Point)];
        _points = members.SelectMany(member => member.Methods.Select(method => (method, member.Point)))
            .ToLookup(one => one.method, one => one.Point);
        _classes = members.SelectMany(member => member.Types.Select(type => (type, member.Point)))
            .ToLookup(one => one.type, one => one.Point);
    }

    public ImmutableHashSet<PointKey> Points { get; }

    public static TestMembers Of(MetadataReader metadata, IEnumerable<PointKey> points)
    {
        var methods = new PointMethods(metadata);
        return new(metadata, [.. points.Select(point => Of(methods, point))]);
    }

    /// <summary>The points that a method is.</summary>
    public IEnumerable<PointKey> OwnPointsAt(MethodDefinitionHandle method) => _points[method];

    /// <summary>The point that a method is; for any other method of a class (its bases and what is nested in them
    /// included) all of its points.</summary>
    public IEnumerable<PointKey> PointsAt(MethodDefinitionHandle method)
    {
        var own = _points[method];
        return own.Any()
            ? own : Around(_metadata.GetMethodDefinition(method).GetDeclaringType()).SelectMany(type => _classes[type]);
    }

    private IEnumerable<TypeDefinitionHandle> Around(TypeDefinitionHandle type)
    {
        for (; !type.IsNil; type = _metadata.GetTypeDefinition(type).GetDeclaringType())
        {
            yield return type;
        }
    }

    private static Member Of(PointMethods methods, PointKey point)
    {
        var types = methods.ClassAndBases(point.Class);
        return new(point, types, [.. methods.Of(types, point.Method)]);
    }

    private sealed record Member(
        PointKey Point, ImmutableArray<TypeDefinitionHandle> Types, ImmutableArray<MethodDefinitionHandle> Methods);
}

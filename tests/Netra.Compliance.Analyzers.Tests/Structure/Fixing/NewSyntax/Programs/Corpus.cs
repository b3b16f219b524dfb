namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing.NewSyntax.Programs;

/// <summary>Programs that tell what they did: every kind of statement and expression, in several forms.</summary>
internal static class Corpus
{
    private static readonly Func<string, string>[] Frames = [Frame.Plain, Frame.Deep, Frame.Asynchronous, Frame.Local];

    /// <summary>Each paragraph as a member of its own, and once more in another form.</summary>
    public static IReadOnlyDictionary<string, string> Programs { get; } = Named(
    [
        .. Paragraphs(StatementPrograms.Source, StructPrograms.Source, ExpressionPrograms.Source, Texts).SelectMany((code, number) => new[] { Frame.Plain(code), Frames[1 + (number % 3)](code) }),
        .. Paragraphs(AsynchronousPrograms.Source).Select(Frame.Asynchronous),
    ]);

    public static IReadOnlyDictionary<string, string> Packed { get; } =
        Named(Paragraphs(StatementPrograms.Source, StructPrograms.Source, ExpressionPrograms.Source, Texts).Select(Frame.Packed));

    private static string Texts => TextPrograms.Source.Replace('·', ' ').Replace('→', '\t').Replace('¶', '\u0085');

    private static IEnumerable<string> Paragraphs(params string[] sources) => sources.SelectMany(source => source.Replace("\r\n", "\n", StringComparison.Ordinal).Split("\n\n"));

    private static Dictionary<string, string> Named(IEnumerable<string> sources) =>
        sources.Select((source, number) => (Name: $"P{number}", source)).ToDictionary(program => program.Name, program => program.source);
}

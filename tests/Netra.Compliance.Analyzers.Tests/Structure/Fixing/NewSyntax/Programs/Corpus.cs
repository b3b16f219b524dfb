namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing.NewSyntax.Programs;

/// <summary>Programs that tell what they did: every kind of statement and expression, in several forms.</summary>
/// <remarks>Each paragraph in one form; in all of them where <c>NETRA_PROGRAMS</c> is <c>all</c>, which takes
/// minutes.</remarks>
internal static class Corpus
{
    private static readonly Func<string, string>[] Frames = [Frame.Plain, Frame.Deep, Frame.Asynchronous, Frame.Local];

    public static bool IsWhole { get; } = Environment.GetEnvironmentVariable("NETRA_PROGRAMS") == "all";

    public static IReadOnlyDictionary<string, string> Programs { get; } = Named(
    [
        .. Synchronous()
            .SelectMany((code, number) => IsWhole
                ? Frames.Select(frame => frame(code)) : [Frames[number % Frames.Length](code)]),
        .. Paragraphs(AsynchronousPrograms.Source).Select(Frame.Asynchronous),
    ]);

    public static IReadOnlyDictionary<string, string> Packed { get; } =
        Named(Synchronous().Where((_, number) => IsWhole || number % 3 == 0).Select(Frame.Packed));

    public static IReadOnlyDictionary<string, string> Types { get; } =
        Named(Paragraphs(TypePrograms.Source).Select(Frame.Types));

    private static string Texts => TextPrograms.Source.Replace('·', ' ').Replace('→', '\t').Replace('¶', '\u0085');

    private static IEnumerable<string> Synchronous() =>
        Paragraphs(StatementPrograms.Source, StructPrograms.Source, ExpressionPrograms.Source, Texts);

    private static IEnumerable<string> Paragraphs(params string[] sources) =>
        sources.SelectMany(source => source.Replace("\r\n", "\n", StringComparison.Ordinal).Split("\n\n"));

    private static Dictionary<string, string> Named(IEnumerable<string> sources) =>
        sources.Select((source, number) => (Name: $"P{number}", source))
            .ToDictionary(program => program.Name, program => program.source);
}

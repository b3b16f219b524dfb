using Microsoft.CodeAnalysis;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Compares what the compiler says of a file before a change and after it.</summary>
internal sealed class Soundness
{
    private readonly Dictionary<string, int> _before;

    private Soundness(Dictionary<string, int> before) => _before = before;

    public static Soundness Of(SemanticModel model, CancellationToken cancellation) => new(Counts(model, cancellation));

    /// <summary>Whether the changed file has no error and no warning more, of any kind.</summary>
    public bool Keeps(SemanticModel changed, CancellationToken cancellation) =>
        Counts(changed, cancellation).All(after => _before.TryGetValue(after.Key, out var count) && after.Value <= count);

    private static Dictionary<string, int> Counts(SemanticModel model, CancellationToken cancellation) => model
        .GetDiagnostics(cancellationToken: cancellation)
        .Where(static finding => finding.Severity >= DiagnosticSeverity.Warning)
        .GroupBy(static finding => finding.Id)
        .ToDictionary(static same => same.Key, static same => same.Count());
}

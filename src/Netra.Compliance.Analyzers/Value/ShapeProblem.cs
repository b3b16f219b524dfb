namespace Netra.Compliance.Analyzers.Value;

/// <summary>Something about a class that keeps it from being registered.</summary>
/// <param name="Text">What it is, to complete the sentence "it cannot be registered: …".</param>
/// <param name="Modifier">The modifier that would mend it; null when none would.</param>
internal sealed record ShapeProblem(string Text, string? Modifier = null);

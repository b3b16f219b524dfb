using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Structure;

/// <summary>A number of lines against its limit; a finding carries both for those who read it by machine.</summary>
internal readonly struct Measure(int lines, int limit)
{
    public bool IsTooLong => lines > limit;

    public Diagnostic Finding(DiagnosticDescriptor rule, Location location, params object[] names) =>
        Diagnostic.Create(rule, location, Properties(), [.. names, lines, limit]);

    private ImmutableDictionary<string, string?> Properties() => ImmutableDictionary<string, string?>.Empty
        .Add("lines", lines.ToString(CultureInfo.InvariantCulture))
        .Add("limit", limit.ToString(CultureInfo.InvariantCulture));
}

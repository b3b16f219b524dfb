using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers;
using Netra.Compliance.Benchmarks.Rules;
using Netra.Compliance.Benchmarks.Rules.Drivers;

namespace Netra.Compliance.Benchmarks.Scaling;

/// <summary>How the time of all rules grows with code of one shape, as a Markdown table: four times the code should
/// take four times as long, a power of 1.</summary>
/// <remarks>Processor time, less that of a rule that has the compiler bind every method and looks at nothing.</remarks>
internal sealed class ScalingReport(int size, string words, MarkdownWriter output)
{
    private const double Suspicious = 1.4;

    public async Task<int> Write()
    {
        await Times(ClassShapes.Tests.First(), size);
        output.Head("-::::--", "many of", "least, ms", "twice, ms", "four times, ms", "power", "dearest", "");
        foreach (var shape in Shapes().Where(shape => shape.Name.Contains(words, StringComparison.OrdinalIgnoreCase)))
        {
            var most = Math.Min(4 * size, shape.Most);
            Row(shape, most, [await Times(shape, most / 4), await Times(shape, most / 2), await Times(shape, most)]);
        }

        return 0;
    }

    private static IEnumerable<Shape> Shapes() =>
        [.. TestShapes.Statements, .. TestShapes.Values, .. TestShapes.Deep, .. ClassShapes.Tests,
            .. ClassShapes.Criticals, .. ClassShapes.Helpers, .. ClassShapes.Products];

    private void Row(Shape shape, int most, (double Milliseconds, string Dearest)[] runs)
    {
        var power = Math.Log2(Math.Max(1, runs[2].Milliseconds) / Math.Max(1, runs[0].Milliseconds)) / 2;
        output.Row([
            $"{shape.Name} ({most:N0})", .. runs.Select(run => (FormattableString)$"{run.Milliseconds:N0}"),
            $"{power:N1}", $"{runs[2].Dearest}", $"{(power > Suspicious ? "!" : "")}"]);
    }

    private static async Task<(double Milliseconds, string Dearest)> Times(Shape shape, int size)
    {
        var dearest = "";
        var floor = await Measured.Of(() => ScalingHost.Run(shape, size, [new BindingRule()]));
        var rules =
            await Measured.Of(async () => dearest = Dearest(await ScalingHost.Run(shape, size, RuleCatalog.AllRules)));
        return (Math.Max(0, (rules.Processor - floor.Processor).TotalMilliseconds), dearest);
    }

    private static string Dearest(AnalysisResult result) => string.Join(", ", result.AnalyzerTelemetryInfo
        .OrderByDescending(rule => rule.Value.ExecutionTime)
        .Take(2)
        .Select(rule => FormattableString.Invariant(
            $"{rule.Key.GetType().Name} {rule.Value.ExecutionTime.TotalMilliseconds:N0}")));
}

using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Benchmarks.Scaling;

/// <summary>How each rule's own time grows with code of one shape, as a Markdown table: four times the code should take four times as long.</summary>
internal sealed class ScalingReport(int size, string words, TextWriter output)
{
    private const double Suspicious = 1.4;
    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(25);

    public async Task<int> Write()
    {
        await Times(ClassShapes.Tests.First(), size);
        Line($"| many of | rule | at {size:N0} ms | at {2 * size:N0} ms | at {4 * size:N0} ms | power | |\n|---|---|--:|--:|--:|--:|---|");
        foreach (var shape in Shapes().Where(shape => shape.Name.Contains(words, StringComparison.OrdinalIgnoreCase)))
        {
            await Write(shape);
        }

        return 0;
    }

    private static IEnumerable<Shape> Shapes() =>
        [.. TestShapes.Statements, .. TestShapes.Values, .. TestShapes.Deep, .. ClassShapes.Tests, .. ClassShapes.Criticals, .. ClassShapes.Helpers, .. ClassShapes.Products];

    private async Task Write(Shape shape)
    {
        var most = Math.Min(4 * size, shape.Most);
        var (few, more, many) = (await Best(shape, most / 4), await Best(shape, most / 2), await Best(shape, most));
        foreach (var rule in many.Keys.Where(rule => many[rule] > Noise))
        {
            Row(shape, rule, most, [few[rule], more[rule], many[rule]]);
        }

        output.Flush();
    }

    private void Row(Shape shape, string rule, int most, TimeSpan[] times)
    {
        var power = Math.Log2(times[2] / times[0]) / 2;
        Line($"| {shape.Name} ({most:N0}) | {rule} | {times[0].TotalMilliseconds:N0} | {times[1].TotalMilliseconds:N0} | {times[2].TotalMilliseconds:N0} | {power:N1} | {(power > Suspicious ? "!" : "")} |");
    }

    // What others do on the machine can only add to a time.
    private static async Task<ImmutableDictionary<string, TimeSpan>> Best(Shape shape, int size)
    {
        var (one, other) = (await Times(shape, size), await Times(shape, size));
        return one.ToImmutableDictionary(rule => rule.Key, rule => rule.Value < other[rule.Key] ? rule.Value : other[rule.Key]);
    }

    private static async Task<ImmutableDictionary<string, TimeSpan>> Times(Shape shape, int size)
    {
        GC.Collect();
        var run = ScalingHost.Run(shape, size);
        var result = await run.GetAnalysisResultAsync(default);
        return result.AnalyzerTelemetryInfo.ToImmutableDictionary(rule => rule.Key.GetType().Name, rule => rule.Value.ExecutionTime);
    }

    private void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

using System.Globalization;
using OpenTelemetry.Metrics;

namespace Netra.Apex.Quality.Metrics;

/// <summary>Writes measured values in InfluxDB's line protocol:
/// https://docs.influxdata.com/influxdb/v1/write_protocols/line_protocol_reference/.</summary>
internal static class LineProtocol
{
    /// <summary>The points of a metric, a line each, without those whose values are not finite, which InfluxDB does not
    /// take.</summary>
    /// <remarks>A counter or gauge is the field <c>value</c>. A histogram is <c>count</c>, <c>sum</c> and, as at
    /// <c>/metrics</c>, a field a bucket that counts everything up to its bound, such as <c>le_0.25</c>.</remarks>
    /// <param name="metric">The metric; OpenTelemetry admits no name that would need escaping.</param>
    /// <param name="node">The node's name, written as a tag.</param>
    /// <param name="at">When it was measured, written in whole milliseconds.</param>
    public static IEnumerable<string> Write(Metric metric, string node, DateTimeOffset at)
    {
        foreach (var point in metric.GetMetricPoints())
        {
            var fields = string.Join(',', Fields(metric.MetricType, point)
                .Where(field => double.IsFinite(field.Value)).Select(field => $"{field.Key}={Text(field.Value)}"));
            if (fields.Length > 0)
            {
                yield return $"{metric.Name},node={Escape(node)}{Tags(point)} {fields} {at.ToUnixTimeMilliseconds()}";
            }
        }
    }

    /// <summary>A tag's key or value. Line protocol has no way to write a line break, which becomes a space, nor a
    /// backslash at the end, which is left out.</summary>
    internal static string Escape(string text) => string.Concat(
        text.ReplaceLineEndings(" ").TrimEnd('\\').Select(sign => sign is ',' or '=' or ' ' ? $"\\{sign}" : $"{sign}"));

    // InfluxDB refuses a tag without a value.
    private static string Tags(MetricPoint point)
    {
        var tags = "";
        foreach (var tag in point.Tags)
        {
            var value = Escape(Text(tag.Value));
            tags += value.Length > 0 ? $",{Escape(tag.Key)}={value}" : "";
        }

        return tags;
    }

    private static string Text(object? value) => value is bool truth
        ? (truth ? "true" : "false")
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static IEnumerable<(string Key, double Value)> Fields(MetricType type, MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => [("value", point.GetSumLong())],
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => [("value", point.GetSumDouble())],
        MetricType.LongGauge => [("value", point.GetGaugeLastValueLong())],
        MetricType.DoubleGauge => [("value", point.GetGaugeLastValueDouble())],
        MetricType.Histogram => HistogramFields(point),
        _ => [],
    };

    // The last bucket has no bound: it holds everything, as count does.
    private static List<(string Key, double Value)> HistogramFields(MetricPoint point)
    {
        List<(string Key, double Value)> fields =
            [("count", point.GetHistogramCount()), ("sum", point.GetHistogramSum())];
        var below = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            fields.Add(($"le_{Text(bucket.ExplicitBound)}", below));
        }

        return fields[..^1];
    }
}

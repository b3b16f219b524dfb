using System.Globalization;
using System.Text.RegularExpressions;

namespace Netra.Compliance.Cli.Tests.Formats;

/// <summary>
/// Reads the text format of OpenMetrics 1.0 by its grammar, as far as gauges go, and refuses what it does not
/// allow: a family that comes twice, a sample of another family, a unit that does not end the name, labels that are
/// there twice, the same series twice, anything behind the end.
/// </summary>
internal sealed partial class OpenMetricsReader
{
    private readonly Dictionary<string, decimal> _series = new(StringComparer.Ordinal);
    private readonly HashSet<string> _families = new(StringComparer.Ordinal);
    private string _family = "";
    private bool _hasSamples;

    /// <summary>The series by name and labels.</summary>
    /// <exception cref="FormatException">The text is not in the format.</exception>
    public static IReadOnlyDictionary<string, decimal> Read(string text)
    {
        var reader = new OpenMetricsReader();
        Require(text.EndsWith("\n# EOF\n", StringComparison.Ordinal), "it does not end with # EOF and a line feed");
        text[..^"# EOF\n".Length].TrimEnd('\n').Split('\n').ToList().ForEach(reader.Line);
        return reader._series;
    }

    private void Line(string line)
    {
        if (Metadata().Match(line) is { Success: true } metadata)
        {
            Meta(metadata.Groups["kind"].Value, metadata.Groups["name"].Value, metadata.Groups["rest"].Value);
            return;
        }

        var sample = Sample().Match(line);
        Require(sample.Success, $"no line of the format: {line}");
        Keep(sample.Groups["name"].Value, sample.Groups["labels"].Value, sample.Groups["value"].Value);
    }

    private void Meta(string kind, string name, string rest)
    {
        if (kind == "TYPE")
        {
            Require(_families.Add(name) && rest == "gauge", $"the family {name} is there twice, or {rest}");
            (_family, _hasSamples) = (name, false);
        }

        Require(name == _family && !_hasSamples, $"{kind} of {name} stands behind other lines");
        Require(
            kind != "UNIT" || name.EndsWith($"_{rest}", StringComparison.Ordinal), $"{name} does not end with {rest}");
        Require(kind != "HELP" || Escapes().IsMatch(rest), $"the help of {name} is not escaped");
    }

    private void Keep(string name, string labels, string value)
    {
        _hasSamples = true;
        var names = Label().Matches(labels).Select(label => label.Groups["name"].Value).ToList();
        Require(name == _family, $"{name} is no sample of {_family}");
        Require(names.Count == names.Distinct().Count(), $"a label of {name} is there twice");
        var number = decimal.Parse(value, CultureInfo.InvariantCulture);
        Require(_series.TryAdd(name + labels, number), $"{name}{labels} is there twice");
    }

    private static void Require(bool holds, string problem)
    {
        if (!holds)
        {
            throw new FormatException(problem);
        }
    }

    [GeneratedRegex("^# (?<kind>TYPE|UNIT|HELP) (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<rest>.*)$")]
    private static partial Regex Metadata();

    private const string OneLabel = @"[a-zA-Z_][a-zA-Z0-9_]*=""([^""\\]|\\[\\""n])*""";

    [GeneratedRegex("^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)"
        + @"(?<labels>\{" + OneLabel + "(," + OneLabel + @")*\})? (?<value>-?[0-9]+(\.[0-9]+)?)$")]
    private static partial Regex Sample();

    [GeneratedRegex("""(?<=[{,])(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="([^"\\]|\\[\\"n])*"(?=[,}])""")]
    private static partial Regex Label();

    [GeneratedRegex("""^([^"\\]|\\[\\"n])*$""")]
    private static partial Regex Escapes();
}

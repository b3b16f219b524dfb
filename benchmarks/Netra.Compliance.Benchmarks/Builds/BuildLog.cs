using System.Globalization;
using System.Text.RegularExpressions;

namespace Netra.Compliance.Benchmarks.Builds;

/// <summary>What a build said of its compiler, in a detailed log with a summary of performance.</summary>
/// <param name="text">The log.</param>
internal sealed class BuildLog(string text)
{
    /// <summary>How long the compiler's tasks took on the clock, all projects together.</summary>
    public TimeSpan Compiler => TimeSpan.FromMilliseconds(Number(@"^\s*(\d+) ms\s+Csc\s+\d+ calls"));

    /// <summary>What the compiler charges to all analyzers, all threads together.</summary>
    public TimeSpan Analyzers => TimeSpan.FromSeconds(Number(@"Total analyzer execution time: ([\d.]+) seconds"));

    /// <summary>What the compiler charges to the rules, all threads together.</summary>
    public TimeSpan Rules =>
        TimeSpan.FromSeconds(Number(@"^\s*<?([\d.]+)\s+<?\d+\s+Netra\.Compliance\.Analyzers, Version="));

    /// <summary>How many different findings of the rules it printed.</summary>
    public int Findings => Regex
        .Matches(text, @"^\s*(?:\d+(?::\d+)?>)?(\S.*\(\d+,\d+\): \w+ NETRA\d{4}: .*?) \(http", RegexOptions.Multiline)
        .Select(match => match.Groups[1].Value)
        .Distinct()
        .Count();

    /// <summary>What the compiler charges to each rule, the dearest first.</summary>
    public IEnumerable<(string Rule, double Seconds)> EachRule => Regex
        .Matches(text, @"^\s*<?([\d.]+)\s+<?\d+\s+(Netra\.Compliance\.Analyzers\.\S+) \(", RegexOptions.Multiline)
        .Select(match => (match.Groups[2].Value, Parse(match.Groups[1].Value)));

    private double Number(string pattern) => Regex
        .Matches(text, pattern, RegexOptions.Multiline)
        .Sum(match => Parse(match.Groups[1].Value));

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);
}

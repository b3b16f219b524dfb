namespace Netra.Compliance.Analyzers.Value;

/// <summary>Finds what is wrong with the numbers of all critical tests together.</summary>
internal static class NumberSequence
{
    // Each test of a number is told of the others: all names to all of them would be their square.
    private const int MostNames = 10;

    /// <summary>Each problem with the test to report it on: a gap on the test behind it.</summary>
    public static IEnumerable<(CriticalTest Test, string Problem)> Problems(IEnumerable<CriticalTest> tests)
    {
        var numbers = tests.Where(test => test.Number is not null)
            .GroupBy(test => test.Number!.Value)
            .OrderBy(group => group.Key)
            .ToArray();
        return numbers.SelectMany((group, index) => In(group, index == 0 ? 0 : Math.Max(0, numbers[index - 1].Key)));
    }

    private static IEnumerable<(CriticalTest Test, string Problem)> In(IGrouping<int, CriticalTest> group, int previous)
    {
        var repetition = new Lazy<string>(() => Repetition(group));
        var repeated = group.Count() > 1 ? group.Select(test => (test, repetition.Value)) : [];
        var first = group.OrderBy(test => test.Symbol.ToDisplayString(), StringComparer.Ordinal).First();
        return repeated.Concat(group.Key < 1
            ? group.Select(test => (test, group.Key + " is below 1"))
            : Gap(group.Key, previous).Select(problem => (first, problem)));
    }

    private static string Repetition(IGrouping<int, CriticalTest> group) =>
        group.Key + " is used " + group.Count() + " times, by "
        + string.Join(" and ", group.Select(test => "'" + test.Symbol.Name + "'").OrderBy(name => name, StringComparer.Ordinal).Take(MostNames))
        + (group.Count() > MostNames ? " and others" : "");

    private static IEnumerable<string> Gap(int number, int previous) => (number - previous) switch
    {
        1 => [],
        2 => [previous + 1 + " is missing"],
        _ => [previous + 1 + " to " + (number - 1) + " are missing"],
    };
}

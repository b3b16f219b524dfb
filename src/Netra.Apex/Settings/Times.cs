namespace Netra.Apex.Settings;

/// <summary>Checks settings that are times: a timer of .NET takes seven weeks, one of Polly a day.</summary>
internal static class Times
{
    /// <summary>The shortest time that a timer can wait.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    /// <summary>The longest time that Polly takes for a break, a sample or a time-out.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>A sentence for each time that is not between a shortest time and a day, both included.</summary>
    public static IEnumerable<string> Problems(
        string section, TimeSpan shortest, params IEnumerable<(string Key, TimeSpan Value)> times) =>
        times.Where(time => time.Value < shortest || time.Value > Longest)
            .Select(time => $"{section}:{time.Key} is {time.Value}; give a time from {shortest} to {Longest}.");
}

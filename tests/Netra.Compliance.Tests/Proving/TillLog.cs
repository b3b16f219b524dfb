namespace Netra.Compliance.Tests.Proving;

/// <summary>What all tills and tests of one proof did; reaches them through the async flow, so that tests stay
/// apart.</summary>
internal sealed class TillLog
{
    private static readonly AsyncLocal<TillLog?> Flow = new();

    public static TillLog Current => Flow.Value!;

    public List<string> Entries { get; } = [];

    /// <summary>Breaks the till's start or end, or nothing.</summary>
    public Action<string> Sabotage { get; init; } = _ => { };

    public static TillLog Begin(Action<string>? sabotage = null) =>
        Flow.Value = new TillLog { Sabotage = sabotage ?? (_ => { }) };

    public void Note(string entry)
    {
        Entries.Add(entry);
        Sabotage(entry);
    }
}

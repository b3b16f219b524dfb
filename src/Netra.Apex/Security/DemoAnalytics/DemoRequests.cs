using System.Text;

namespace Netra.Apex.Security.DemoAnalytics;

/// <summary>The body of <c>POST /demo/sessions</c>.</summary>
/// <param name="Type">What the demo shows, see <see cref="UsableType"/>.</param>
internal sealed record DemoRequest(string? Type)
{
    /// <summary>What is expected of a type, as a sentence.</summary>
    public const string TypeRule = "type must have 1 to 64 characters, none of them a control character.";

    private const int Longest = 64;

    // .NET refuses to normalize a text with it.
    private const char Noncharacter = '\uFFFE';

    /// <summary>The type without blanks around it and in Unicode's compatible form (NFKC): what looks the same is the
    /// same, and a full-width sign of a formula is known as one. Null: unusable.</summary>
    public static string? UsableType(string? text)
    {
        var isPlain = text?.Any(sign => char.IsControl(sign) || sign == Noncharacter) == false;
        var type = isPlain ? text!.Normalize(NormalizationForm.FormKC).Trim() : "";
        return type.Length is >= 1 and <= Longest ? type : null;
    }
}

/// <summary>An event as its client reports it. Times count from the beginning of the session, so that a client's clock
/// may be wrong.</summary>
/// <param name="Id">The client's own name for it, 1 to 64 characters; the first one of a name counts.</param>
/// <param name="Kind">What happened.</param>
/// <param name="AfterMs">When it was over: milliseconds since the session began, up to now and up to 30 days.</param>
/// <param name="DurationMs">How many of these an interaction took, up to a day; 0 for the other kinds.</param>
internal sealed record DemoEvent(string? Id, DemoEventKind Kind, long AfterMs, long DurationMs = 0)
{
    private const int LongestId = 64;
    private static readonly long Latest = (long)TimeSpan.FromDays(30).TotalMilliseconds;
    private static readonly long LongestDuration = (long)TimeSpan.FromDays(1).TotalMilliseconds;
    private static readonly string KindRule =
        $"kind must be one of {string.Join(", ", Enum.GetNames<DemoEventKind>())}.";
    private static readonly string IdRule =
        $"id must have 1 to {LongestId} characters, none of them a control character.";

    /// <summary>What is wrong with it, as a sentence; null: nothing.</summary>
    /// <param name="elapsed">Milliseconds since the session began.</param>
    public string? Problem(long elapsed) => this switch
    {
        _ when !IsId(Id) => IdRule,
        _ when !Enum.IsDefined(Kind) => KindRule,
        _ when AfterMs < 0 || AfterMs > Math.Min(elapsed, Latest) =>
            $"afterMs is {AfterMs}; give 0 to {Math.Min(elapsed, Latest)}.",
        _ when DurationMs < 0 || DurationMs > LongestTime => $"durationMs is {DurationMs}; give 0 to {LongestTime}.",
        _ => null,
    };

    private static bool IsId(string? id) =>
        !string.IsNullOrWhiteSpace(id) && id.Length <= LongestId && !id.Any(char.IsControl);

    private long LongestTime => Kind == DemoEventKind.Interaction ? Math.Min(AfterMs, LongestDuration) : 0;
}

/// <summary>How far a session is.</summary>
/// <param name="StartedAt">UTC ticks.</param>
/// <param name="EndMs">When it ended, in milliseconds since it began; null: it has not.</param>
/// <param name="LastMs">When its last interaction was over; null: there was none.</param>
internal sealed record DemoProgress(long StartedAt, long? EndMs, long? LastMs)
{
    private const int MostEvents = 100;

    /// <summary>What is wrong with a batch of events, as a sentence; null: nothing.</summary>
    /// <remarks>A batch that was taken once is taken again: no bound becomes narrower.</remarks>
    public string? Problem(IReadOnlyList<DemoEvent?> events, DateTimeOffset now)
    {
        var elapsed = (now.UtcTicks - StartedAt) / TimeSpan.TicksPerMillisecond;
        return events.Count is < 1 or > MostEvents ? $"Send 1 to {MostEvents} events at a time."
            : events.Select((sent, at) => Numbered(at, sent is null ? "is null." : sent.Problem(elapsed)))
                .FirstOrDefault(problem => problem is not null) ?? OrderProblem(events);
    }

    private static string? Numbered(int at, string? problem) => problem is null ? null : $"Event {at + 1}: {problem}";

    private string? OrderProblem(IReadOnlyList<DemoEvent?> events)
    {
        var end = Times(events, DemoEventKind.Ended).Append(EndMs).Min();
        var last = Times(events, DemoEventKind.Interaction).Append(LastMs).Max();
        return last > end ? $"An interaction is over after {last} ms, but its session ended after {end} ms." : null;
    }

    private static IEnumerable<long?> Times(IEnumerable<DemoEvent?> events, DemoEventKind kind) =>
        events.Where(sent => sent!.Kind == kind).Select(sent => (long?)sent!.AfterMs);
}

/// <summary>The body of <c>PUT /demo/finances</c>.</summary>
/// <param name="Type">The demo type.</param>
/// <param name="Investment">What it costs: US dollars, 0 to a billion in whole cents; required.</param>
/// <param name="RevenuePerConversion">What each conversion earns: likewise.</param>
internal sealed record FinanceRequest(string? Type, decimal? Investment, decimal? RevenuePerConversion)
{
    private const decimal Most = 1_000_000_000;

    /// <summary>What is wrong with it, as a sentence; null: nothing.</summary>
    public string? Problem() => this switch
    {
        _ when DemoRequest.UsableType(Type) is null => DemoRequest.TypeRule,
        _ when !IsAmount(Investment) => $"investment must be 0 to {Most} in whole cents.",
        _ when !IsAmount(RevenuePerConversion) => $"revenuePerConversion must be 0 to {Most} in whole cents.",
        _ => null,
    };

    /// <summary>The money as it is kept; only where nothing is wrong.</summary>
    public DemoFinanceRow ToRow() => new()
    {
        Type = DemoRequest.UsableType(Type)!,
        InvestmentCents = (long)(Investment!.Value * 100),
        RevenueCents = (long)(RevenuePerConversion!.Value * 100),
    };

    private static bool IsAmount(decimal? amount) =>
        amount is >= 0 and <= Most && decimal.Round(amount.Value, 2) == amount;
}

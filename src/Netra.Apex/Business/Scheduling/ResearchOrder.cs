using System.Text.Json;
using Quartz;

namespace Netra.Apex.Business.Scheduling;

/// <summary>What a customer orders: research into the supply of GPUs, when it is due and how urgent it is.</summary>
/// <param name="Kind">What is researched, a kind of <see cref="IResearch"/>.</param>
/// <param name="Gpus">The models, 1 to 20 different ones of 1 to 64 characters.</param>
/// <param name="Cron">When it is due again and again, in Quartz's format with seconds, once a minute at most; null:
/// once, at <paramref name="At"/>.</param>
/// <param name="TimeZone">Where the clock hangs that <paramref name="Cron"/> means, an IANA name; null: UTC.</param>
/// <param name="At">When it is due once, at most ten years ahead; null: by <paramref name="Cron"/>.</param>
/// <param name="Priority">1 to 10; of what is due at the same time, the highest is worked on first.</param>
internal sealed record ResearchOrder(
    string Kind, string[] Gpus, string? Cron = null, string? TimeZone = null, DateTimeOffset? At = null,
    int Priority = 5)
{
    private const int MostGpus = 20;
    private const int LongestText = 64;
    private const int MostPriority = 10;
    private const int MostYears = 10;
    private const string Data = "order";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>The order that a job of the scheduler stands for.</summary>
    public static ResearchOrder Of(IJobDetail job) =>
        JsonSerializer.Deserialize<ResearchOrder>(job.JobDataMap.GetString(Data)!)!;

    /// <summary>What cannot be used, a sentence by the name of its property; empty when all is well.</summary>
    /// <param name="kinds">The kinds of research that there are.</param>
    /// <param name="now">When it is ordered.</param>
    public Dictionary<string, string[]> Problems(IEnumerable<string> kinds, DateTimeOffset now) =>
        Rules([.. kinds], now).Where(rule => rule.IsBroken)
            .ToDictionary(rule => rule.Property, rule => new[] { rule.Sentence });

    /// <summary>The order as a job that stays when nothing is due any more, and is taken over from a node that
    /// died.</summary>
    public IJobDetail ToJob(string id, string owner) =>
        JobBuilder.Create<ResearchJob>().WithIdentity(id, owner).StoreDurably().RequestRecovery()
            .UsingJobData(Data, JsonSerializer.Serialize(this)).Build();

    /// <summary>When the order is due, by cron not before the second after it was placed. What was due while no node
    /// was up is due once when one returns.</summary>
    public ITrigger ToTrigger(string id, string owner, TimeProvider time)
    {
        var trigger = TriggerBuilder.Create(time).WithIdentity(id, owner).WithPriority(Priority);
        return At is { } at
            ? trigger.StartAt(at).WithSchedule(SimpleScheduleBuilder.Create()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow)).Build()
            : trigger.StartAt(time.GetUtcNow() + Second).WithSchedule(CronScheduleBuilder.Create(ToCron()!)
                .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
    }

    /// <summary>The due time that work belongs to, whenever it begins: a node that takes it over begins late.</summary>
    /// <param name="begun">When the work begins or was to begin.</param>
    public DateTimeOffset DueAt(DateTimeOffset begun) =>
        At ?? ToCron()!.GetPreviousValidTimeBefore(begun.AddTicks(-(begun.Ticks % Second.Ticks)) + Second) ?? begun;

    private IEnumerable<(bool IsBroken, string Property, string Sentence)> Rules(string[] kinds, DateTimeOffset now) =>
    [
        (!kinds.Contains(Kind), "kind", $"Give one of {string.Join(", ", kinds)}."),
        (!AreModels(Gpus), "gpus", $"Give 1 to {MostGpus} different models of 1 to {LongestText} characters."),
        (Priority is < 1 or > MostPriority, "priority", $"Give 1 to {MostPriority}."),
        .. RulesOfTime(now),
    ];

    private IEnumerable<(bool IsBroken, string Property, string Sentence)> RulesOfTime(DateTimeOffset now) =>
    [
        (At is null && (!HasOneSecond(Cron) || ToCron()?.GetNextValidTimeAfter(now) is null), "cron",
            "Give cron or at: six or seven fields such as '0 30 2 * * ?', due once a minute at most, or one time to "
            + "come."),
        (At is { } at && (Cron is not null || at < now || at > now.AddYears(MostYears)), "at",
            $"Give a time from now to {MostYears} years ahead, and no cron beside it."),
        (ToZone() is null, "timeZone", "Give an IANA name such as Europe/Berlin, and only with cron."),
    ];

    private static bool AreModels(string[]? gpus) =>
        gpus is { Length: > 0 and <= MostGpus }
        && gpus.Distinct().Count() == gpus.Length
        && gpus.All(gpu => !string.IsNullOrWhiteSpace(gpu) && gpu.Length <= LongestText);

    // With one second of the minute, nothing is due twice within a minute.
    private static bool HasOneSecond(string? cron) =>
        cron?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var second, ..]
        && second.All(char.IsAsciiDigit);

    private CronExpression? ToCron() =>
        Cron?.Length <= LongestText && CronExpression.TryParse(Cron, out var cron)
            ? cron.WithTimeZone(ToZone() ?? TimeZoneInfo.Utc)
            : null;

    // The name is the path of a file to the system, so it must look like a name.
    private TimeZoneInfo? ToZone() => TimeZone switch
    {
        null => TimeZoneInfo.Utc,
        _ when At is not null || !TimeZone.All(IsOfAName) => null,
        _ => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : null,
    };

    private static bool IsOfAName(char sign) => char.IsAsciiLetterOrDigit(sign) || sign is '/' or '_' or '+' or '-';
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Netra.Compliance.Cli.Models;

/// <summary>What a run used of a real model, as ledger and reports show it.</summary>
public sealed record ModelUsage
{
    /// <summary>The model that was asked for.</summary>
    public required string Model { get; init; }

    /// <summary>The endpoint's host, and its port where it is not the usual one.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The names by which the models that answered called themselves, in ordinal order.</summary>
    public ImmutableSortedSet<string> Answered { get; init; } =
        ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Calls that were answered.</summary>
    public int Calls { get; init; }

    /// <summary>Calls that were not answered, retries aside.</summary>
    public int Failed { get; init; }

    /// <summary>Why the last of <see cref="Failed"/> was not answered; null without one.</summary>
    public string? LastFailure { get; init; }

    /// <summary>Calls that were made again because the endpoint was busy.</summary>
    public int Retries { get; init; }

    /// <summary>Calls that reported no usage; they are counted at their maximum.</summary>
    public int Estimated { get; init; }

    /// <summary>Answers that used more than was reckoned with at the most; only they can exceed a budget.</summary>
    public int Overrun { get; init; }

    /// <summary>Tokens that the model read.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens that the model wrote.</summary>
    public long OutputTokens { get; init; }

    /// <summary>US dollars; null when the prices are unknown.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>The budget in US dollars; null when the prices are unknown.</summary>
    public required decimal? BudgetUsd { get; init; }

    /// <summary>The most tokens that the run may use.</summary>
    public required long TokenLimit { get; init; }

    /// <summary>Why the run was stopped before its end; null when it was not.</summary>
    public string? Stopped { get; init; }

    /// <summary>The usage in sentences.</summary>
    [JsonIgnore]
    public string Text => string.Join(' ', ((string?[])[Main, Name, Fails, Again, Guessed, Over]).OfType<string>());

    private string Main => string.Create(
        CultureInfo.InvariantCulture,
        $"{Model} at {Endpoint}: {Calls} calls completed, {InputTokens:#,0} tokens read and {OutputTokens:#,0} "
        + $"written, {Cost}.");

    private string Cost => BudgetUsd is { } budget
        ? $"cost {Money(CostUsd ?? 0)} of a budget of {Money(budget)}"
        : string.Create(CultureInfo.InvariantCulture, $"cost unknown, limit {TokenLimit:#,0} tokens");

    private string? Name => Answered.Except([Model]) is { IsEmpty: false } names
        ? $"The endpoint calls it {string.Join(", ", names)}."
        : null;

    private string? Fails => Failed == 0 ? null : $"{Failed} calls failed, the last one: {LastFailure}";

    private string? Again => Retries == 0 ? null : $"{Retries} calls were retried after a rate limit.";

    private string? Guessed => Estimated == 0 ? null
        : $"{Estimated} calls reported no usage and are counted at their maximum.";

    private string? Over => Overrun == 0 ? null : $"{Overrun} responses used more than the expected maximum.";

    /// <summary>Dollars down to a hundredth of a cent; a smaller amount is not shown as nothing.</summary>
    internal static string Money(decimal usd) => usd is > 0 and < 0.0001m
        ? "less than $0.0001"
        : usd.ToString("$#,0.00##", CultureInfo.InvariantCulture);
}

/// <summary>Tokens of a model.</summary>
/// <param name="Input">What it read.</param>
/// <param name="Output">What it wrote, thinking included.</param>
internal readonly record struct Tokens(long Input, long Output)
{
    public long Total => Input + Output;

    public static Tokens operator +(Tokens left, Tokens right) =>
        new(left.Input + right.Input, left.Output + right.Output);

    public static Tokens operator -(Tokens left, Tokens right) =>
        new(left.Input - right.Input, left.Output - right.Output);

    public static bool operator >(Tokens left, Tokens right) => left.Input > right.Input || left.Output > right.Output;

    public static bool operator <(Tokens left, Tokens right) => right > left;
}

/// <summary>What a model costs, US dollars per million tokens.</summary>
internal sealed record ModelPrices(decimal Input, decimal Output)
{
    /// <summary>US dollars.</summary>
    public decimal Of(Tokens tokens) => (tokens.Input * Input + tokens.Output * Output) / 1_000_000;
}

/// <summary>How much a run may use.</summary>
/// <param name="Dollars">US dollars; null where no price is known.</param>
/// <param name="Tokens">Tokens, read and written.</param>
internal sealed record ModelLimits(decimal? Dollars, long Tokens);

/// <summary>Lets a call through only if the limits hold at the most that it can use.</summary>
/// <remarks>Safe from any thread.</remarks>
internal sealed class ModelBudget(ModelUsage start, ModelPrices? prices, ModelLimits limits)
{
    private readonly Lock _lock = new();
    private ModelUsage _usage = start;
    private Tokens _used;
    private Tokens _reserved;

    /// <summary>What was used so far.</summary>
    public ModelUsage Usage
    {
        get
        {
            lock (_lock)
            {
                return _usage;
            }
        }
    }

    /// <summary>Sets aside the most that a call can use; once one was refused, all are.</summary>
    /// <returns>Why the call must not be made; null when it may.</returns>
    public string? Reserve(Tokens most)
    {
        lock (_lock)
        {
            _usage = _usage with { Stopped = _usage.Stopped ?? Problem(most) };
            _reserved += _usage.Stopped is null ? most : default;
            return _usage.Stopped;
        }
    }

    /// <summary>Replaces what was set aside by what was used.</summary>
    /// <param name="most">What was set aside.</param>
    /// <param name="used">What was used; none for a call that cost nothing.</param>
    /// <param name="note">Notes what else became of the call.</param>
    public void Settle(Tokens most, Tokens used, Func<ModelUsage, ModelUsage> note)
    {
        lock (_lock)
        {
            _reserved -= most;
            _used += used;
            _usage = note(Count(used > most));
        }
    }

    /// <summary>Notes what costs nothing.</summary>
    public void Note(Func<ModelUsage, ModelUsage> note) => Settle(default, default, note);

    private static string Count(long tokens) => tokens.ToString("#,0", CultureInfo.InvariantCulture);

    private ModelUsage Count(bool isOverrun) => _usage with
    {
        InputTokens = _used.Input,
        OutputTokens = _used.Output,
        CostUsd = prices?.Of(_used),
        Overrun = _usage.Overrun + (isOverrun ? 1 : 0),
    };

    private string? Problem(Tokens most) =>
        CostProblem(most, _used + _reserved) ?? TokenProblem(most, _used + _reserved);

    private string? CostProblem(Tokens most, Tokens all) => prices?.Of(all + most) > limits.Dollars
        ? $"Stopped before exceeding the budget of {ModelUsage.Money(limits.Dollars!.Value)} (--llm-budget): "
            + $"the next call can cost up to {ModelUsage.Money(prices.Of(most))}, "
            + $"and {Gone(ModelUsage.Money(prices.Of(all)))}."
        : null;

    private string? TokenProblem(Tokens most, Tokens all) => (all + most).Total > limits.Tokens
        ? $"Stopped before exceeding the limit of {Count(limits.Tokens)} tokens (--llm-tokens): "
            + $"the next call can take up to {Count(most.Total)}, and {Gone(Count(all.Total))}."
        : null;

    // Calls that are under way count at the most that they can use.
    private string Gone(string amount) =>
        _reserved == default ? $"{amount} is used" : $"up to {amount} is used or in progress";
}

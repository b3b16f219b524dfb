using System.Globalization;

namespace Netra.Compliance.Cli.Models;

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

    private string? Problem(Tokens most) => CostProblem(most, _used + _reserved) ?? TokenProblem(most, _used + _reserved);

    private string? CostProblem(Tokens most, Tokens all) => prices?.Of(all + most) > limits.Dollars
        ? $"Stopped before the budget of {ModelUsage.Money(limits.Dollars!.Value)} (--llm-budget) is exceeded: "
            + $"the next call can cost up to {ModelUsage.Money(prices.Of(most))}, and {Gone(ModelUsage.Money(prices.Of(all)))}."
        : null;

    private string? TokenProblem(Tokens most, Tokens all) => (all + most).Total > limits.Tokens
        ? $"Stopped before the limit of {Count(limits.Tokens)} tokens (--llm-tokens) is exceeded: "
            + $"the next call can take up to {Count(most.Total)}, and {Gone(Count(all.Total))}."
        : null;

    // Calls that are under way count at the most that they can use.
    private string Gone(string amount) =>
        _reserved == default ? $"{amount} of it is used" : $"up to {amount} of it is used or under way";
}

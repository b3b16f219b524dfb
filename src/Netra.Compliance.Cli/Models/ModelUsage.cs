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

    /// <summary>Calls whose tokens nobody told; they are counted at the most that they can have used.</summary>
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
        $"{Model} at {Endpoint}: {Calls} calls answered, {InputTokens:#,0} tokens read and {OutputTokens:#,0} written, {Cost}.");

    private string Cost => BudgetUsd is { } budget
        ? $"cost {Money(CostUsd ?? 0)} of a budget of {Money(budget)}"
        : string.Create(CultureInfo.InvariantCulture, $"cost unknown, limit {TokenLimit:#,0} tokens");

    private string? Name => Answered.Except([Model]) is { IsEmpty: false } names
        ? $"It calls itself {string.Join(", ", names)}."
        : null;

    private string? Fails => Failed == 0 ? null : $"{Failed} calls failed, the last one: {LastFailure}";

    private string? Again => Retries == 0 ? null : $"{Retries} calls were made again after a rate limit.";

    private string? Guessed => Estimated == 0 ? null
        : $"{Estimated} calls told no usage and are counted at the most that they can have used.";

    private string? Over => Overrun == 0 ? null : $"{Overrun} answers used more than was reckoned with at the most.";

    /// <summary>Dollars down to a hundredth of a cent; a smaller amount is not shown as nothing.</summary>
    internal static string Money(decimal usd) => usd is > 0 and < 0.0001m
        ? "less than $0.0001"
        : usd.ToString("$#,0.00##", CultureInfo.InvariantCulture);
}

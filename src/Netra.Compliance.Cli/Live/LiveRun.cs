using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Running;

namespace Netra.Compliance.Cli.Live;

/// <summary>What a run says of itself while it goes: all of it, again and again.</summary>
/// <param name="Schema">The format, <c>netra.live/1</c>.</param>
/// <param name="Run">Tells it from other runs.</param>
/// <param name="Name">What is tested, such as the solution's file.</param>
/// <param name="StartedAt">When the command began.</param>
/// <param name="Stage">What it does at this moment.</param>
internal sealed record LiveRun(string Schema, Guid Run, string Name, DateTimeOffset StartedAt, string Stage)
{
    /// <summary>The format that is written and read.</summary>
    public const string Format = "netra.live/1";

    private static readonly JsonSerializerOptions Json = new(NetraJson.Reading)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>How far the stage is, in words.</summary>
    public string Progress { get; init; } = "";

    /// <summary>The critical tests of the assemblies that were begun.</summary>
    public ImmutableArray<TestProgress> Tests { get; init; } = [];

    /// <summary>How it ended; null while it goes.</summary>
    public LiveEnd? End { get; init; }

    /// <summary>US dollars a month of the tests in a state.</summary>
    public decimal In(LiveState state) => Tests.Where(test => test.State == state).Sum(test => test.Usd);

    /// <summary>The run as JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="Refusal">It is not JSON, or no such run.</exception>
    public static LiveRun Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var run = StrictJson.Read<LiveRun>("The message", json, Json) ?? throw new JsonException("it is null");
            return Flaw(run) is { } flaw ? throw NotOne(flaw) : run;
        }
        catch (JsonException exception)
        {
            throw NotOne(JsonTrouble.Clause(exception));
        }
    }

    private static string? Flaw(LiveRun run) =>
        run.Schema != Format ? $"its schema is not {Format}"
        : run.Tests.IsDefault ? "its tests are null"
        : run.Tests.FirstOrDefault(test => !test.IsPossible) is { } test ? $"test {test.Number} has impossible numbers"
        : null;

    private static Refusal NotOne(string why) => Refusal.Unreadable("The message", $"is no run: {why}.");
}

/// <summary>How a run ended.</summary>
/// <param name="Verdict"><c>pass</c>, <c>fail</c>, or <c>stopped</c> where it came to no verdict.</param>
/// <param name="Sentence">The verdict as the report says it.</param>
internal sealed record LiveEnd(string Verdict, string Sentence);

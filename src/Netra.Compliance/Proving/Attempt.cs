using Netra.Compliance.Journaling;

namespace Netra.Compliance.Proving;

/// <summary>One run of a point from nothing to nothing: fresh fixtures, all its rows, clean-up. Never throws.</summary>
internal sealed class Attempt(ITestDialect dialect, CoveragePoint point, Fault? fault)
{
    private readonly InstanceMaker _maker = new(dialect);
    private readonly LifeCycle _life = new(dialect, fault);
    private readonly Stack<object> _fixtures = new();

    /// <summary>Whether a fixture took the fault.</summary>
    public bool HasInjected => _life.HasInjected;

    public async Task<AttemptResult> RunAsync()
    {
        var result = await StartFixturesAsync().ConfigureAwait(false);
        result = result.IsGreen ? await RunRowsAsync().ConfigureAwait(false) : result;
        var cleanUp = await EndFixturesAsync().ConfigureAwait(false);
        return result.IsGreen ? cleanUp : result;
    }

    private static async Task<AttemptResult> StepAsync(string stage, Func<Task> step)
    {
        try
        {
            await step().ConfigureAwait(false);
            return AttemptResult.Passed;
        }
        catch (Exception exception)
        {
            return AttemptResult.Broke(stage, exception);
        }
    }

    private Task<AttemptResult> StartFixturesAsync() => StepAsync("the set-up", async () =>
    {
        foreach (var type in dialect.FixturesOf(point.TestClass))
        {
            _fixtures.Push(_maker.MakeFixture(type));
            await _life.StartAsync(_fixtures.Peek()).ConfigureAwait(false);
        }
    });

    private async Task<AttemptResult> EndFixturesAsync()
    {
        var result = AttemptResult.Passed;
        while (_fixtures.Count > 0)
        {
            var fixture = _fixtures.Pop();
            var end = await StepAsync("the clean-up", () => _life.EndAsync(fixture)).ConfigureAwait(false);
            result = result.IsGreen ? end : result;
        }

        return result;
    }

    private async Task<AttemptResult> RunRowsAsync()
    {
        List<object?[]> rows = [];
        var result = await StepAsync("the point's data", () => ReadRows(rows)).ConfigureAwait(false);
        for (var row = 0; row < rows.Count && result.IsGreen; row++)
        {
            result = await RunRowAsync(rows[row]).ConfigureAwait(false);
        }

        return result;
    }

    private Task ReadRows(List<object?[]> rows)
    {
        rows.AddRange(point.Rows());
        return rows.Count > 0
            ? Task.CompletedTask : throw new InvalidOperationException("the theory has no rows.");
    }

    private async Task<AttemptResult> RunRowAsync(object?[] row)
    {
        object? instance = null;
        Task StartAsync() => _life.StartAsync(instance = _maker.Make(point.TestClass));
        var result = await StepAsync("the set-up of the test class", StartAsync).ConfigureAwait(false);
        result = result.IsGreen ? await RunPointAsync(instance!, row).ConfigureAwait(false) : result;
        var cleanUp = await EndAsync(instance).ConfigureAwait(false);
        return result.IsGreen ? cleanUp : result;
    }

    private Task<AttemptResult> EndAsync(object? instance) => instance is null
        ? Task.FromResult(AttemptResult.Passed)
        : StepAsync("the clean-up of the test class", () => _life.EndAsync(instance));

    private async Task<AttemptResult> RunPointAsync(object instance, object?[] row)
    {
        try
        {
            await point.Run(instance, row).ConfigureAwait(false);
            return AttemptResult.Passed;
        }
        catch (Exception exception)
        {
            var result = dialect.IsAssertion(exception)
                ? AttemptResult.Asserted(exception)
                : AttemptResult.Broke("the point", exception);
            return result with { Source = SourceLine.Of(point.TestClass, exception.StackTrace) };
        }
    }
}

/// <summary>How one run of a point ended.</summary>
internal enum AttemptEnd
{
    Passed,
    Asserted,
    Broke,
    TimedOut,
}

/// <summary>How one run of a point ended, and what it said.</summary>
internal sealed record AttemptResult(AttemptEnd End, string Reason)
{
    public static readonly AttemptResult Passed = new(AttemptEnd.Passed, "it passed");

    public bool IsGreen => End == AttemptEnd.Passed;

    /// <summary>The line of the point that failed, where it is known.</summary>
    public SourceLine? Source { get; init; }

    /// <summary>What the whole run took, set-up and clean-up too.</summary>
    public TimeSpan Duration { get; init; }

    public static AttemptResult Asserted(Exception exception) => new(AttemptEnd.Asserted, FirstLine(exception));

    public static AttemptResult Broke(string stage, Exception exception) =>
        new(AttemptEnd.Broke, $"{stage} threw {exception.GetType().Name}: {FirstLine(exception)}");

    public static AttemptResult TimedOut(TimeSpan limit) =>
        new(AttemptEnd.TimedOut, FormattableString.Invariant($"it did not finish within {limit.TotalSeconds} s"));

    private static string FirstLine(Exception exception) =>
        exception.Message.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0)
            ?? exception.GetType().Name;
}

using System.Net;

namespace Netra.Apex.Load.Measuring;

/// <summary>How a request ended.</summary>
internal enum Ending
{
    /// <summary>With the right answer.</summary>
    Answered,

    /// <summary>Admission refused it: 429.</summary>
    Shed,

    /// <summary>Without an answer, or with a wrong one.</summary>
    Failed,
}

/// <summary>What became of a request.</summary>
/// <param name="Ending">How it ended.</param>
/// <param name="Why">Why it failed, as a clause; null for other endings.</param>
internal sealed record Outcome(Ending Ending, string? Why = null)
{
    /// <summary>The right answer.</summary>
    public static Outcome Answered { get; } = new(Ending.Answered);

    /// <summary>Refused by admission.</summary>
    public static Outcome Shed { get; } = new(Ending.Shed);

    /// <summary>No answer or a wrong one.</summary>
    public static Outcome Fail(string why) => new(Ending.Failed, why);

    /// <summary>Judges an HTTP answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="problemOf">What is wrong with the body of a successful one, as a clause; null: nothing.</param>
    public static async Task<Outcome> OfAsync(
        HttpResponseMessage response, Func<HttpContent, Task<string?>> problemOf) => response switch
        {
            { IsSuccessStatusCode: true } => await problemOf(response.Content) is { } why ? Fail(why) : Answered,
            { StatusCode: HttpStatusCode.TooManyRequests } => Shed,
            _ => Fail($"the platform answered {(int)response.StatusCode}"),
        };
}

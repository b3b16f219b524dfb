using System.Net;
using Netra.Apex.Auth.SignIn;
using Netra.Compliance;
using Netra.CriticalTests.Auth.AuthFlowFaults;
using Netra.CriticalTests.Fixtures.Identity;

namespace Netra.CriticalTests.Auth;

/// <summary>This part: start, callback, consent and completion, each once, in order and in time.</summary>
public sealed partial class AuthFlow
{
    private static readonly TimeSpan Limit = new SignInSettings().Limit;

    [Fact]
    [Covers("A session before callback or consent is refused, and the sign-in cannot be taken up again in order")]
    [ProvenBy(typeof(AcceptsEarlySteps))]
    [ProvenBy(typeof(AllowsResumingRefusedSignIn))]
    public async Task Refuses_to_establish_before_consent()
    {
        var (early, visit) = (apex.NewVisit(), apex.NewVisit());
        await early.StartAsync();
        await visit.GoToConsentAsync();
        var again = visit.Copy();
        var (tooEarly, unasked) = ((await early.EstablishAsync()).Refused, (await visit.EstablishAsync()).Refused);
        var answers = (tooEarly, unasked, (await visit.SessionAsync()).Status);
        Assert.Equal(("StepOutOfOrder", "StepOutOfOrder", HttpStatusCode.Unauthorized), answers);
        Assert.Empty(await SessionsOf(again));
    }

    [Fact]
    [Covers("A late answer of the provider is refused")]
    [ProvenBy(typeof(SignInLimitTooLong))]
    public async Task Refuses_a_late_callback()
    {
        var visit = apex.NewVisit();
        var atProvider = await visit.StartAsync();
        apex.Time.Advance(Limit);
        Assert.Equal("StepLate", (await visit.CallBackAsync(await visit.AllowAsync(atProvider))).Refused);
    }

    [Fact]
    [Covers("Completing a sign-in succeeds until just before the time limit and fails from then on")]
    [ProvenBy(typeof(SignInLimitTooLong))]
    [ProvenBy(typeof(SignInLimitOneTickTooLong))]
    [ProvenBy(typeof(SignInLimitOneTickTooShort))]
    public async Task Refuses_to_establish_late()
    {
        var (punctual, late) = (await BeforeCompletionAsync(), await BeforeCompletionAsync());
        apex.Time.Advance(Limit - Tick);
        await punctual.EstablishAsync();
        apex.Time.Advance(Tick);
        await late.EstablishAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await late.SessionAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await punctual.SessionAsync()).Status);
    }

    [Fact]
    [Covers("A repeated answer of the provider is refused and leaves no session")]
    [ProvenBy(typeof(AllowsResumingRefusedSignIn))]
    [ProvenBy(typeof(ReportsRepeatedCallbackAsForged))]
    public async Task Refuses_a_repeated_callback()
    {
        var visit = apex.NewVisit();
        var back = await visit.FetchCodeAsync();
        await visit.CallBackAsync(back);
        var again = visit.Copy();
        var answer = await visit.CallBackAsync(back);
        Assert.Empty(await SessionsOf(again));
        Assert.Equal("StepRepeated", answer.Refused);
    }

    [Fact]
    [Covers("Completing a sign-in twice fails, says why, and ends the first session")]
    [ProvenBy(typeof(AcceptsRepeatedSteps))]
    [ProvenBy(typeof(DoesNotRecordCreatedSession))]
    public async Task Refuses_to_establish_twice_and_ends_the_first_session()
    {
        var visit = await BeforeCompletionAsync();
        var copy = visit.Copy();
        await visit.EstablishAsync();
        var repeated = await copy.EstablishAsync();
        var answer = (repeated.Refused, (await copy.SessionAsync()).Status);
        Assert.Equal(("StepRepeated", HttpStatusCode.Unauthorized), answer);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visit.SessionAsync()).Status);
    }

    [Fact]
    [Covers("A customer who loads the last page again keeps the session")]
    [ProvenBy(typeof(LeavesAFinishedSignInPending))]
    public async Task Keeps_the_session_of_a_customer_who_loads_the_last_page_again()
    {
        var visit = await BeforeCompletionAsync();
        await visit.EstablishAsync();
        await visit.EstablishAsync();
        Assert.Equal(visit.Email, (await visit.SessionAsync()).Field("email"));
    }

    [Fact]
    [Covers("Concurrent completions of one sign-in give at most one session")]
    [ProvenBy(typeof(AcceptsRepeatedSteps))]
    public async Task Gives_at_most_one_session_at_once()
    {
        var visit = await BeforeCompletionAsync();
        Visit[] both = [visit, visit.Copy()];
        await Task.WhenAll(both.Select(one => one.EstablishAsync()));
        var sessions = await Task.WhenAll(both.Select(one => one.SessionAsync()));
        Assert.InRange(sessions.Count(session => session.Status == HttpStatusCode.OK), 0, 1);
    }

    private async Task<Visit> BeforeCompletionAsync()
    {
        var visit = apex.NewVisit();
        await visit.GoToCompletionAsync();
        return visit;
    }
}

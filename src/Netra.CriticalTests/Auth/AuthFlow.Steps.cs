using System.Net;
using Netra.Apex.Auth.SignIn;
using Netra.Compliance;
using Netra.CriticalTests.Auth.SignIn;
using Netra.CriticalTests.Fixtures.Identity;

namespace Netra.CriticalTests.Auth;

/// <summary>This part: started, called back, consented, established; each step once, in order, in time.</summary>
public sealed partial class AuthFlow
{
    [Fact]
    [Covers("Consent before the provider's answer is refused")]
    [ProvenBy(typeof(ForgivesEarlySteps))]
    public async Task Refuses_consent_before_the_callback()
    {
        var visit = apex.NewVisit();
        await visit.FetchCodeAsync();
        Assert.Equal("StepOutOfOrder", (await visit.ConsentAsync()).Refused);
        await LeavesNoSession(visit);
    }

    [Fact]
    [Covers("A session before consent is refused")]
    [ProvenBy(typeof(ForgivesEarlySteps))]
    public async Task Refuses_to_establish_before_consent()
    {
        var visit = apex.NewVisit();
        await visit.GoToConsentAsync();
        Assert.Equal("StepOutOfOrder", (await visit.EstablishAsync()).Refused);
        await LeavesNoSession(visit);
    }

    [Fact]
    [Covers("A refused sign-in cannot be taken up again with its next step in order")]
    [ProvenBy(typeof(KeepsRefusedAttempts))]
    public async Task A_refused_sign_in_cannot_be_taken_up_again()
    {
        var visit = apex.NewVisit();
        var back = await visit.FetchCodeAsync();
        var again = visit.Copy();
        await visit.ConsentAsync();
        Assert.Equal("NotStarted", (await again.CallBackAsync(back)).Refused);
        await LeavesNoSession(again);
    }

    [Fact]
    [Covers("A late answer of the provider is refused")]
    [ProvenBy(typeof(ForgivesLateSteps))]
    public async Task Refuses_a_late_callback()
    {
        var visit = apex.NewVisit();
        var atProvider = await visit.StartAsync();
        apex.Time.Advance(SignInLimits.Attempt);
        Assert.Equal("StepLate", (await visit.CallBackAsync(await visit.AllowAsync(atProvider))).Refused);
        await LeavesNoSession(visit);
    }

    [Fact]
    [Covers("Late consent is refused")]
    [ProvenBy(typeof(ForgivesLateSteps))]
    public async Task Refuses_late_consent()
    {
        var visit = apex.NewVisit();
        await visit.GoToConsentAsync();
        apex.Time.Advance(SignInLimits.Attempt);
        Assert.Equal("StepLate", (await visit.ConsentAsync()).Refused);
        await LeavesNoSession(visit);
    }

    [Fact]
    [Covers("A session is refused when the sign-in is completed late, and given just before")]
    [ProvenBy(typeof(ForgivesLateSteps))]
    [ProvenBy(typeof(ForgivesOneTickMore))]
    public async Task Refuses_to_establish_late()
    {
        var late = apex.NewVisit();
        var punctual = apex.NewVisit();
        await late.GoToCompletionAsync();
        await punctual.GoToCompletionAsync();
        apex.Time.Advance(SignInLimits.Attempt - TimeSpan.FromTicks(1));
        Assert.Equal(HttpStatusCode.OK, (await punctual.EstablishAsync()).Status);
        apex.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("StepLate", (await late.EstablishAsync()).Refused);
    }

    [Fact]
    [Covers("A repeated answer of the provider is refused")]
    [ProvenBy(typeof(ForgivesRepeatedSteps))]
    public async Task Refuses_a_repeated_callback()
    {
        var visit = apex.NewVisit();
        var back = await visit.FetchCodeAsync();
        await visit.CallBackAsync(back);
        Assert.Equal("StepRepeated", (await visit.CallBackAsync(back)).Refused);
        await LeavesNoSession(visit);
    }

    [Fact]
    [Covers("Repeated consent is refused")]
    [ProvenBy(typeof(ForgivesRepeatedSteps))]
    public async Task Refuses_repeated_consent()
    {
        var visit = apex.NewVisit();
        await visit.GoToCompletionAsync();
        Assert.Equal("StepRepeated", (await visit.ConsentAsync()).Refused);
        await LeavesNoSession(visit);
    }

    [Fact]
    [Covers("A session asked for twice is refused, and the first one ends")]
    [ProvenBy(typeof(ForgivesRepeatedSteps))]
    [ProvenBy(typeof(LeavesTheFirstSession))]
    public async Task Refuses_to_establish_twice_and_ends_the_first_session()
    {
        var visit = apex.NewVisit();
        await visit.GoToCompletionAsync();
        var copy = visit.Copy();
        await visit.EstablishAsync();
        Assert.Equal("StepRepeated", (await copy.EstablishAsync()).Refused);
        await LeavesNoSession(copy);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visit.SessionAsync()).Status);
    }
}

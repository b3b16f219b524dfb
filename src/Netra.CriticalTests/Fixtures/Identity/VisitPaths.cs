using System.Net;

namespace Netra.CriticalTests.Fixtures.Identity;

/// <summary>Longer ways through a sign-in, for tests that are about what comes after.</summary>
internal static class VisitPaths
{
    /// <summary>Goes to the provider and back, without telling the platform yet.</summary>
    /// <returns>Where at the platform the provider sends the browser back to.</returns>
    public static async Task<Uri> FetchCodeAsync(this Visit visit) => await visit.AllowAsync(await visit.StartAsync());

    /// <summary>Takes the steps up to the platform's question for consent.</summary>
    public static async Task GoToConsentAsync(this Visit visit) =>
        Demand(HttpStatusCode.Redirect, await visit.CallBackAsync(await visit.FetchCodeAsync()));

    /// <summary>Takes all steps but the last.</summary>
    public static async Task GoToCompletionAsync(this Visit visit)
    {
        await visit.GoToConsentAsync();
        Demand(HttpStatusCode.SeeOther, await visit.ConsentAsync());
    }

    /// <summary>Takes all steps.</summary>
    public static async Task SignInAsync(this Visit visit) => await visit.FinishAsync(await visit.FetchCodeAsync());

    /// <summary>Takes all steps after the provider's.</summary>
    public static async Task FinishAsync(this Visit visit, Uri atPlatform)
    {
        Demand(HttpStatusCode.Redirect, await visit.CallBackAsync(atPlatform));
        Demand(HttpStatusCode.SeeOther, await visit.ConsentAsync());
        Demand(HttpStatusCode.OK, await visit.EstablishAsync());
    }

    private static void Demand(HttpStatusCode expected, BrowserAnswer answer)
    {
        if (answer.Status != expected)
        {
            throw new InvalidOperationException($"A step before the one under test should have answered {expected}: {answer}");
        }
    }
}

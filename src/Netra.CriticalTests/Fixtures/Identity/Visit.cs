using System.Net;
using System.Text.RegularExpressions;

namespace Netra.CriticalTests.Fixtures.Identity;

/// <summary>A customer before a browser, signing in step by step.</summary>
public sealed partial class Visit(Browser browser, Uri platform, string email)
{
    private static readonly Uri Completion = new("/auth/complete", UriKind.Relative);

    /// <summary>The customer's address at the provider.</summary>
    public string Email { get; } = email;

    /// <summary>What the browser holds for the platform, as it would send it with a socket's handshake.</summary>
    public string Cookies => browser.CookiesFor(platform);

    /// <summary>Somebody with a copy of this browser's cookies as they are now.</summary>
    /// <param name="email">Who it is at the provider; null: the same customer.</param>
    public Visit Copy(string? email = null) => new(browser.Copy(), platform, email ?? Email);

    /// <summary>Takes the first step.</summary>
    public Task<BrowserAnswer> AskForSignInAsync() => browser.GetAsync(new Uri(platform, "/auth/sign-in"));

    /// <summary>Takes the first step.</summary>
    /// <returns>Where at the provider the platform sends the browser.</returns>
    public async Task<Uri> StartAsync() => LocationOf(await AskForSignInAsync());

    /// <summary>Chooses the account on the provider's page and allows.</summary>
    /// <returns>Where at the platform the provider sends the browser back to, with the code.</returns>
    public Task<Uri> AllowAsync(Uri atProvider) => ChooseAsync(atProvider, ConsentPage.AllowButton);

    /// <summary>Denies on the provider's page.</summary>
    /// <returns>Where at the platform the provider sends the browser back to.</returns>
    public Task<Uri> DenyAsync(Uri atProvider) => ChooseAsync(atProvider, ConsentPage.DenyButton);

    /// <summary>Goes to the provider and back, without telling the platform yet.</summary>
    /// <returns>Where at the platform the provider sends the browser back to.</returns>
    public async Task<Uri> FetchCodeAsync() => await AllowAsync(await StartAsync());

    /// <summary>Goes back to the platform with the provider's answer.</summary>
    public Task<BrowserAnswer> CallBackAsync(Uri atPlatform) => browser.GetAsync(atPlatform);

    /// <summary>Reads the platform's question for consent.</summary>
    /// <returns>Whom it names; empty when there is no such question.</returns>
    public async Task<string> ReadConsentAsync()
    {
        var page = await browser.GetAsync(new Uri(platform, "/auth/consent"));
        return Text(NamedCustomer().Match(page.Body), "email");
    }

    /// <summary>Agrees to be signed in.</summary>
    public Task<BrowserAnswer> ConsentAsync() => browser.PostAsync(new Uri(platform, "/auth/consent"));

    /// <summary>Takes the last step; a browser that has a session already is sent there once more.</summary>
    public async Task<BrowserAnswer> EstablishAsync()
    {
        var answer = await browser.GetAsync(new Uri(platform, Completion));
        return answer.Location == Completion ? await browser.GetAsync(new Uri(platform, Completion)) : answer;
    }

    /// <summary>Asks the platform for the profile, which the platform fetches from the provider.</summary>
    public Task<BrowserAnswer> ProfileAsync() => browser.GetAsync(new Uri(platform, "/auth/profile"));

    /// <summary>Asks the platform who is signed in.</summary>
    public Task<BrowserAnswer> SessionAsync() => browser.GetAsync(new Uri(platform, "/auth/session"));

    /// <summary>Signs out.</summary>
    public Task<BrowserAnswer> SignOutAsync() => browser.PostAsync(new Uri(platform, "/auth/sign-out"));

    /// <summary>Takes the steps up to the platform's question for consent.</summary>
    public async Task GoToConsentAsync() =>
        Demand(HttpStatusCode.Redirect, await CallBackAsync(await FetchCodeAsync()));

    /// <summary>Takes all steps but the last.</summary>
    public async Task GoToCompletionAsync()
    {
        await GoToConsentAsync();
        Demand(HttpStatusCode.SeeOther, await ConsentAsync());
    }

    /// <summary>Takes all steps.</summary>
    public async Task SignInAsync()
    {
        await GoToCompletionAsync();
        Demand(HttpStatusCode.OK, await EstablishAsync());
    }

    private async Task<Uri> ChooseAsync(Uri atProvider, string button)
    {
        var page = await browser.GetAsync(atProvider);
        var hidden = HiddenField().Matches(page.Body).Select(Field);
        KeyValuePair<string, string>[] choice = [new(ConsentPage.AccountField, Email), new(button, "")];
        return LocationOf(await browser.PostAsync(atProvider, [.. hidden, .. choice]));
    }

    private static Uri LocationOf(BrowserAnswer answer) =>
        answer.Location ?? throw new InvalidOperationException($"A redirect was expected: {answer}");

    private static void Demand(HttpStatusCode expected, BrowserAnswer answer)
    {
        if (answer.Status != expected)
        {
            throw new InvalidOperationException($"An earlier step should have answered {expected}: {answer}");
        }
    }

    private static KeyValuePair<string, string> Field(Match field) => new(Text(field, "name"), Text(field, "value"));

    private static string Text(Match field, string group) => WebUtility.HtmlDecode(field.Groups[group].Value);

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\">")]
    private static partial Regex HiddenField();

    [GeneratedRegex("<form method=\"post\"><p>(?<email>[^<]*)</p><button>")]
    private static partial Regex NamedCustomer();
}

using System.Net;
using System.Text.RegularExpressions;

namespace Netra.CriticalTests.Fixtures.Identity;

/// <summary>A customer before a browser, signing in step by step.</summary>
public sealed partial class Visit(Browser browser, Uri platform, string email)
{
    /// <summary>The customer's address at the provider.</summary>
    public string Email { get; } = email;

    /// <summary>The provider's lasting name for the customer.</summary>
    public string Subject => ConsentPage.SubjectOf(Email);

    /// <summary>The token of the session; null when the browser holds none.</summary>
    public string? SessionToken => browser.Cookie(platform, Netra.Apex.Auth.Sessions.SessionToken.Cookie);

    /// <summary>Somebody with a copy of this browser's cookies as they are now.</summary>
    public Visit Copy() => new(browser.Copy(), platform, Email);

    /// <summary>Takes the first step.</summary>
    /// <returns>Where at the provider the platform sends the browser.</returns>
    public async Task<Uri> StartAsync()
    {
        var answer = await browser.GetAsync(new Uri(platform, "/auth/sign-in"));
        return answer.Location ?? throw new InvalidOperationException($"Sign-in did not lead to the provider: {answer}");
    }

    /// <summary>Chooses the account on the provider's page and allows.</summary>
    /// <returns>Where at the platform the provider sends the browser back to, with the code.</returns>
    public async Task<Uri> AllowAsync(Uri atProvider)
    {
        var page = await browser.GetAsync(atProvider);
        var fields = HiddenField().Matches(page.Body).Select(field => KeyValuePair.Create(Text(field, "name"), Text(field, "value")));
        var answer = await browser.PostAsync(atProvider, [.. fields, new(ConsentPage.AccountField, Email)]);
        return answer.Location ?? throw new InvalidOperationException($"The provider did not send the browser back: {answer}");
    }

    /// <summary>Goes back to the platform with the provider's answer.</summary>
    public Task<BrowserAnswer> CallBackAsync(Uri atPlatform) => browser.GetAsync(atPlatform);

    /// <summary>Agrees to be signed in.</summary>
    public Task<BrowserAnswer> ConsentAsync() => browser.PostAsync(new Uri(platform, "/auth/consent"), []);

    /// <summary>Takes the last step.</summary>
    public Task<BrowserAnswer> EstablishAsync() => browser.GetAsync(new Uri(platform, "/auth/complete"));

    /// <summary>Asks the platform for the profile, which the platform fetches from the provider.</summary>
    public Task<BrowserAnswer> ProfileAsync() => browser.GetAsync(new Uri(platform, "/auth/profile"));

    /// <summary>Asks the platform who is signed in.</summary>
    public Task<BrowserAnswer> SessionAsync() => browser.GetAsync(new Uri(platform, "/auth/session"));

    /// <summary>Signs out.</summary>
    public Task<BrowserAnswer> SignOutAsync() => browser.PostAsync(new Uri(platform, "/auth/sign-out"), []);

    private static string Text(Match field, string group) => WebUtility.HtmlDecode(field.Groups[group].Value);

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\">")]
    private static partial Regex HiddenField();
}

using Netra.Compliance;
using Netra.Compliance.Journaling;

namespace Netra.CriticalTests.Fixtures.Identity;

/// <summary>A platform and the provider that vouches for its customers.</summary>
public class SignInFixture : ApexFixture
{
    private readonly List<Browser> _browsers = [];
    private IdentityProvider? _provider;
    private int _customers;

    /// <summary>The running provider.</summary>
    public IdentityProvider Provider =>
        _provider ?? throw new InvalidOperationException("The provider has not been started.");

    public override async Task InitializeAsync()
    {
        _provider = await IdentityProvider.StartAsync(Time);
        Journal.RecordBackend("identity", "OpenIddict", BackendKind.Embedded);
        await base.InitializeAsync();
        await Provider.RegisterAsync(new Uri(Platform.Address, "/auth/callback"));
    }

    public override async Task DisposeAsync()
    {
        _browsers.ForEach(browser => browser.Dispose());
        await base.DisposeAsync();
        await (_provider?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>A customer whom nobody has seen before, in a browser without cookies.</summary>
    public Visit NewVisit()
    {
        var browser = new Browser();
        _browsers.Add(browser);
        return new Visit(browser, Platform.Address, $"customer-{Interlocked.Increment(ref _customers)}@example.com");
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["Apex:Auth:SignIn:Authority"] = Provider.Address.AbsoluteUri;
        settings["Apex:Auth:SignIn:ClientId"] = IdentityProvider.ClientId;
        settings["Apex:Auth:SignIn:ClientSecret"] = IdentityProvider.ClientSecret;
    }
}

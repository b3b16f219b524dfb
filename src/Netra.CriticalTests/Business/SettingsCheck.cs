using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Netra.Apex.Business;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Business;

/// <summary>Lets the platform check settings as it does before it listens.</summary>
internal static class SettingsCheck
{
    /// <summary>How many problems each change makes of the platform's own settings.</summary>
    public static IEnumerable<int> ProblemsOf(this ApexFixture apex, IEnumerable<Action<BusinessSettings>> changes) =>
        changes.Select(change => ProblemsOf(apex, change));

    private static int ProblemsOf(ApexFixture apex, Action<BusinessSettings> change)
    {
        var settings = new BusinessSettings();
        apex.Get<IConfiguration>().GetSection(BusinessSettings.Section).Bind(settings);
        change(settings);
        var found = apex.Get<IValidateOptions<BusinessSettings>>().Validate(Options.DefaultName, settings);
        return found.Failures?.Count() ?? 0;
    }
}

/// <summary>Settings are read, and not checked.</summary>
internal sealed class ChecksNoSettings : ApexFault<IValidateOptions<BusinessSettings>>
{
    public ChecksNoSettings() => On.Answer<ValidateOptionsResult>(
        nameof(IValidateOptions<BusinessSettings>.Validate), (_, _) => ValidateOptionsResult.Success);
}

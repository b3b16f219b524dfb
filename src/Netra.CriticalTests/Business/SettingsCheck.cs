using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Netra.Apex.Business;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Business;

/// <summary>Lets the platform check settings as it does before it listens.</summary>
internal static class SettingsCheck
{
    /// <summary>How many problems each change makes of the platform's own settings.</summary>
    public static IEnumerable<int> ProblemsOf(this ApexNode node, IEnumerable<Action<BusinessSettings>> changes) =>
        changes.Select(change => ProblemsOf(node, change));

    private static int ProblemsOf(ApexNode node, Action<BusinessSettings> change)
    {
        var settings = new BusinessSettings();
        node.Services.GetRequiredService<IConfiguration>().GetSection(BusinessSettings.Section).Bind(settings);
        change(settings);
        var check = node.Services.GetRequiredService<IValidateOptions<BusinessSettings>>();
        return check.Validate(Options.DefaultName, settings).Failures?.Count() ?? 0;
    }
}

/// <summary>Settings are read, and not checked.</summary>
internal sealed class ChecksNoSettings() : OptionFault(services =>
    services.AddSingleton<IValidateOptions<BusinessSettings>>(
        new ValidateOptions<BusinessSettings>(Options.DefaultName, _ => true, "")));

using Microsoft.Extensions.Options;

namespace Netra.Apex.Settings;

/// <summary>The settings of a module: one section of the configuration.</summary>
/// <typeparam name="TSelf">The settings themselves.</typeparam>
public interface IModuleSettings<TSelf>
    where TSelf : class
{
    /// <summary>The section's name, such as <c>Apex:Storage</c>.</summary>
    static abstract string Section { get; }

    /// <summary>What cannot be used, each a sentence that names the key, the value and what was expected; empty when
    /// all is well.</summary>
    IEnumerable<string> Problems();
}

/// <summary>Binds and checks the settings of modules before the platform listens.</summary>
internal static class ModuleSettings
{
    /// <summary>Binds a module's section; a key that the module does not know, or a value that it cannot use, stops the
    /// start.</summary>
    public static void AddModuleSettings<T>(this WebApplicationBuilder builder)
        where T : class, IModuleSettings<T>
    {
        var section = builder.Configuration.GetSection(T.Section);
        builder.Services.AddOptions<T>().ValidateOnStart();
        builder.Services.AddSingleton<IConfigureOptions<T>>(new Binding<T>(section));
        builder.Services.AddSingleton<IValidateOptions<T>, Check<T>>();
    }

    /// <summary>Refuses sections below <c>Apex</c> that no module has.</summary>
    public static void RefuseOtherSections(this WebApplicationBuilder builder, params string[] sections)
    {
        var known = sections.Select(section => section.Split(':')[^1]).ToList();
        var unknown = ConfigurationCheck.Beside(builder.Configuration.GetSection("Apex"), known).ToList();
        if (unknown.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(ModuleSettings), unknown);
        }
    }

    private sealed class Binding<T>(IConfigurationSection section) : IConfigureOptions<T>
        where T : class
    {
        public void Configure(T options)
        {
            if (ConfigurationCheck.Of(section, typeof(T)).ToList() is { Count: > 0 } problems)
            {
                throw new OptionsValidationException(Options.DefaultName, typeof(T), problems);
            }

            section.Bind(options);
        }
    }

    private sealed class Check<T> : IValidateOptions<T>
        where T : class, IModuleSettings<T>
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            string[] problems = [.. options.Problems()];
            return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}

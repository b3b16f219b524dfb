using Microsoft.Extensions.Options;

namespace Netra.Apex.Settings;

/// <summary>The settings of a module: one section of the configuration.</summary>
/// <typeparam name="TSelf">The settings themselves.</typeparam>
public interface IModuleSettings<TSelf>
    where TSelf : class
{
    /// <summary>The section's name, such as <c>Apex:Storage</c>.</summary>
    static abstract string Section { get; }

    /// <summary>What cannot be used, each a sentence that names the key, the value and what was expected; empty when all is well.</summary>
    IEnumerable<string> Problems();
}

/// <summary>Binds and checks the settings of modules.</summary>
internal static class ModuleSettings
{
    /// <summary>Binds a module's section and checks it before the platform listens; a key that the module does not know is refused.</summary>
    public static void AddModuleSettings<T>(this WebApplicationBuilder builder)
        where T : class, IModuleSettings<T>
    {
        builder.Services.AddOptions<T>().ValidateOnStart();
        builder.Services.AddSingleton<IConfigureOptions<T>>(new Binding<T>(builder.Configuration.GetSection(T.Section)));
        builder.Services.AddSingleton<IValidateOptions<T>, Check<T>>();
    }

    private sealed class Binding<T>(IConfigurationSection section) : IConfigureOptions<T>
        where T : class
    {
        public void Configure(T options)
        {
            try
            {
                section.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
            }
            catch (InvalidOperationException unusable)
            {
                throw new OptionsValidationException(Options.DefaultName, typeof(T), [$"{section.Path}: {Reason(unusable)}"]);
            }
        }

        private static string Reason(Exception unusable) => (unusable.InnerException ?? unusable).Message;
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

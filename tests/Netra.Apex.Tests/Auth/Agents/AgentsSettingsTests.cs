using Microsoft.Extensions.Configuration;
using Netra.Apex.Auth.Agents;

namespace Netra.Apex.Tests.Auth.Agents;

public sealed class AgentsSettingsTests
{
    [Theory]
    [InlineData("StepLimit", "00:00:00", "StepLimit is 00:00:00; give a time from 00:00:00.0010000 to 1.00:00:00.")]
    [InlineData("Model:Endpoint", "v1", "Model:Endpoint is not an absolute address; set one such as https://host/v1.")]
    [InlineData("Model:Endpoint", null, "Model:Endpoint is not an absolute address; set one such as https://host/v1.")]
    [InlineData("Model:Key", " ", "Model:Key is blank; set the endpoint's API key.")]
    [InlineData("Model:Key", null, "Model:Key is blank; set the endpoint's API key.")]
    [InlineData("Model:Model", null, "Model:Model is blank; set the model's name at the endpoint.")]
    [InlineData("Model:Retries", "-1", "Model:Retries is -1; set 0 or more.")]
    public void Names_the_setting_that_cannot_be_used(string key, string? value, string problem) =>
        Assert.Equal([$"Apex:Auth:Agents:{problem}"], Bind((key, value)).Problems());

    [Fact]
    public void Finds_no_problem_in_settings_that_can_be_used() =>
        Assert.Empty(Bind(("StepLimit", "00:00:00.0010000"), ("Model:Retries", "0")).Problems());

    [Fact]
    public void Needs_no_model() => Assert.Empty(new AgentsSettings().Problems());

    private static AgentsSettings Bind(params (string Key, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?> { ["Model:Endpoint"] = "https://host/v1", ["Model:Key"] = "k",
            ["Model:Model"] = "m" };
        changes.ToList().ForEach(change => settings[change.Key] = change.Value);
        settings.Where(pair => pair.Value is null).ToList().ForEach(pair => settings.Remove(pair.Key));
        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build().Get<AgentsSettings>()!;
    }
}

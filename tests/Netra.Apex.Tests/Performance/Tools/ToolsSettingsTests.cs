using Netra.Apex.Performance;
using Netra.Apex.Performance.Tools;

namespace Netra.Apex.Tests.Performance.Tools;

/// <summary>What tools can be set to.</summary>
public sealed class ToolsSettingsTests
{
    [Theory]
    [InlineData("lab-2", "http://127.0.0.1:8931/mcp", "")]
    [InlineData("lab", "https://tools.example.com/", "")]
    [InlineData("apex", "http://t",
        "Servers:apex is not a valid server name; give a to z, 0 to 9 and '-', not 'apex'.")]
    [InlineData("a/b", "http://t", "Servers:a/b is not a valid server name; give a to z, 0 to 9 and '-', not 'apex'.")]
    [InlineData("", "http://t", "Servers: is not a valid server name; give a to z, 0 to 9 and '-', not 'apex'.")]
    [InlineData("Lab", "http://t", "Servers:Lab is not a valid server name; give a to z, 0 to 9 and '-', not 'apex'.")]
    [InlineData("lab", "/mcp", "Servers:lab is not an HTTP address; give one such as http://127.0.0.1:8931/mcp.")]
    [InlineData("lab", "", "Servers:lab is not an HTTP address; give one such as http://127.0.0.1:8931/mcp.")]
    public void A_server_has_a_plain_name_and_a_web_address(string name, string address, string problem) =>
        Assert.Equal(problem, Problems(new ToolsSettings { Servers = { [name] = address } }));

    [Theory]
    [InlineData(10, "")]
    [InlineData(9, "CallTimeout is 00:00:00.0090000; give a time from 00:00:00.0100000 to 1.00:00:00.")]
    public void A_call_may_take_ten_milliseconds_at_least(int milliseconds, string problem)
    {
        var settings = new ToolsSettings { CallTimeout = TimeSpan.FromMilliseconds(milliseconds) };
        Assert.Equal(problem, Problems(settings));
    }

    private static string Problems(ToolsSettings tools)
    {
        const string Section = "Apex:Performance:Tools:";
        var problem = string.Join(' ', new PerformanceSettings { Tools = tools }.Problems());
        Assert.True(problem is "" || problem.StartsWith(Section, StringComparison.Ordinal), problem);
        return problem is "" ? "" : problem[Section.Length..];
    }
}

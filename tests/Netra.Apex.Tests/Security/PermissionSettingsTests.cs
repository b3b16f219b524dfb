using Netra.Apex.Security;
using Netra.Apex.Security.Permissions;

namespace Netra.Apex.Tests.Security;

/// <summary>What roles can be set to.</summary>
public sealed class PermissionSettingsTests
{
    [Theory]
    [InlineData(0, "root", "lab", 2, "")]
    [InlineData(3, "root", "lab", 2, " has the role 3 for DefaultRole; give one of Free, Pro, Enterprise.")]
    [InlineData(0, "root", "lab", -1, " has the role -1 for lab; give one of Free, Pro, Enterprise.")]
    [InlineData(0, " ", "lab", 1, ":Administrators has a blank subject; give the subject or leave it out.")]
    [InlineData(0, "root", "apex", 1, ":Servers:apex is the platform's own server, whose tools say what they need.")]
    public void Roles_exist_and_subjects_are_not_blank(
        int role, string subject, string server, int needed, string problem)
    {
        var permissions = new PermissionSettings
        {
            DefaultRole = (Role)role,
            Administrators = [subject],
            Servers = { [server] = (Role)needed },
        };
        var expected = problem is "" ? "" : $"Apex:Security:Permissions{problem}";
        Assert.Equal(expected, string.Join(' ', new SecuritySettings { Permissions = permissions }.Problems()));
    }
}

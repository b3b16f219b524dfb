using Netra.Compliance.Journaling;

namespace Netra.Compliance.Tests.Journaling;

public sealed class TargetFrameworkTests
{
    [Theory]
    [InlineData(".NETCoreApp,Version=v10.0", "net10.0")]
    [InlineData(".NETCoreApp,Version=v5.0", "net5.0")]
    [InlineData(".NETCoreApp,Version=v3.1", "netcoreapp3.1")]
    [InlineData(".NETFramework,Version=v4.7.2", "net472")]
    [InlineData(".NETStandard,Version=v2.0", "netstandard2.0")]
    [InlineData("Elsewhere,Version=v1.0", "unknown")]
    [InlineData(null, "unknown")]
    public void Is_named_as_projects_name_it(string? frameworkName, string expected) =>
        Assert.Equal(expected, TargetFramework.ShortName(frameworkName));
}

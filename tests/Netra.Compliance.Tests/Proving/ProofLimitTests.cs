using Netra.Compliance.Proving;

namespace Netra.Compliance.Tests.Proving;

public sealed class ProofLimitTests
{
    [Fact]
    public void Is_a_minute_when_nothing_is_said() => Assert.Equal(TimeSpan.FromSeconds(60), ProofLimit.Parse(null));

    [Fact]
    public void Is_at_least_one_second() => Assert.Equal(TimeSpan.FromSeconds(1), ProofLimit.Parse("1"));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("soon")]
    public void Refuses_anything_else(string seconds) =>
        Assert.Contains(
            $"is '{seconds}'", Assert.Throws<ProofFailedException>(() => ProofLimit.Parse(seconds)).Message);
}

using Netra.Apex.Business.SyntheticData;

namespace Netra.Apex.Tests.Business.SyntheticData;

/// <summary>What is taken for a secret, and what only looks like one.</summary>
public sealed class SecretsTests
{
    [Theory]
    [InlineData("ann@example.com", true)]
    [InlineData("<o'neil+tag@sub.example.co.uk>", true)]
    [InlineData("a@b.c", true)]
    [InlineData("ann@localhost", false)]
    [InlineData("@example.com", false)]
    [InlineData("ann@.com", false)]
    [InlineData("", false)]
    public void Finds_addresses(string text, bool isFound) => Assert.Equal(isFound, Secrets.HasEmail(text));

    [Theory]
    [InlineData("4222222222222", true)]
    [InlineData("422222222222", false)]
    [InlineData("6304000000000000000", true)]
    [InlineData("63040000000000000000", false)]
    [InlineData("4111 1111-1111 1111", true)]
    [InlineData("card:4111111111111111.", true)]
    [InlineData("4111  1111 1111 1111", false)]
    [InlineData("4111111111111112", false)]
    [InlineData("1411111111111111", false)]
    [InlineData("2026-01-01T12:00:00.0000000Z", false)]
    public void Finds_card_numbers(string text, bool isFound) => Assert.Equal(isFound, Secrets.HasCard(text));

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE", true)]
    [InlineData("akiaiosfodnn7example", false)]
    [InlineData("glpat-aaaaaaaaaaaaaaaaaaaa", true)]
    [InlineData("xoxb-aaaaaaaaaa", true)]
    [InlineData("sk-aaaaaaaaaaaaaaaa", true)]
    [InlineData("sk-aaaaaaaaaaaaaaa", false)]
    [InlineData("ask-aaaaaaaaaaaaaaaa", false)]
    [InlineData("eyJaaaaaaaaaa.aaaaaaaaaa", true)]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----", true)]
    [InlineData("-----BEGIN PUBLIC KEY-----", false)]
    [InlineData("0123456789abcdef0123", true)]
    [InlineData("0123456789abcdef012", false)]
    [InlineData("00000000000000000000", false)]
    [InlineData("abcdefghijklmnopqrstuvw", true)]
    [InlineData("abcdefghijklmnopqrstuv", false)]
    [InlineData("gradient-accumulation-checkpointing", false)]
    public void Finds_keys(string text, bool isFound) => Assert.Equal(isFound, Secrets.HasKey(text));
}

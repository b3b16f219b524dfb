using Netra.Compliance.Analyzers.Tests.Honesty.Lies;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Honesty.NewSyntax;

/// <summary>Members of the product's extension blocks are product code, whatever they are called on.</summary>
public sealed class ExtensionMemberTests
{
    private const string Product = """
        namespace Loud;
        public interface IThing { string Name { get; } }
        public static class Text
        {
            extension(string text)
            {
                public string Shout() => text.ToUpperInvariant() + "!";
                public int Size => text.Length;
                public static string Silence => "";
                public static string operator *(string one, int times) => one;
            }
            extension(IThing thing)
            {
                public string Checked(string name) => name.Length > 0 ? name : throw new System.ArgumentException(name);
                public bool IsNamed => thing.Name is not null;
            }
            extension<T>(System.Collections.Generic.List<T> all) { public T Middle => all[all.Count / 2]; }
        }
        """;

    [Theory]
    [InlineData("Assert.Equal(\"A!\", \"a\".Shout());")]
    [InlineData("Assert.Equal(1, \"a\".Size);")]
    [InlineData("Assert.Equal(\"\", string.Silence);")]
    [InlineData("Assert.Equal(\"a\", \"a\" * 2);")]
    [InlineData("var text = \"a\"; Assert.Equal(\"A!\", text.Shout());")]
    [InlineData("Assert.Equal(2, new List<int> { 1, 2 }.Middle);")]
    [InlineData("var thing = Mock.Of<IThing>(); Assert.Throws<ArgumentException>(() => thing.Checked(\"\"));")]
    [InlineData("var thing = Mock.Of<IThing>(); Assert.Equal(\"a\", thing.Checked(\"a\"));")]
    [InlineData("var thing = new Mock<IThing>(); thing.Setup(t => t.Name).Returns(\"a\"); "
        + "Assert.True(thing.Object.IsNamed);")]
    [InlineData("Func<string> shout = \"a\".Shout; Assert.Equal(\"A!\", shout());")]
    [InlineData("Assert.True(\"a\" is { Size: 1 });")]
    [InlineData("Assert.Equal(\"A!\", Text.Shout(\"a\"));")]
    [InlineData("Assert.Equal([\"A!\"], new[] { \"a\" }.Select(text => text.Shout()));")]
    public async Task Is_silent_on_them(string body) => Assert.Equal("", await Loud().Verdict(body));

    private static Suite Loud()
    {
        var suite = Suite.Xunit.With("Moq");
        return new(
            suite.Head + " using Loud;", suite.Attribute, [.. suite.Libraries, Libraries.Compile("Loud", Product)]);
    }
}

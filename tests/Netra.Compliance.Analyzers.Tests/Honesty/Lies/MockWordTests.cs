namespace Netra.Compliance.Analyzers.Tests.Honesty.Lies;

/// <summary>A mock that is asked for what it was told, wherever its interface is declared.</summary>
public sealed class MockWordTests
{
    private const string Doubles = """
        public interface ICache { string Get(string key); string Name { get; set; } Task<int> CountAsync(); }
        public abstract class Clock { public abstract int Hour(); public int Fixed() => new Order().Total; }
        sealed class Fake : ICache
        {
            public string Get(string key) => new Order().Note + key;
            public string Name { get; set; } = "";
            public Task<int> CountAsync() => Task.FromResult(new Order().Total);
        }
        sealed class Home : ISettings { public string Zone => "z"; }
        """;

    [Theory]
    [InlineData("Moq",
        "var cache = new Mock<ICache>(); cache.Setup(c => c.Get(\"k\")).Returns(\"v\"); Assert.Equal(\"v\", "
        + "cache.Object.Get(\"k\"));")]
    [InlineData("Moq",
        "var cache = new Mock<ICache>(); cache.Setup(c => c.Get(It.IsAny<string>())).Returns(\"v\"); var got = "
        + "cache.Object.Get(\"k\"); Assert.Equal(\"v\", got);")]
    [InlineData("Moq",
        "var cache = new Mock<ICache>(); cache.SetupGet(c => c.Name).Returns(\"v\"); Assert.Equal(\"v\", "
        + "cache.Object.Name);")]
    [InlineData("Moq",
        "var cache = new Mock<ICache>(); cache.Setup(c => c.CountAsync()).ReturnsAsync(3); Assert.Equal(3, await "
        + "cache.Object.CountAsync());")]
    [InlineData("Moq", "var cache = Mock.Of<ICache>(c => c.Name == \"v\"); Assert.Equal(\"v\", cache.Name);")]
    [InlineData("Moq",
        "var clock = new Mock<Clock>(); clock.Setup(c => c.Hour()).Returns(3); Assert.Equal(3, clock.Object.Hour());")]
    [InlineData("Moq",
        "var all = new Mock<IComparer<int>>(); all.Setup(c => c.Compare(1, 2)).Returns(7); Assert.Equal(7, "
        + "all.Object.Compare(1, 2));")]
    [InlineData("Moq",
        "var store = new Mock<IStore>(); store.Setup(c => c.Get(\"k\")).Returns(\"v\"); Assert.Equal(\"v\", "
        + "store.Object.Get(\"k\"));")]
    [InlineData("NSubstitute",
        "var cache = Substitute.For<ICache>(); cache.Get(\"k\").Returns(\"v\"); Assert.Equal(\"v\", "
        + "cache.Get(\"k\"));")]
    [InlineData("NSubstitute",
        "var cache = Substitute.For<ICache>(); cache.Get(Arg.Any<string>()).Returns(\"v\"); Assert.Equal(\"v\", "
        + "cache.Get(\"k\"));")]
    [InlineData("NSubstitute",
        "var cache = Substitute.For<ICache>(); cache.Name.Returns(\"v\"); var got = cache.Name; Assert.Equal(\"v\", "
        + "got);")]
    [InlineData("FakeItEasy",
        "var cache = A.Fake<ICache>(); A.CallTo(() => cache.Get(\"k\")).Returns(\"v\"); Assert.Equal(\"v\", "
        + "cache.Get(\"k\"));")]
    [InlineData("FakeItEasy",
        "var cache = A.Fake<ICache>(); A.CallTo(() => cache.Get(A<string>._)).Returns(\"v\"); Assert.Equal(\"v\", "
        + "cache.Get(\"k\"));")]
    public Task Reports_a_mock_that_says_what_it_was_told(string library, string body) =>
        Verify("3003 (3004)", library, body);

    [Theory]
    [InlineData("Moq", "var cache = new Mock<ICache>(); Assert.Null(cache.Object.Get(\"k\"));")]
    [InlineData("NSubstitute", "var cache = Substitute.For<ICache>(); Assert.Equal(\"\", cache.Name);")]
    [InlineData("FakeItEasy", "var cache = A.Fake<IStore>(); Assert.Equal(\"\", cache.Name);")]
    public Task Suggests_where_it_says_what_nobody_told_it(string library, string body) =>
        Verify("(3003) (3004)", library, body);

    [Theory]
    [InlineData("Moq",
        "var cache = new Mock<ICache>(); cache.Setup(c => c.Get(\"k\")).Returns(new Order().Note); "
        + "Assert.Equal(\"v\", cache.Object.Get(\"k\"));")]
    [InlineData("Moq",
        "var clock = new Mock<Clock>(); clock.Setup(c => c.Hour()).Returns(3); Assert.Equal(3, clock.Object.Fixed());")]
    [InlineData("Moq",
        "var books = new Mock<Ledger>(); books.Setup(c => c.Balance()).Returns(3); Assert.Equal(2, "
        + "books.Object.Fixed());")]
    [InlineData("Moq", "ICache cache = new Fake(); Assert.Equal(\"k\", cache.Get(\"k\"));")]
    [InlineData("Moq", "ISettings settings = new Home(); Assert.NotNull(settings.Region);")]
    [InlineData("Moq", "var settings = Mock.Of<ISettings>(); Assert.NotNull(settings.Region);")]
    [InlineData("Moq",
        "var settings = new Mock<ISettings> { CallBase = true }; Assert.NotNull(settings.Object.Region);")]
    public Task Is_silent_where_the_product_speaks(string library, string body) => Verify("", library, body);

    private static async Task Verify(string expected, string library, string body) =>
        Assert.Equal(expected, await Suite.Named(library).Verdict(body, Doubles));
}

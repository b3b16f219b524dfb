namespace Netra.Compliance.Analyzers.Tests.Honesty.Lies;

/// <summary>An assertion that nobody awaits, or nobody runs, is none.</summary>
public sealed class UnobservedAssertionTests
{
    private const string Act = "var order = new Order(); Func<Task> act = () => order.ShipAsync(\"\");";

    private const string Members = """
        static async Task Later(Order order) { await Task.Yield(); if (order.Total > 0) throw new Exception("paid"); }
        static Task Passed(Order order) => Assert.ThrowsAsync<Exception>(() => order.ShipAsync(""));
        static Task AtOnce(Order order) { Assert.Equal(0, order.Total); return Task.CompletedTask; }
        static void Run(Action act) => act();
        """;

    [Theory]
    [InlineData("xunit", "Assert.ThrowsAsync<ArgumentException>(act);")]
    [InlineData("xunit", "_ = Assert.ThrowsAnyAsync<Exception>(act);")]
    [InlineData("xunit", "var thrown = Assert.ThrowsAsync<ArgumentException>(act);")]
    [InlineData("xunit", "Assert.ThrowsAsync<ArgumentException>(act).ConfigureAwait(false);")]
    [InlineData("xunit", "Task thrown; thrown = Assert.ThrowsAsync<ArgumentException>(act);")]
    [InlineData("xunit", "var thrown = Assert.ThrowsAsync<ArgumentException>(act); _ = thrown;")]
    [InlineData("xunit", "Task.WhenAll(Assert.ThrowsAsync<ArgumentException>(act));")]
    [InlineData("xunit", "Task.Run(() => Assert.Equal(1, order.Total));")]
    [InlineData("xunit", "_ = Task.Run(async () => { await act(); Assert.Equal(1, order.Total); });")]
    [InlineData("xunit", "var run = Task.Factory.StartNew(() => Assert.Equal(1, order.Total));")]
    [InlineData("xunit", "act().ContinueWith(_ => Assert.Equal(1, order.Total));")]
    [InlineData("xunit", "Later(order);")]
    [InlineData("xunit", "Passed(order);")]
    [InlineData("xunit", "async Task Local() { await act(); Assert.Equal(1, order.Total); } _ = Local();")]
    [InlineData("xunit",
        "Func<Task> check = async () => Assert.Equal(1, (await Task.FromResult(order)).Total); check();")]
    [InlineData("MSTest", "Assert.ThrowsExceptionAsync<ArgumentException>(act);")]
    [InlineData("NUnit", "Assert.ThatAsync(() => act(), Throws.Exception);")]
    [InlineData("NUnit",
        "Assert.MultipleAsync(async () => { await act(); Assert.That(order.Total, Is.EqualTo(1)); });")]
    [InlineData("TUnit", "Assert.That(order.Total).IsEqualTo(1);")]
    [InlineData("TUnit", "_ = Assert.That(order.Total).IsNotNull().And.IsEqualTo(1);")]
    [InlineData("TUnit", "Assert.ThrowsAsync<Exception>(act);")]
    [InlineData("AwesomeAssertions", "act.Should().ThrowAsync<ArgumentException>();")]
    [InlineData("AwesomeAssertions", "act.Should().ThrowAsync<ArgumentException>().WithMessage(\"*\");")]
    [InlineData("AwesomeAssertions", "var given = act.Should().NotThrowAsync();")]
    [InlineData("Shouldly", "act.ShouldThrowAsync<ArgumentException>();")]
    [InlineData("Shouldly", "Should.NotThrowAsync(act);")]
    public Task Reports_an_assertion_that_nobody_awaits(string library, string body) => Verify("3002", library, body);

    [Theory]
    [InlineData("xunit", "Action check = () => Assert.Equal(1, order.Total);")]
    [InlineData("xunit", "Action check; check = () => Assert.Equal(1, order.Total);")]
    [InlineData("xunit", "Action check = () => Assert.Equal(1, order.Total); _ = check;")]
    [InlineData("xunit", "void Check() => Assert.Equal(1, order.Total);")]
    [InlineData("xunit", "void Check() => Assert.Equal(1, order.Total); Action check = Check;")]
    [InlineData("xunit", "void Check() => Assert.Equal(1, order.Total); void Again() => Check();")]
    [InlineData("xunit", "void Check(int left) { Assert.Equal(1, order.Total); if (left > 0) Check(left - 1); }")]
    [InlineData("xunit", "var all = order.Lines.Select(line => { Assert.Equal(1, line); return line; });")]
    [InlineData("xunit", "order.Lines.Where(line => { Assert.Equal(1, line); return true; });")]
    [InlineData("xunit", "var later = new Lazy<int>(() => { Assert.Equal(1, order.Total); return 1; });")]
    [InlineData("xunit", "var later = new Task(() => Assert.Equal(1, order.Total));")]
    [InlineData("NUnit", "TestDelegate check = () => Assert.That(order.Total, Is.EqualTo(1));")]
    [InlineData("MSTest", "Action check = () => Assert.AreEqual(1, order.Total);")]
    [InlineData("AwesomeAssertions", "Action check = () => order.Total.Should().Be(1);")]
    [InlineData("Shouldly", "void Check() => order.Total.ShouldBe(1);")]
    public Task Reports_an_assertion_that_nobody_runs(string library, string body) => Verify("3002", library, body);

    [Theory]
    [InlineData("xunit", "await Assert.ThrowsAsync<ArgumentException>(act);")]
    [InlineData("xunit", "var thrown = Assert.ThrowsAsync<ArgumentException>(act); await thrown;")]
    [InlineData("xunit", "Assert.ThrowsAsync<ArgumentException>(act).Wait();")]
    [InlineData("xunit", "_ = Assert.ThrowsAsync<ArgumentException>(act).Result;")]
    [InlineData("xunit",
        "var all = new List<Task>(); all.Add(Assert.ThrowsAsync<Exception>(act)); await Task.WhenAll(all);")]
    [InlineData("xunit", "Task.WaitAll(Assert.ThrowsAsync<ArgumentException>(act));")]
    [InlineData("xunit", "await Task.Run(() => Assert.Equal(1, order.Total));")]
    [InlineData("xunit", "Task.Run(() => Assert.Equal(1, order.Total)).GetAwaiter().GetResult();")]
    [InlineData("xunit", "AtOnce(order);")]
    [InlineData("xunit", "Run(() => Assert.Equal(1, order.Total));")]
    [InlineData("xunit", "void Check() => Assert.Equal(1, order.Total); Check();")]
    [InlineData("xunit", "void Check() => Assert.Equal(1, order.Total); Run(Check);")]
    [InlineData("xunit", "Action check = () => Assert.Equal(1, order.Total); var again = check; again();")]
    [InlineData("xunit", "order.Lines.Select(line => { Assert.Equal(1, line); return line; }).ToList();")]
    [InlineData("xunit", "order.Lines.ForEach(line => Assert.Equal(1, line));")]
    [InlineData("xunit", "new System.Threading.Thread(() => Assert.Equal(1, order.Total)).Start();")]
    [InlineData("NUnit", "Assert.ThrowsAsync<ArgumentException>(() => act());")]
    [InlineData("NUnit", "Assert.That(act, Throws.Exception);")]
    [InlineData("TUnit", "await Assert.That(order.Total).IsEqualTo(1);")]
    [InlineData("TUnit", "Assert.Fail(\"late\");")]
    [InlineData("AwesomeAssertions", "await act.Should().ThrowAsync<ArgumentException>();")]
    [InlineData("AwesomeAssertions",
        "Action ship = () => order.Ship(\"\"); ship.Should().Throw<Exception>().WithMessage(\"*\");")]
    [InlineData("Shouldly", "Should.Throw<Exception>(() => order.Ship(\"\"));")]
    public Task Accepts_one_that_is_awaited_or_run(string library, string body) => Verify("", library, body);

    [Theory]
    [InlineData("xunit", "Assert.Equal(0, order.Total); Assert.ThrowsAsync<ArgumentException>(act);")]
    [InlineData("xunit", "Assert.Equal(0, order.Total); Action check = () => Assert.Equal(1, order.Total);")]
    [InlineData("AwesomeAssertions", "order.Total.Should().Be(0); act.Should().ThrowAsync<Exception>();")]
    public Task Reports_one_beside_others_where_it_stands(string library, string body) => Verify("3003", library, body);

    private static Task Verify(string expected, string library, string body) =>
        Verify(expected, Suite.Named(library), body);

    private static async Task Verify(string expected, Suite suite, string body) =>
        Assert.Equal(expected,
            await suite.Verdict(
                Act + body, suite.Head.StartsWith(Suite.Xunit.Head, StringComparison.Ordinal) ? Members : ""));
}

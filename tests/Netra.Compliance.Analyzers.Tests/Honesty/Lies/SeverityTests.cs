namespace Netra.Compliance.Analyzers.Tests.Honesty.Lies;

/// <summary>What is certain is a warning everywhere; what is inferred only in critical tests.</summary>
public sealed class SeverityTests
{
    private const string Critical = "[CriticalTest(1, \"A\")]";

    [Theory]
    [InlineData("Assert.True(true);", "", "3003 (3004)")]
    [InlineData("Assert.True(true);", Critical, "3003 3004")]
    [InlineData("var all = new List<int> { 1 }; Assert.Single(all);", "", "(3003) (3004)")]
    [InlineData("var all = new List<int> { 1 }; Assert.Single(all);", Critical, "3003 3004")]
    [InlineData("var total = new Order().Total;", "", "(3009)")]
    [InlineData("var total = new Order().Total;", Critical, "3002")]
    [InlineData("var order = new Order(); string last = order.Note; last?.CompareTo(\"a\"); Assert.Equal(0, "
        + "order.Weight);", Critical, "")]
    [InlineData("try { new Order().Ship(\"\"); } catch (ArgumentException e) { Assert.NotNull(e); }", Critical, "3006")]
    [InlineData("new Order().Total.Equals(1); Task.Run(() => Assert.Equal(1, new Order().Total));", Critical, "3002")]
    public async Task Depends_on_certainty_and_on_what_is_at_stake(string body, string type, string expected) =>
        Assert.Equal(expected, await Suite.Xunit.Verdict(body, type: type));

    // Other members of the kinds, in other libraries.
    [Theory]
    [InlineData("xunit",
        "Parallel.ForEachAsync(new[] { 1 }, async (x, _) => { await Task.Yield(); Assert.Equal(x, order.Total); });",
        "3002")]
    [InlineData("xunit", "Task.Delay(1).ContinueWith(_ => { }).ContinueWith(_ => Assert.Equal(1, order.Total));",
        "3002")]
    [InlineData("xunit",
        "Func<int, Task> check = async x => { await Task.Yield(); Assert.Equal(x, order.Total); }; new[] { 1 "
        + "}.Select(check);", "3002")]
    [InlineData("NUnit", "Action check = () => Assert.Multiple(() => Assert.That(order.Total, Is.EqualTo(1)));",
        "3002")]
    [InlineData("NUnit", "Assert.That(order.Total, Is.Not.Null.And.Not.EqualTo(-1));", "")]
    [InlineData("MSTest", "CollectionAssert.AreEqual(order.Lines, order.Lines);", "3003")]
    [InlineData("NUnit", "Assert.That(order, Is.SameAs(order), \"same\");", "3003")]
    [InlineData("NUnit", "Assert.That(order.Note, Does.Contain(order.Note));", "3003")]
    [InlineData("NUnit", "Assert.That(order.Lines, Has.Count.AtLeast(0));", "3003")]
    [InlineData("MSTest", "Assert.AreSame(order, order);", "3003")]
    [InlineData("MSTest", "Assert.AreNotEqual(-1, order.Lines.Count);", "3003")]
    [InlineData("Shouldly", "order.Lines.Count.ShouldBeGreaterThan(-1);", "3003")]
    [InlineData("AwesomeAssertions", "order.Lines.Count.Should().BeGreaterThan(-1, \"it is a count\");", "3003")]
    [InlineData("AwesomeAssertions", "using (new AwesomeAssertions.Execution.AssertionScope()) { }", "(3009)")]
    [InlineData("AwesomeAssertions", "order.Should().BeEquivalentTo(order, options => options.Excluding(o => o.Note));",
        "")]
    [InlineData("xunit", "Assert.True(order.Lines is not null || order.Total > 0 || true);", "3003")]
    [InlineData("xunit", "Assert.Equal(order.Lines.Count, actual: order.Lines.Count);", "3003")]
    public async Task Knows_the_kind_wherever_it_comes(string library, string body, string expected) =>
        Assert.Equal(expected, await Suite.Named(library).Verdict("var order = new Order(); " + body));
}

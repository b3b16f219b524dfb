namespace Netra.Compliance.Analyzers.Tests.Honesty.Lies;

public sealed class SameValueTests
{
    private const string Values =
        "var order = new Order(); var total = order.Total; var all = order.Lines; var note = order.Note; _ = (total, "
        + "all, note);";

    private const string Helpers = """
        readonly int _kept = new Order().Total;
        static void Same(int one, int other) => Assert.Equal(one, other);
        static void Twice(int one, int other) => Assert.Equal(one, one);
        static void Through(int one, int other) => Same(one, other);
        static void Mixed(int one, Order order) { Assert.Equal(one, one); Assert.Equal(3, order.Weight); }
        static void Asks(int one, int other) { Assert.Equal(one, other); Assert.Equal(3, new Order().Weight); }
        static void Holds(string one, string other) => Assert.Equal(one, other);
        static void Differs(int one, int other) { one = new Order().Weight; Assert.Equal(one, other); }
        """;

    [Theory]
    [InlineData("NUnit", "Assert.That(total, Is.EqualTo(total));")]
    [InlineData("NUnit", "Assert.That(all, Is.SameAs(all));")]
    [InlineData("NUnit", "Assert.That(all, Is.EquivalentTo(all));")]
    [InlineData("NUnit", "Assert.That(total, Is.EqualTo(total).Within(1));")]
    [InlineData("NUnit", "Assert.That(total, Is.AtLeast(total));")]
    [InlineData("NUnit", "Assert.That(total == total);")]
    [InlineData("NUnit", "Assert.That(total == total, Is.True);")]
    [InlineData("NUnit", "var same = total; Assert.That(same, Is.EqualTo(total));")]
    [InlineData("xunit", "Assert.Equivalent(all, all);")]
    [InlineData("xunit", "Assert.StrictEqual(total, total);")]
    [InlineData("xunit", "Assert.True(total >= total);")]
    [InlineData("xunit", "Assert.False(total != total);")]
    [InlineData("xunit", "Assert.True(total.Equals(total));")]
    [InlineData("xunit", "Assert.True(all.SequenceEqual(all));")]
    [InlineData("xunit", "Assert.True(Equals(note, note));")]
    [InlineData("xunit", "Assert.True(ReferenceEquals(order, order));")]
    [InlineData("xunit", "Assert.Equal(order.Total, order.Total);")]
    [InlineData("xunit", "Assert.Equal(all.Count, all.Count);")]
    [InlineData("xunit", "Assert.Equal((total, note), (total, note));")]
    [InlineData("xunit", "Assert.Equal(total + 1, total + 1);")]
    [InlineData("xunit", "Assert.Equal(all[0], all[0]);")]
    [InlineData("xunit", "Assert.Contains(note, note);")]
    [InlineData("MSTest", "Assert.AreEqual(total, total, \"total\");")]
    [InlineData("MSTest", "CollectionAssert.AreEqual(all, all);")]
    [InlineData("MSTest", "CollectionAssert.AreEquivalent(all, all);")]
    [InlineData("MSTest", "StringAssert.StartsWith(note, note);")]
    [InlineData("AwesomeAssertions", "total.Should().Be(total);")]
    [InlineData("AwesomeAssertions", "all.Should().Equal(all);")]
    [InlineData("AwesomeAssertions", "all.Should().BeEquivalentTo(all);")]
    [InlineData("AwesomeAssertions", "note.Should().NotBeNull().And.Be(note);")]
    [InlineData("AwesomeAssertions", "total.Should().BeGreaterThanOrEqualTo(total);")]
    [InlineData("AwesomeAssertions", "order.Should().BeSameAs(order);")]
    [InlineData("Shouldly", "total.ShouldBe(total);")]
    [InlineData("Shouldly", "all.ShouldBeSameAs(all);")]
    [InlineData("Shouldly", "total.ShouldBeLessThanOrEqualTo(total);")]
    [InlineData("Shouldly", "(total == total).ShouldBeTrue();")]
    [InlineData("TUnit", "await Assert.That(total).IsEqualTo(total);")]
    [InlineData("TUnit", "await Assert.That(total).IsNotNull().And.IsEqualTo(total);")]
    public Task Reports_a_value_compared_with_itself(string library, string body) => Verify("3003", library, body);

    [Theory]
    [InlineData("xunit", "Same(total, total);")]
    [InlineData("xunit", "Twice(total, order.Weight);")]
    [InlineData("xunit", "Through(total, total);")]
    [InlineData("xunit", "Mixed(total, order);")]
    [InlineData("xunit", "Same(order.Total, order.Total);")]
    [InlineData("xunit", "Same(other: total, one: total);")]
    [InlineData("xunit", "void Local(int one, int other) => Assert.Equal(one, other); Local(total, total);")]
    [InlineData("xunit", "Twice(_kept, 0);")]
    [InlineData("xunit", "Holds(\"a\", \"a\");")]
    public Task Reports_it_behind_a_helper(string library, string body) => Verify("3003", library, body);

    [Theory]
    [InlineData("xunit", "var kept = new Dictionary<string, string> { [\"a\"] = \"b\" }; Holds(\"b\", kept[\"a\"]);")]
    public Task Suggests_where_a_helper_judges_values_of_the_test(string library, string body) =>
        Verify("(3003)", library, body);

    [Theory]
    [InlineData("NUnit", "Assert.That(total, Is.EqualTo(order.Weight));")]
    [InlineData("NUnit", "Assert.That(total, Is.Not.EqualTo(total));")]
    [InlineData("NUnit", "Assert.That(all, Is.EqualTo(all).Using<int>((one, other) => order.Weight));")]
    [InlineData("NUnit", "Assert.That(order.Sorted(), Is.EqualTo(order.Sorted()));")]
    [InlineData("NUnit", "Assert.That(total, Is.GreaterThan(total - order.Weight));")]
    [InlineData("xunit", "Assert.Equal(order.Weight, order.Weight);")]
    [InlineData("xunit", "var before = order.Total; order.Ship(\"a\"); Assert.Equal(before, order.Total);")]
    [InlineData("xunit", "var before = total; total = order.Weight; Assert.Equal(before, total);")]
    [InlineData("xunit", "Assert.Equal(total, all[0]);")]
    [InlineData("xunit", "Assert.NotEqual(total, total);")]
    [InlineData("xunit", "Same(total, order.Weight);")]
    [InlineData("xunit", "Asks(total, total);")]
    [InlineData("xunit", "Differs(total, total);")]
    [InlineData("AwesomeAssertions", "total.Should().Be(order.Weight);")]
    [InlineData("AwesomeAssertions", "total.Should().NotBe(total);")]
    [InlineData("AwesomeAssertions", "total.Should().NotBe(1).And.Be(order.Weight);")]
    [InlineData("Shouldly", "total.ShouldBe(order.Weight);")]
    [InlineData("Shouldly", "all.ShouldBe(order.Sorted(), ignoreOrder: true);")]
    [InlineData("MSTest", "CollectionAssert.AreEqual(all, order.Sorted().ToList());")]
    [InlineData("TUnit", "await Assert.That(total).IsEqualTo(order.Weight);")]
    public Task Is_silent_on_what_may_differ(string library, string body) => Verify("", library, body);

    private static async Task Verify(string expected, string library, string body) =>
        Assert.Equal(expected, await Suite.Named(library).Verdict(Values + body, library == "xunit" ? Helpers : ""));
}

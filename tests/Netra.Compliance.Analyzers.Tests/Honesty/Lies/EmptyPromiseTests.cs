namespace Netra.Compliance.Analyzers.Tests.Honesty.Lies;

/// <summary>Assertions that hold whatever comes, by what types and operators say.</summary>
public sealed class EmptyPromiseTests
{
    private const string Values =
        "var order = new Order(); var total = order.Total; var lines = order.Lines; var note = order.Note ?? \"\"; _ "
        + "= (total, lines, note);";

    [Theory]
    [InlineData("xunit", "Assert.NotNull(5);")]
    [InlineData("xunit", "Assert.NotNull((object)total);")]
    [InlineData("xunit", "Assert.NotNull((object)default(Point));")]
    [InlineData("NUnit", "Assert.That(total, Is.Not.Null);")]
    [InlineData("NUnit", "Assert.That(5, Is.Not.Null);")]
    [InlineData("MSTest", "Assert.IsNotNull(total);")]
    [InlineData("Shouldly", "((object)total).ShouldNotBeNull();")]
    [InlineData("AwesomeAssertions", "((object)total).Should().NotBeNull();")]
    [InlineData("TUnit", "await Assert.That(total).IsNotNull();")]
    public Task Reports_a_null_check_of_a_value_type(string library, string body) => Verify("3003", library, body);

    [Theory]
    [InlineData("xunit", "Assert.True(lines.Count >= 0);")]
    [InlineData("xunit", "Assert.True(0 <= note.Length);")]
    [InlineData("xunit", "Assert.True(lines.Count > -1);")]
    [InlineData("xunit", "Assert.False(lines.Count < 0);")]
    [InlineData("xunit", "Assert.True(lines.Count() >= 0);")]
    [InlineData("xunit", "var count = lines.Count; Assert.True(count >= 0);")]
    [InlineData("xunit", "Assert.NotEqual(-1, lines.Count);")]
    [InlineData("xunit", "Assert.InRange(lines.Count, 0, int.MaxValue);")]
    [InlineData("NUnit", "Assert.That(lines.Count, Is.GreaterThanOrEqualTo(0));")]
    [InlineData("NUnit", "Assert.That(lines.Count, Is.GreaterThan(-1));")]
    [InlineData("NUnit", "Assert.That(note.Length >= 0, Is.True);")]
    [InlineData("NUnit", "Assert.That(lines, Has.Count.GreaterThanOrEqualTo(0));")]
    [InlineData("MSTest", "Assert.IsTrue(note.Length >= 0);")]
    [InlineData("Shouldly", "lines.Count.ShouldBeGreaterThanOrEqualTo(0);")]
    [InlineData("Shouldly", "(lines.Count >= 0).ShouldBeTrue();")]
    [InlineData("AwesomeAssertions", "lines.Count.Should().BeGreaterThanOrEqualTo(0);")]
    [InlineData("AwesomeAssertions", "lines.Should().HaveCountGreaterThanOrEqualTo(0);")]
    [InlineData("TUnit", "await Assert.That(lines.Count).IsGreaterThanOrEqualTo(0);")]
    [InlineData("TUnit", "await Assert.That(lines.Count >= 0).IsTrue();")]
    public Task Reports_a_count_that_is_not_negative(string library, string body) => Verify("3003", library, body);

    [Theory]
    [InlineData("xunit", "Assert.True(total == 1 || true);")]
    [InlineData("xunit", "Assert.False(total == 1 && false);")]
    [InlineData("xunit", "Assert.True(total == 1 || total != 1);")]
    [InlineData("xunit", "var holds = total == 1; Assert.True(holds || !holds);")]
    [InlineData("xunit", "Assert.True(!(total != total));")]
    [InlineData("xunit", "Assert.True(total == 1 ? true : true);")]
    [InlineData("NUnit", "Assert.That(total == 1 || true);")]
    [InlineData("NUnit", "Assert.That(total == 1 || true, Is.True);")]
    [InlineData("MSTest", "Assert.IsTrue(true || total == 1);")]
    [InlineData("Shouldly", "(total == 1 || true).ShouldBeTrue();")]
    [InlineData("AwesomeAssertions", "(total == 1 || true).Should().BeTrue();")]
    public Task Reports_a_condition_that_holds_anyway(string library, string body) => Verify("3003", library, body);

    [Theory]
    [InlineData("NUnit", "Assert.Pass();")]
    [InlineData("NUnit", "order.Ship(\"a\"); Assert.Pass(\"well done\");")]
    [InlineData("NUnit", "Assert.Multiple(() => { });")]
    [InlineData("NUnit", "using (Assert.EnterMultipleScope()) { }")]
    [InlineData("NUnit", "Assert.DoesNotThrow(() => { });")]
    [InlineData("NUnit", "Assert.MultipleAsync(async () => { });")]
    [InlineData("xunit", "Assert.Multiple();")]
    [InlineData("xunit", "Assert.Multiple(() => { }, () => { });")]
    [InlineData("xunit", "Assert.All(lines, line => { });")]
    [InlineData("Shouldly", "Should.NotThrow(() => { });")]
    [InlineData("AwesomeAssertions", "Action act = () => { }; act.Should().NotThrow();")]
    public Task Reports_an_assertion_with_nothing_in_it(string library, string body) => Verify("3003", library, body);

    [Theory]
    [InlineData("xunit", "int? count = order.Note?.Length; Assert.NotNull(count);")]
    [InlineData("xunit", "Assert.NotNull(order.Note);")]
    [InlineData("xunit", "Assert.True(order.Weight >= 0);")]
    [InlineData("xunit", "Assert.True(lines.Count > 0);")]
    [InlineData("xunit", "Assert.True(lines.Count >= 1);")]
    [InlineData("xunit", "Assert.True(total == 1 || total == 2);")]
    [InlineData("xunit", "Assert.InRange(lines.Count, 0, 3);")]
    [InlineData("xunit", "Assert.NotEqual(0, lines.Count);")]
    [InlineData("NUnit", "Assert.That(order.Weight, Is.GreaterThanOrEqualTo(0));")]
    [InlineData("NUnit", "Assert.That(lines.Count, Is.LessThan(0).Or.GreaterThan(3));")]
    [InlineData("NUnit", "Assert.Multiple(() => Assert.That(total, Is.EqualTo(1)));")]
    [InlineData("NUnit", "using (Assert.EnterMultipleScope()) { Assert.That(total, Is.EqualTo(1)); }")]
    [InlineData("NUnit", "if (total == 1) Assert.Pass(); Assert.Fail();")]
    [InlineData("NUnit", "Assert.DoesNotThrow(() => order.Ship(\"a\"));")]
    [InlineData("Shouldly", "lines.Count.ShouldBeGreaterThan(0);")]
    [InlineData("AwesomeAssertions", "lines.Count.Should().BeGreaterThanOrEqualTo(1);")]
    public Task Is_silent_where_it_can_fail(string library, string body) => Verify("", library, body);

    [Fact]
    public async Task Takes_no_block_without_an_assertion_for_one() =>
        Assert.Equal("(3009)", await Suite.NUnit.Verdict(Values + "Assert.Multiple(() => order.Ship(\"a\"));"));

    [Fact]
    public async Task Takes_no_helper_of_a_library_for_an_assertion()
    {
        const string Body = "var said = NUnit.Framework.Internal.ExceptionHelper.BuildMessage(new Exception(\"x\"));";
        Assert.Equal("(3009)", await Suite.NUnit.Verdict(Values + Body + "order.Ship(said);"));
        Assert.Equal("(3004)", await Suite.NUnit.Verdict(Body + "Assert.That(\"x\", Is.EqualTo(said));"));
    }

    private static async Task Verify(string expected, string library, string body) =>
        Assert.Equal(expected, await Suite.Named(library).Verdict(Values + body));
}

namespace Netra.Compliance.Analyzers.Tests.Honesty.Lies;

/// <summary>The only assertion stands in a catch, and nothing fails where no exception comes.</summary>
public sealed class OnlyInTheCatchTests
{
    private const string Values = "var order = new Order(); var come = false; _ = come;";

    private const string Members = "static void Check(Exception e) => Assert.Contains(\"a\", e.Message);";

    [Theory]
    [InlineData("xunit",
        "try { order.Ship(\"\"); } catch (ArgumentException e) { Assert.Contains(\"x\", e.Message); }")]
    [InlineData("xunit", "try { order.Ship(\"\"); } catch (Exception e) { Assert.IsType<ArgumentException>(e); }")]
    [InlineData("xunit", "try { await order.ShipAsync(\"\"); } catch (ArgumentException e) { Check(e); }")]
    [InlineData("xunit",
        "try { order.Ship(\"\"); } catch (ArgumentException e) { Assert.Equal(\"to\", e.ParamName); return; }")]
    [InlineData("xunit",
        "try { order.Ship(\"\"); } catch (ArgumentNullException) { throw; } catch (ArgumentException e) { "
        + "Assert.NotNull(e.ParamName); }")]
    [InlineData("xunit",
        "try { order.Ship(\"\"); } catch (ArgumentException e) { Assert.NotNull(e); } finally { order.Note = null; }")]
    [InlineData("xunit", "void Try() { try { order.Ship(\"\"); } catch (ArgumentException e) { Check(e); } } Try();")]
    [InlineData("xunit",
        "try { order.Ship(\"\"); } catch (ArgumentException e) { Assert.Contains(\"x\", e.Message); come = true; }")]
    [InlineData("NUnit",
        "try { order.Ship(\"\"); } catch (ArgumentException e) { Assert.That(e.Message, Does.Contain(\"x\")); }")]
    [InlineData("MSTest",
        "try { order.Ship(\"\"); } catch (ArgumentException e) { StringAssert.Contains(e.Message, \"x\"); }")]
    [InlineData("AwesomeAssertions",
        "try { order.Ship(\"\"); } catch (ArgumentException e) { e.Message.Should().Contain(\"x\"); }")]
    [InlineData("Shouldly",
        "try { order.Ship(\"\"); } catch (ArgumentException e) { e.Message.ShouldContain(\"x\"); }")]
    public Task Reports_it(string library, string body) => Verify("3006", library, body);

    [Theory]
    [InlineData("xunit", "try { order.Ship(\"\"); Assert.Fail(\"late\"); } catch (ArgumentException e) { Check(e); }")]
    [InlineData("xunit",
        "try { order.Ship(\"\"); } catch (ArgumentException e) { Check(e); return; } Assert.Fail(\"late\");")]
    [InlineData("xunit",
        "try { order.Ship(\"\"); } catch (ArgumentException e) { Check(e); return; } throw new Exception(\"late\");")]
    [InlineData("xunit",
        "try { order.Ship(\"\"); } catch (ArgumentException e) { Check(e); come = true; } Assert.True(come);")]
    [InlineData("xunit", "try { order.Ship(\"\"); } catch (Exception e) { Assert.Fail(e.Message); }")]
    [InlineData("xunit", "try { order.Ship(\"\"); } catch (Exception e) { Assert.Null(e); }")]
    [InlineData("xunit", "try { order.Ship(\"\"); } catch (Exception e) { Assert.True(false, e.Message); }")]
    [InlineData("xunit",
        "try { order.Ship(\"\"); } catch (Exception e) { Assert.IsNotType<NullReferenceException>(e); }")]
    [InlineData("xunit", "try { order.Ship(\"\"); } catch (Exception e) { throw new Exception(\"a\", e); }")]
    [InlineData("xunit",
        "try { order.Ship(\"\"); Assert.Equal(0, order.Total); } catch (ArgumentException e) { Check(e); }")]
    [InlineData("xunit",
        "Assert.Equal(0, order.Total); try { order.Ship(\"\"); } catch (ArgumentException e) { Check(e); }")]
    [InlineData("NUnit", "try { order.Ship(\"\"); } catch (Exception e) { Assert.Fail(e.Message); }")]
    [InlineData("Shouldly", "try { order.Ship(\"\"); } catch (Exception e) { e.ShouldBeNull(); }")]
    [InlineData("AwesomeAssertions", "try { order.Ship(\"\"); } catch (Exception e) { e.Should().BeNull(); }")]
    public Task Is_silent_where_something_fails_without_it(string library, string body) => Verify("", library, body);

    private static async Task Verify(string expected, string library, string body) =>
        Assert.Equal(expected, await Suite.Named(library).Verdict(Values + body, library == "xunit" ? Members : ""));
}

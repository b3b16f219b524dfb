using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Honesty;

/// <summary>Libraries by the shape of their calls; those that need a licence or a browser as small copies of that
/// shape.</summary>
public sealed class AssertionLibraryTests
{
    [Theory]
    [InlineData("FluentAssertions",
        "namespace FluentAssertions { public static class X { public static Y Should(this object o) => new(); } "
        + "public class Y { public void Be(object o) { } } }", "FluentAssertions.X.Should(1).Be(1);")]
    [InlineData("nunit.framework.legacy",
        "namespace NUnit.Framework.Legacy { public static class ClassicAssert { public static void AreEqual(object a, "
        + "object b) { } } }", "NUnit.Framework.Legacy.ClassicAssert.AreEqual(1, cart.Count);")]
    [InlineData("Verify.Xunit",
        "namespace VerifyXunit { public static class Verifier { public static System.Threading.Tasks.Task "
        + "Verify(object o) => System.Threading.Tasks.Task.CompletedTask; } }",
        "VerifyXunit.Verifier.Verify(cart).Wait();")]
    [InlineData("Microsoft.Playwright",
        "namespace Microsoft.Playwright { public interface ILocatorAssertions { void ToBeVisibleAsync(); } public "
        + "static class Assertions { public static ILocatorAssertions Expect(object o) => null!; } }",
        "Microsoft.Playwright.Assertions.Expect(cart).ToBeVisibleAsync();")]
    [InlineData("FluentValidation",
        "namespace FluentValidation.TestHelper { public static class X { public static void "
        + "ShouldHaveValidationErrorFor(object o) { } } }",
        "FluentValidation.TestHelper.X.ShouldHaveValidationErrorFor(cart);")]
    [InlineData("AutoMapper",
        "namespace AutoMapper { public class MapperConfiguration { public void AssertConfigurationIsValid() { } } }",
        "new AutoMapper.MapperConfiguration().AssertConfigurationIsValid();")]
    public Task Knows(string assembly, string source, string body) =>
        Test("T", body).Using(Libraries.Compile(assembly, source)).RunAsync();

    [Theory]
    [InlineData("Microsoft.Playwright",
        "namespace Microsoft.Playwright { public interface ILocatorAssertions { } public static class Assertions { "
        + "public static ILocatorAssertions Expect(object o) => null!; } }",
        "Microsoft.Playwright.Assertions.Expect(cart);")]
    [InlineData("FluentValidation",
        "namespace FluentValidation.TestHelper { public static class X { public static object TestValidate(object o) "
        + "=> new(); } }", "FluentValidation.TestHelper.X.TestValidate(cart);")]
    public Task Reports_what_only_begins(string assembly, string source, string body) =>
        Test("{|NETRA3002:T|}", body).Using(Libraries.Compile(assembly, source)).RunAsync();

    [Theory]
    [InlineData("dynamic count = cart.Count; Assert.Equal(1, count);", "T")]
    [InlineData("dynamic count = cart.Count; cart.Add(count);", "{|NETRA3009:T|}")]
    [InlineData("dynamic count = cart.Count; A.Same(1, count);", "T")]
    [InlineData("dynamic count = cart.Count; A.Keep(1, count);", "{|NETRA3009:T|}")]
    public Task Knows_an_assertion_that_is_bound_late(string body, string name) => Test(name, body).RunAsync();

    [Theory]
    [InlineData("AssertHolds(() => cart.Add(\"\"));", "T")]
    [InlineData("AssertNames(cart);", "{|NETRA3009:T|}")]
    [InlineData("Assertive(() => cart.Add(\"\"));", "{|NETRA3009:T|}")]
    public Task Takes_a_helper_that_is_named_for_it_and_runs_what_it_is_given(string body, string name) =>
        Test(name, body).RunAsync();

    [Theory]
    [InlineData("FakeItEasy",
        "namespace FakeItEasy { public static class X { public static void MustHaveHappened(this object o) { } } }",
        "FakeItEasy.X.MustHaveHappened(cart);", "T")]
    [InlineData("FakeItEasy",
        "namespace FakeItEasy { public static class X { public static void Returns(this object o) { } } }",
        "FakeItEasy.X.Returns(cart);", "{|NETRA3009:T|}")]
    [InlineData("Shouldly",
        "namespace Shouldly { public static class X { public static void ShouldBe(this object o) { } } }",
        "Shouldly.X.ShouldBe(cart);", "T")]
    [InlineData("Shop.Rules",
        "namespace Shop.Rules { public static class X { public static void MustHaveHappened(this object o) { } } }",
        "Shop.Rules.X.MustHaveHappened(cart);", "{|NETRA3009:T|}")]
    public Task Knows_a_library_in_its_own_tests(string assembly, string source, string body, string name) =>
        Test(name, body)
            .Using(
                Libraries.Compile(assembly,
                    $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"TestProject\")] {source}"))
            .RunAsync();

    private static RuleTest<NoAssertion> Test(string name, string body) => new RuleTest<NoAssertion>($$"""
        using System; using Shop; using Xunit;
        public class A
        {
            [Fact] public void {{name}}() { var cart = new Cart(); {{body}} }
            private static void AssertHolds(Action action) => action();
            private static void Same(object one, object other) => Assert.Equal(one, other);
            private static void Keep(object one, object other) => GC.KeepAlive(one);
            private static void AssertNames(Cart cart) => cart.Add("");
            private static void Assertive(Action action) => action();
        }
        """).Using();
}

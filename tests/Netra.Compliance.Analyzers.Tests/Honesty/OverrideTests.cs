using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Honesty;

/// <summary>What a class of tests supplies for its base class, a helper or the product to call.</summary>
public sealed class OverrideTests
{
    private const string Spec = """
        public abstract class Spec
        {
            protected Spec() => BecauseOf();
            protected virtual void BecauseOf() { }
            protected virtual void Verdict() { }
            protected void Judge() => Verdict();
        }
        public interface IStep { void Run(); }
        public sealed class Judging : IStep { public void Run() => Xunit.Assert.NotNull(new Shop.Cart()); }
        public sealed class Idle : IStep { public void Run() { } }
        """;

    [Theory]
    [InlineData("private int _count; protected override void BecauseOf() => _count = new Cart().Count; [Fact] public "
        + "void T() => Assert.Equal(0, _count);")]
    [InlineData("private int _count; protected override void Verdict() => _count = 1; [Fact] public void "
        + "{|NETRA3004:T|}() => Assert.Equal(0, _count);")]
    [InlineData("private sealed class Mine : Mold { } [Fact] public void T() => Assert.NotNull(new Mine());")]
    [InlineData("private sealed class Mine { } [Fact] public void {|NETRA3004:T|}() => Assert.NotNull(new Mine());")]
    public Task Are_followed_to_the_product(string members) => Test<NoProductCode>(members).RunAsync();

    [Theory]
    [InlineData("protected override void Verdict() => Assert.Equal(0, new Cart().Count); [Fact] public void T() => "
        + "Judge();")]
    [InlineData("protected override void Verdict() => new Cart().Add(\"\"); [Fact] public void {|NETRA3009:T|}() => "
        + "Judge();")]
    [InlineData("private IStep _step = new Judging(); [Fact] public void T() => _step.ToString();")]
    [InlineData("private object _step = new Idle(); [Fact] public void {|NETRA3009:T|}() => _step.ToString();")]
    [InlineData("[Fact] public void T() => Register<Judge>(); private static void Register<T>() { } private sealed "
        + "class Judge { public Judge() => Assert.NotNull(this); }")]
    [InlineData("[Fact] public void {|NETRA3009:T|}() => Register<Judge>(); private static void Register<T>() { } "
        + "private sealed class Judge { }")]
    public Task Are_followed_to_an_assertion(string members) => Test<NoAssertion>(members).RunAsync();

    private static RuleTest<TRule> Test<TRule>(string members)
        where TRule : TestRule, new()
    {
        var molds = Libraries.Compile("Molds", "public abstract class Mold { }");
        return new RuleTest<TRule>($"using Shop; using Xunit;\npublic sealed class A : Spec {{ {members} }}").And(Spec)
            .Using().Using(molds);
    }
}

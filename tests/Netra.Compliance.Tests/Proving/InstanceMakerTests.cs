using Netra.Compliance.Proving;

namespace Netra.Compliance.Tests.Proving;

public sealed class InstanceMakerTests
{
    private readonly InstanceMaker _maker = new(new PlainDialect());

    [Fact]
    public void Passes_fixtures_and_what_the_framework_provides()
    {
        TillLog.Begin();
        _maker.MakeFixture(typeof(Till));

        Assert.Equal("provided", ((Checkout)_maker.Make(typeof(Checkout))).Provided);
    }

    [Fact]
    public void Names_what_no_fixture_provides()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => _maker.Make(typeof(Checkout)));

        Assert.Equal("Checkout needs a Till, which no fixture of the point provides.", failure.Message);
    }

    [Fact]
    public void Takes_the_default_of_a_parameter_that_nothing_provides() =>
        Assert.Equal(7, ((WithDefault)_maker.Make(typeof(WithDefault))).Number);

    [Fact]
    public void Refuses_a_choice_of_constructors() =>
        Assert.Contains("exactly one public constructor",
            Assert.Throws<InvalidOperationException>(() => _maker.Make(typeof(string))).Message);

    [Fact]
    public void Throws_what_the_constructor_threw() =>
        Assert.Throws<NotSupportedException>(() => _maker.Make(typeof(Throwing)));

    public sealed class WithDefault(int number = 7)
    {
        public int Number { get; } = number;
    }

    public sealed class Throwing
    {
        public Throwing() => throw new NotSupportedException();
    }
}

using System.Reflection;
using Netra.Compliance.Proving;

namespace Netra.Compliance.Tests.Proving;

public sealed class PointMethodTests
{
    [Fact]
    public void Is_named_by_its_own_name_alone() => Assert.Equal("Alone", Name(typeof(Points), "Alone"));

    [Fact]
    public void Is_named_by_its_types_too_when_tests_share_the_name() =>
        Assert.Equal(
            "Shared(System.Int32,System.String[])", Name(typeof(Points), "Shared(System.Int32,System.String[])"));

    [Fact]
    public void Keeps_its_own_name_beside_a_method_that_is_no_test() =>
        Assert.Equal("Beside", Name(typeof(Points), "Beside"));

    [Fact]
    public void Is_found_in_a_base_class() => Assert.Equal("Alone", Name(typeof(MorePoints), "Alone"));

    [Fact]
    public void Names_a_test_that_is_not_there() =>
        Assert.Equal("Points has no test 'Gone'.",
            Assert.Throws<InvalidOperationException>(() => Name(typeof(Points), "Gone")).Message);

    private static string Name(Type type, string name) =>
        PointMethod.NameOf(type, PointMethod.Find(type, name, IsTest), IsTest);

    private static bool IsTest(MethodInfo method) => method.IsDefined(typeof(CoversAttribute), inherit: true);

    private class Points
    {
        [Covers("one")]
        public void Alone() => Beside(1);

        [Covers("two")]
        public void Shared(int number, string[] words) => Beside(number + words.Length);

        [Covers("three")]
        public void Shared(int number) => Beside(number);

        [Covers("four")]
        public void Beside()
        {
        }

        public void Beside(int number) => _ = number;
    }

    private sealed class MorePoints : Points;
}

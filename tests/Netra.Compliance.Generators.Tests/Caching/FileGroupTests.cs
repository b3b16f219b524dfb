using Netra.Compliance.Generators.Tests.Running;

namespace Netra.Compliance.Generators.Tests.Caching;

/// <summary>The compiler pays for every generated file at every keystroke, so a large project gets a fixed number of
/// them.</summary>
public sealed class FileGroupTests
{
    private const int Limit = 64;

    [Fact]
    public void A_class_has_a_file_of_its_own_up_to_the_limit() =>
        Assert.Equal(Limit + 1, Generation.Of(Tests(Limit)).Sources.Count);

    [Fact]
    public void Classes_share_files_past_the_limit()
    {
        var emitted = Emitted.From(Tests(300));
        Assert.Equal(Enumerable.Range(1, 300), emitted.Tests.Select(test => test.GetProperty("number").GetInt32()));
        Assert.InRange(Generation.Of(Tests(300)).Sources.Count, 2, Limit + 1);
    }

    [Fact]
    public void A_change_rewrites_the_one_file_that_holds_it()
    {
        var run = SecondRun.After(Tests(100), "Test7.cs", "\"Test\"", "\"Changed\"");
        Assert.Equal(2, run.Rewritten.Length);
        Assert.Contains(
            run.Rewritten, name => run.Sources[name].Contains("partial class Test7", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public void A_new_class_moves_no_other(int tests)
    {
        var run = SecondRun.After(Tests(tests), "Test7.cs", "namespace",
            "[CriticalTest(101, \"New\")] public partial class New { }\nnamespace");
        Assert.Equal(2, run.Rewritten.Length);
    }

    private static Project Tests(int count) =>
        Enumerable.Range(1, count).Aggregate(new Project(), (project, number) => project.Add(
        $"Test{number}.cs",
        $"namespace Shop {{ [CriticalTest({number}, \"Test\")] public partial class Test{number} {{ [Fact] public "
        + $"void Runs() {{ }} }} }}"));
}

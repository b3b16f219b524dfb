using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.Analyzers.TypeSafety;

namespace Netra.Compliance.Analyzers.Tests.TypeSafety;

public sealed class NullableOffTests
{
    [Theory]
    [InlineData("class C { }")]
    [InlineData("#nullable enable\nclass C { }")]
    [InlineData("#nullable disable annotations\nclass C { }")]
    [InlineData("#if NEVER\n#nullable disable\n#endif\nclass C { }")]
    public Task Accepts_a_file_where_the_project_has_it_on(string source) => Test(source).Nullable().RunAsync();

    [Theory]
    [InlineData("{|NETRA4002:#nullable disable|}\nclass C { }")]
    [InlineData("class C { }\n{|NETRA4002:#nullable disable warnings|}\nclass D { }")]
    public Task Reports_where_it_is_turned_off(string source) => Test(source).Nullable().RunAsync();

    [Theory]
    [InlineData("{|NETRA4002:class|} C { }")]
    [InlineData("#nullable enable annotations\n{|NETRA4002:class|} C { }")]
    [InlineData("{|NETRA4002:namespace|} N { class C { } }")]
    public Task Reports_a_file_where_nobody_turned_it_on(string source) => Test(source).RunAsync();

    [Theory]
    [InlineData("#nullable enable\nclass C { }")]
    [InlineData("// nothing here")]
    public Task Accepts_a_file_that_turns_it_on_or_is_empty(string source) => Test(source).RunAsync();

    private static RuleTest<NullableOff> Test(string source) => new(source);
}

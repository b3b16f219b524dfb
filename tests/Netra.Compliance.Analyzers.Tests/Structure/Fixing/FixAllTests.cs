using Netra.Compliance.CodeFixes.Structure;

namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>All at once: each finding is fixed where it is, and nothing else is touched.</summary>
public sealed class FixAllTests
{
    private const string Sorting = """
        public static List<string> Sorted(string[] names)
        {
            var seen = 0;
            var list = names.ToList();

            // put them in order
            list.Sort((left, right) =>
            {
                seen++;
                return string.CompareOrdinal(left, right);
            });
            var first = list[0];
            list.Add(first);

            list.Add((seen > 0).ToString());
            list.Add("end");
            return list;
        }
        """;

    private static readonly string Long = string.Concat(Enumerable.Range(0, 20).Select(number => $"Use({number});\n"));
    private static readonly string Suppressed =
        $"#pragma warning disable NETRA1002\npublic void Kept()\n{{\n{Long}}}\n#pragma warning restore NETRA1002\n";

    [Fact]
    public async Task Fixes_the_last_member_of_a_type() =>
        Assert.Equal(0, await new Fixed(new ExtractMethodFix(), await All(Sorting)).CountAsync());

    [Fact]
    public async Task Leaves_what_is_suppressed_behind_it() =>
        Assert.Contains(Suppressed, await All($"{Sorting}\n\n{Suppressed}"), StringComparison.Ordinal);

    [Fact]
    public async Task Leaves_what_is_suppressed_before_it() =>
        Assert.Contains(Suppressed, await All($"{Suppressed}\n{Sorting}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("public class Inner\n{\n$\n}\n$")]
    [InlineData("$\npublic class Inner\n{\n$\n}\n")]
    [InlineData("public class Inner\n{\n$\npublic struct Innermost\n{\n$\n}\n}\n$")]
    public async Task Fixes_members_around_and_inside_of_nested_types(string types) => Assert.Equal(
        0, await new Fixed(new ExtractMethodFix(), await All(Numbered(types))).CountAsync());

    [Fact]
    public async Task Fixes_local_functions_with_the_member_around_them()
    {
        var all = await All(
            $"public void M()\n{{\nInner();\nvoid Inner()\n{{\n{Long}}}\n}}\npublic void N()\n{{\n{Long}}}\n");
        Assert.Equal(0, await new Fixed(new ExtractMethodFix(), all).CountAsync());
    }

    [Fact]
    public async Task Fixes_the_others_where_one_is_refused() => Assert.Equal(
        1, await new Fixed(new ExtractMethodFix(),
            await All(
                $"public void A()\n{{\n{Long}}}\npublic void B()\n{{\n#if X\n#endif\n{Long}}}\npublic void "
                + $"C2()\n{{\n{Long}}}\n")).CountAsync());

    private static string Numbered(string types) =>
        string.Concat(
            types.Split('$')
                .Select((part, number) => number == 0 ? part : $"public void M{number}()\n{{\n{Long}}}\n{part}"));

    private static async Task<string> All(string members) =>
        (await new Fixed(new ExtractMethodFix(), Host.Of(members)).AllAsync())["Source.cs"];
}

using Microsoft.CodeAnalysis.CSharp;
using Netra.Compliance.Analyzers.Tests.Robustness;
using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.CodeFixes.Structure;

namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>A fix of the shape hides nothing: what was reported of a test is reported of what it became.</summary>
public sealed class TrueFindingTests
{
    [Theory]
    [InlineData("NETRA3003", "Assert.True(true);")]
    [InlineData("NETRA3003", "var x = cart.Count; Assert.Equal(x, x);")]
    [InlineData("NETRA3003", "var s = \"a\"; Assert.Equal(\"a\", s);")]
    [InlineData("NETRA3003", "Assert.Same(cart, cart);")]
    [InlineData("NETRA3006", "try { cart.Add(\"b\"); Assert.Equal(1, cart.Count); } catch (Exception) { }")]
    [InlineData("NETRA3006", "try { Assert.Equal(1, cart.Count); } catch { }")]
    public async Task Stays_reported(string rule, string statement)
    {
        var source = Test(statement);
        var before = await Count(rule, source);
        var texts = await TextsAsync(source);
        var after = await Task.WhenAll(texts.Select(text => Count(rule, text)));
        Assert.True(before > 0 && after.Length > 1 && after.All(count => count >= before),
            $"{before}, then {string.Join(", ", after)}\n{texts[^1]}");
    }

    /// <summary>The source after each extraction, and after all at once.</summary>
    private static async Task<string[]> TextsAsync(string source)
    {
        var code = new Fixed(new ExtractMethodFix(), source)
        {
            References = [.. MachineReferences.Testing, Libraries.Shop],
            Options = [("netra_max_method_lines", "4")],
        };
        var steps = await code.StepsAsync();
        return [.. steps.Append(await code.AllAsync()).Select(files => files["Source.cs"])];
    }

    private static async Task<int> Count(string rule, string source)
    {
        var run = new RuleRun(
            RuleRun.Tests.AddSyntaxTrees(
                CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview), "/src/Source.cs")));
        return (await run.OnAll()).Count(finding => finding.Id == rule);
    }

    private static string Test(string statement) => $$"""
        using System;
        using Shop;
        using Xunit;

        public class CartTests
        {
            [Fact]
            public void Counts()
            {
                var cart = new Cart();
                cart.Add("a");

                // check the count
                {{statement}}
                cart.Add("a");

                cart.Add("b");
                cart.Add("c");
                cart.Add("d");

                cart.Add("a");
                cart.Add("a");
                cart.Add("a");
            }
        }

        """;
}

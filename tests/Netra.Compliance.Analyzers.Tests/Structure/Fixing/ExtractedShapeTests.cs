using Netra.Compliance.CodeFixes.Structure;

namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>What flows in and out of the statements decides the shape of the new method.</summary>
public sealed class ExtractedShapeTests
{
    // What calls a local function cannot leave, so that it is known what will.
    private const string Calls =
        "        Stay();\n        Stay();\n        Stay();\n        Stay();\n        Stay();\n        "
        + "Stay();\n        void Stay() => F();\n";

    [Fact]
    public Task Takes_what_flows_in_as_parameters() => Makes(
        "public void M(int a, string b)\n    {\n        // Write the sum\n        Use(a);\n        Use(b);\n        "
        + "Use(a + b);\n\n" + Calls + "    }",
        "        WriteSum(a, b);\n",
        "    private static void WriteSum(int a, string b)\n    {\n        // Write the sum\n        Use(a);\n        "
        + "Use(b);\n        Use(a + b);\n    }\n");

    [Fact]
    public Task Returns_the_one_value_that_flows_out() => Makes(
        "public int M(int[] a)\n    {\n        // The total\n        var total = 0;\n        total += a[0];\n        "
        + "total += a[1];\n\n" + Calls + "        return total;\n    }",
        "        var total = ComputeTotal(a);\n",
        "    private static int ComputeTotal(int[] a)\n    {\n        // The total\n        var total = 0;\n        "
        + "total += a[0];\n        total += a[1];\n        return total;\n    }\n");

    [Fact]
    public Task Assigns_what_was_declared_before() => Makes(
        "public int M(int a)\n    {\n        int total;\n" + Calls
            + "\n        // Here it comes\n        total = a;\n        total += a;\n        total *= a;\n\n        "
            + "return total;\n    }",
        "        total = ComputeTotal(a);\n",
        "    private static int ComputeTotal(int a)\n    {\n        int total;\n        // Here it comes\n        "
        + "total = a;\n");

    [Fact]
    public Task Passes_on_what_it_may_leave_unchanged() => Makes(
        "public int M(bool a, int total)\n    {\n        // Perhaps\n        if (a)\n        {\n            total = "
        + "2;\n            Use(total);\n            F();\n        }\n\n" + Calls + "        return total;\n    }",
        "total = ComputeTotal(a, total);\n",
        "    private static int ComputeTotal(bool a, int total)\n");

    [Fact]
    public Task Awaits_a_method_that_awaits() => Makes(
        "public async Task M(Stream a)\n    {\n        // Flush twice\n        await "
        + "a.FlushAsync().ConfigureAwait(false);\n        Use(a);\n        await "
        + "a.FlushAsync().ConfigureAwait(false);\n\n" + Calls + "    }",
        "        await FlushTwiceAsync(a).ConfigureAwait(false);\n",
        "    private static async Task FlushTwiceAsync(Stream a)\n");

    [Fact]
    public Task Returns_what_always_returns() => Makes(
        "public int M(int a)\n    {\n" + Calls
            + "\n        // Count down\n        a--;\n        Use(a);\n        return a;\n    }",
        "        return CountDown(a);\n",
        "    private static int CountDown(int a)\n");

    [Fact]
    public Task Takes_type_parameters_and_constraints_along() => Makes(
        "public void M<T>(T a) where T : class, new()\n    {\n        // Add it\n        var b = new T();\n        "
        + "Use(a);\n        Use(b);\n\n" + Calls + "    }",
        "<T>(a);\n",
        "<T>(T a) where T : class, new()\n");

    [Fact]
    public Task Stays_on_the_instance_where_it_uses_it() => Makes(
        "private int _count;\n\n    public void M()\n    {\n        // Reset the count\n        Use(_count);\n        "
        + "_count = 0;\n        Use(_count);\n\n" + Calls + "    }",
        "        ResetCount();\n",
        "    private void ResetCount()\n");

    [Fact]
    public Task Passes_an_out_parameter_on() => Makes(
        "public bool M(string a, out int b)\n    {\n" + Calls
            + "\n        // Parse it\n        Use(a);\n        b = a.Length;\n        return b > 0;\n    }",
        "(a, out b);\n",
        "(string a, out int b)\n");

    [Fact]
    public Task Needs_no_question_mark_for_what_is_known_to_be_set() => Makes(
        "public void M(string? a)\n    {\n        if (a is null)\n        {\n            return;\n        "
        + "}\n\n        // Write the length\n        Use(a.Length);\n        Use(a.Length + 1);\n        Use(a.Length "
        + "+ 2);\n\n" + Calls + "    }",
        "        WriteLength(a);\n",
        "    private static void WriteLength(string a)\n");

    private static async Task Makes(string members, string call, string method)
    {
        var changed = await new Fixed(new ExtractMethodFix(), Host.Of(members)).TextAsync();
        Assert.True(changed.Contains(call, StringComparison.Ordinal), changed);
        Assert.True(changed.Contains(method, StringComparison.Ordinal), changed);
    }
}

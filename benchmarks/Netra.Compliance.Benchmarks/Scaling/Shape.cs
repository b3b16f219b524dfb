namespace Netra.Compliance.Benchmarks.Scaling;

/// <summary>Code of a shape that no person writes, and tools do, in any size.</summary>
/// <param name="Name">What there is many of.</param>
/// <param name="Source">A file with so many of them.</param>
internal sealed record Shape(string Name, Func<int, string> Source)
{
    private const string Usings =
        """
        using System; using System.Collections.Generic; using System.IO; using System.Linq;
        using System.Threading; using System.Threading.Tasks;
        using Moq; using Netra.Compliance; using Shop; using Xunit;

        """;

    /// <summary>How many there may be: what is nested deeper ends the compiler's own recursion.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>Whether it is no test, but what tests are about.</summary>
    public bool IsProduct { get; init; }

    /// <summary>Statements, or parts of one, in one test.</summary>
    public static Shape InTest(string name, Func<int, string> part, string before = "", string behind = "") =>
        InClass(name, size => $"[Fact] public void Is_long() {{\n{before}\n{Many(size, part)}\n{behind} }}");

    /// <summary>Members of one class of tests.</summary>
    public static Shape OfClass(string name, Func<int, string> part, string beside = "", string marks = "") =>
        InClass(name, size => beside + "\n" + Many(size, part), marks);

    /// <summary>What stands in one class of tests.</summary>
    public static Shape InClass(string name, Func<int, string> members, string marks = "") =>
        new(name, size => $"{Usings}{marks} public partial class ManyTests {{\n{members(size)}\n}}");

    /// <summary>What stands in a file of tests.</summary>
    public static Shape OfFile(string name, Func<int, string> part) => new(name, size => Usings + Many(size, part));

    /// <summary>Members of one class of the product.</summary>
    public static Shape OfProduct(string name, Func<int, string> part, string before = "", string behind = "") =>
        new(name, size => $"public class Product {{\n{before}{Many(size, part)}{behind}\n}}") { IsProduct = true };

    public static string Many(int size, Func<int, string> part) =>
        string.Join('\n', Enumerable.Range(1, size).Select(part));
}

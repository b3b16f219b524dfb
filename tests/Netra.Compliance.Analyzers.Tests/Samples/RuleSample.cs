using System.Globalization;

namespace Netra.Compliance.Analyzers.Tests.Samples;

/// <summary>How the samples of a rule's page become a file that compiles.</summary>
/// <param name="Frame">The file around a sample; <c>§</c> stands for the sample.</param>
/// <param name="InTests">Whether the project is one of tests.</param>
/// <param name="Filler">Lines that the page only speaks of.</param>
internal sealed record RuleSample(string Frame, bool InTests = true, int Filler = 0)
{
    private const string InClass = "public sealed partial class ShopTests\n{\n§\n}\n";
    private const string InCritical =
        "[CriticalTest(1, \"Auth flow\"), BusinessValue(15_000, \"Customers who cannot sign in cancel\")]\n" + InClass;
    private const string WithSignIn =
        "public sealed partial class ShopTests\n{\nprivate readonly SignIn _signIn = new();\nprivate readonly Cart "
        + "_cart = new();\n§\n}\n";

    private static readonly Dictionary<string, RuleSample> Framed = new()
    {
        ["NETRA1001"] = new("§\n", Filler: 480),
        ["NETRA1002"] = new(InClass),
        ["NETRA1003"] = new(
            "public sealed class ShopTests\n{\nprivate static Order Find(int id) => new([], id);\nprivate static void "
            + "Save(Order order) { }\npublic void M(int id)\n{\n§\n}\n}\n"),
        ["NETRA2006"] = new(InCritical),
        ["NETRA3001"] = new(WithSignIn),
        ["NETRA3002"] = new(InClass),
        ["NETRA3003"] = new(InClass),
        ["NETRA3004"] = new(InClass),
        ["NETRA3006"] = new(WithSignIn),
        ["NETRA3007"] = new(InCritical.Replace("§", "private readonly SignIn _signIn = new();\n§")),
        ["NETRA3008"] = new(
            InCritical.Replace("§",
                "[Fact]\npublic async Task Reconnects()\n{\nvar (line, client, time) = (new Line(), new Client(), new "
                + "Clock());\ntime.Advance(TimeSpan.Zero);\n§\n}")),
        ["NETRA3009"] = new(InClass),
        ["NETRA4001"] = new("public interface IOrders\n{\n§\n}\n", InTests: false),
        ["NETRA4002"] = new("§\n", InTests: false),
        ["NETRA5001"] = new(
            "public sealed class ShopTests(TimeProvider _time, Signatures _signatures)\n{\npublic bool Knows => _time "
            + "is not null && _signatures is not null;\n§\n}\n", InTests: false),
    };

    public static RuleSample Of(string id) => Framed.GetValueOrDefault(id, new("§\n"));

    /// <summary>The sample as a file of its own; what is bad is as long as the page says.</summary>
    public string File(string sample, bool isBad) =>
        Frame.Replace("§", sample)
            + string.Concat(
                Enumerable.Range(0, isBad ? Filler : 0)
                    .Select(line => string.Create(CultureInfo.InvariantCulture, $"// {line}\n")));
}

namespace Netra.Compliance.Package.Tests.Presets;

/// <summary>One finding of each family; the line of each is its own, so that it can be told by it.</summary>
internal static class PresetSource
{
    /// <summary>NETRA2001 on line 3, NETRA2006 and NETRA3003 on 5, NETRA1002 of ten lines on 6 and of thirty on 19,
    /// NETRA4002 on 53.</summary>
    public static string Orders { get; } = string.Join('\n',
    [
        "namespace Preset.Tests.Orders;",
        "[CriticalTest(1, \"Orders\")]",
        "public sealed partial class Orders",
        "{",
        "    [Fact] public void Counts() => Assert.Equal(1, 1);",
        .. Method("Ten", 10),
        .. Method("Thirty", 30),
        "}",
        "#nullable disable",
        "public sealed class Left;",
        "",
    ]);

    private static IEnumerable<string> Method(string name, int lines) =>
        [$"    public static void {name}()", "    {", .. Enumerable.Repeat("        System.GC.KeepAlive(1);", lines),
            "    }"];
}

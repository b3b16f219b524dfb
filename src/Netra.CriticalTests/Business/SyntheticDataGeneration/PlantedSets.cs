namespace Netra.CriticalTests.Business;

/// <summary>Sets with values that a right generator would not make.</summary>
internal static class PlantedSets
{
    /// <summary>The customer's own rows: five have an H100, four an A100.</summary>
    public const string Source =
        """
        [
          {"day": "2026-03-01 12:00:00+02:00", "amount": "12.50", "customer": "Ann Smith", "gpu": "H100"},
          {"items": 7, "cached": true, "gpu": "H100"}, {"gpu": "H100"}, {"gpu": "H100"}, {"gpu": "H100"},
          {"gpu": "A100"}, {"gpu": "A100"}, {"gpu": "A100"}, {"gpu": "A100", "note": null}
        ]
        """;

    /// <summary>The first two records are at the bounds of each field.</summary>
    public static readonly Planted[] BrokenInTheLastRecord =
    [
        Time("early", "12:00:00.0000000", "12:01:00.0000000", "11:59:59.9999999"),
        Time("late", "12:00:00.0000000", "12:01:00.0000000", "12:01:00.0000001"),
        Float("low", 0, 10, "[0, 10, -0.000001]"),
        Float("high", 0, 10, "[0, 10, 10.000001]"),
        new(new("flag", "boolean"), "[true, false, null]"),
        Text("word", """["a", "b", "c"]""", "a", "b"),
        new(new("pair", "text") { Words = 2 }, """["a b", "c d", "e"]"""),
        new(
            new("moment", "time") { From = DateTimeOffset.UnixEpoch, To = DateTimeOffset.UnixEpoch.AddYears(99) },
            """["2026-03-01T10:00:00.0000000Z", "2026-03-01T10:00:00.0000001Z", 7]"""),
        Float("spent", 0, 10, """[1, 2, "3"]"""),
        new(new("label", "text") { Words = 1 }, """["a", "b", 7]"""),
    ];

    /// <summary>Twenty records; every second field is just diverse enough. Of three models one is never used.</summary>
    public static readonly Planted[] AtBothSidesOfDiversity =
    [
        Float("same", 0, 20, "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 15, 15, 15, 15, 15]"),
        Float("apart", 0, 20, "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 16, 16, 16, 16]"),
        new(new("rare", "boolean"), $"[{Times(4, "true")}, {Times(16, "false")}]"),
        new(new("often", "boolean"), $"[{Times(5, "true")}, {Times(15, "false")}]"),
        Text("lopsided", $"[{Times(10, "\"a\"")}, {Times(10, "\"b\"")}]", "a", "b", "c"),
        Text("balanced", $"[{Times(10, "\"a\"")}, {Times(5, "\"b\"")}, {Times(5, "\"c\"")}]", "a", "b", "c"),
    ];

    /// <summary>r is 0.3, -0.3, 0.4 and -0.4: the squares of both sum up to 10, their products to 3 and 4.</summary>
    public static readonly Planted[][] AtBothSidesOfCorrelation =
        [Pair("[-2, 1, 0, 2, -1]"), Pair("[2, -1, 0, -2, 1]"), Pair("[-2, 0, 1, 2, -1]"), Pair("[2, 0, -1, -2, 1]")];

    /// <summary>r of x and y is 0.3, of x and z -0.4, of y and z -0.9.</summary>
    public static readonly Planted[] WithTwoCorrelations =
        [.. Pair("[-2, 1, 0, 2, -1]"), Float("z", -2, 2, "[2, 0, -1, -2, 1]")];

    /// <summary>In another column, notation, case or time zone than in the source, and beside it the next
    /// value.</summary>
    public static readonly Planted[] TakenFromTheSource =
    [
        new(
            new("when", "time") { From = DateTimeOffset.UnixEpoch, To = DateTimeOffset.UnixEpoch.AddYears(99) },
            """["2026-03-01T10:00:00.0000000Z", "2026-03-01T10:00:00.0000001Z", "2026-03-01T12:00:00.0000000Z"]"""),
        Float("paid", 0, 100, "[12.5, 7, 12.500001]"),
        new(new("who", "text") { Words = 2 }, """["ann smith", "ann smit", "bob smith"]"""),
        new(new("hit", "boolean"), "[true, false, true]"),
        Text("gpu", """["H100", "A100", "L40S"]""", "H100", "A100", "L40S"),
    ];

    /// <summary>Each alone, within a text, and what only looks like it. The keys are examples of their
    /// makers.</summary>
    public static readonly Planted[] WithSecrets =
    [
        new(
            new("mails", "text"),
            """
            [
              "ann@example.com", "Write to ann+x@mail.example.org, please", "ann at example.com", "a@localhost", "@",
              "1", "2", "3", "4"
            ]
            """),
        new(
            new("keys", "text"),
            """
            [
              "AKIAIOSFODNN7EXAMPLE", "the token is ghp_aaaaaaaaaaaaaaaaaaaa", "Zq3vT8mYx0Lw5Rk2Jn7Bc4Hs9Pd6Ff1Gu",
              "run 9f86d081884c7d659a2feaa0c55ad015 failed", "kubernetes-node-pool-autoscaling-events", "sk-short",
              "gradient-accumulation-checkpointing Zq3vT8mYx0Lw5Rk2Jn7Bc4Hs9Pd6Ff1Gu",
              "aaaaaaaaaaaaaaaaaaaaaaaa 9f86d081884c7d659a2feaa0c55ad015", "abcdef01abcdef01abcdef01"
            ]
            """),
        new(
            new("cards", "text"),
            """
            [
              "4111111111111111", "paid by 5555-5555-5555-4444 today", "3782 822463 10005", "4111111111111112",
              "order 41111111111111111111", "0123 4567",
              "4111111111111112 or 4111111111111111", "1", "2"
            ]
            """),
    ];

    private static Planted[] Pair(string y) => [Float("x", -2, 2, "[-2, -1, 0, 1, 2]"), Float("y", -2, 2, y)];

    private static Planted Time(string name, params string[] times)
    {
        var noon = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var values = times.Select(time => $"\"2026-01-01T{time}Z\"");
        return new(new(name, "time") { From = noon, To = noon.AddMinutes(1) }, $"[{string.Join(", ", values)}]");
    }

    private static Planted Float(string name, double min, double max, string values) =>
        new(new(name, "float") { Min = min, Max = max }, values);

    private static Planted Text(string name, string values, params string[] vocabulary) =>
        new(new(name, "text") { Vocabulary = vocabulary }, values);

    private static string Times(int count, string value) => string.Join(", ", Enumerable.Repeat(value, count));
}

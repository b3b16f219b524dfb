using System.Text.Json.Nodes;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Load;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Load;

public sealed class LoadResultReaderTests
{
    [Fact]
    public void Reads_a_whole_result()
    {
        var result = LoadSample.Result(root => root["soak"] = LoadSample.Soak());
        Assert.Equal((9, 7, 160d), (result.Phases.Length, result.Search.Length, result.Steady!.Offered));
        Assert.Equal(("memory", true), (result.Soak!.Measures[0].What, result.Soak.Measures[0].IsFlat));
    }

    [Fact]
    public void Reads_a_result_without_a_knee_and_with_a_key_of_a_later_minor() =>
        Assert.Null(LoadSample.Result(root => (root["knee"], root["later"]) = (null, "x")).Knee);

    [Fact]
    public void Refuses_a_file_that_was_not_written()
    {
        using var folder = new TempFolder();
        var refusal = Assert.Throws<Refusal>(() => LoadResultReader.Read(folder.At("load.json")));
        Assert.EndsWith(
            "load.json was not written: a load program writes its result to the file after --out.", refusal.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"schema\":\"netra/load/1\"}")]
    [InlineData("{\"schema\":1}")]
    public void Refuses_what_is_cut_or_something_else(string text) => Assert.Contains("load.json is", Refused(text));

    [Theory]
    [InlineData("netra.load/1",
        "is not in the format netra/load/1: its schema is \"netra.load/1\"; give a file in this format.")]
    [InlineData("netra/load/2", "is written in netra/load/2; this netra supports up to netra/load/1: update netra.")]
    public void Refuses_another_format_and_a_newer_one(string schema, string why) =>
        Assert.EndsWith(why, Refused(LoadSample.Json(root => root["schema"] = schema)));

    [Theory]
    [InlineData("started")]
    [InlineData("seconds")]
    [InlineData("backends")]
    [InlineData("machine")]
    [InlineData("mix")]
    [InlineData("phases")]
    [InlineData("knee")]
    [InlineData("soak")]
    [InlineData("held")]
    [InlineData("problems")]
    public void Refuses_a_result_without_one_of_its_keys(string key) =>
        Assert.Contains(
            $"is not a valid load result: it lacks '{key}'", Refused(LoadSample.Json(root => root.Remove(key))));

    [Fact]
    public void Says_where_a_key_is_missing() => Assert.Contains(
        "it lacks 'p99Ms' (at phases[1]).",
        Refused(LoadSample.Json(root => root["phases"]![1]!.AsObject().Remove("p99Ms"))));

    [Theory]
    [InlineData("-1", "phases[0].p99Ms is -1, expected 0 to 1e15")]
    [InlineData("1e999", "phases[0].p99Ms is 1e999, expected 0 to 1e15")]
    [InlineData("\"NaN\"", "a value has the wrong type (at phases[0].p99Ms)")]
    [InlineData("null", "a value has the wrong type (at phases[0].p99Ms)")]
    [InlineData("NaN", "is not a valid load result")]
    public void Refuses_a_figure_that_is_none(string figure, string why)
    {
        var json = LoadSample.Json(root => root["phases"]![0]!["p99Ms"] = "figure");
        Assert.Contains(why, Refused(json.Replace("\"figure\"", figure, StringComparison.Ordinal)));
    }

    [Fact]
    public void Takes_negative_numbers_for_growth_alone()
    {
        Assert.Equal(-1, LoadSample.Result(root => root["soak"] = LoadSample.Soak()).Soak!.Measures[2].Growth);
        Assert.Contains(
            "soak.seconds is -5", Refused(LoadSample.Json(root => (root["soak"] = LoadSample.Soak())["seconds"] = -5)));
    }

    [Fact]
    public void Refuses_a_key_that_is_there_twice() =>
        Assert.Contains(
            "has the key \"held\" twice, at line 1",
            Refused(
                LoadSample.Json().Replace("\"held\":true", "\"held\":false,\"held\":true", StringComparison.Ordinal)));

    [Fact]
    public void Refuses_an_element_that_is_null() =>
        Assert.Contains(
            "phases[9] is null", Refused(LoadSample.Json(root => root["phases"]!.AsArray().Add((JsonNode?)null))));

    [Theory]
    [InlineData(0.201, false)]
    [InlineData(0.202, true)]
    public void Refuses_shares_that_do_not_add_up(double last, bool isRefused)
    {
        var json = LoadSample.Json(root => root["mix"]![2]!["share"] = last);
        Assert.Equal(isRefused,
            Failure(json)?.Contains("the shares of mix add up to 1.002, expected 1", StringComparison.Ordinal)
                ?? false);
    }

    [Fact]
    public void Refuses_requests_that_are_not_accounted_for()
    {
        Assert.Contains("phases[0] (knee search) sent 121 and answered, shed and failed 120",
            Refused(LoadSample.Json(root => root["phases"]![0]!["sent"] = 121)));
        Assert.Contains("phases[7] (steady), kind \"answer\", sent 1 and",
            Refused(LoadSample.Json(root => root["phases"]![7]!["kinds"]![1]!["sent"] = 1)));
    }

    [Theory]
    [InlineData(241)]
    [InlineData(160.0001)]
    public void Refuses_a_knee_at_a_rate_that_was_not_tried(double rate) =>
        Assert.Contains(
            FormattableString.Invariant($"its knee is at {rate}, a rate that was not tried"),
            Refused(LoadSample.Json(root => root["knee"]!["offered"] = rate)));

    [Theory]
    [InlineData("p50Ms")]
    [InlineData("p99Ms")]
    [InlineData("p999Ms")]
    public void Refuses_percentiles_that_fall(string percentile) =>
        Assert.Contains("phases[7] (steady) has percentiles that fall",
            Refused(LoadSample.Json(root => root["phases"]![7]![percentile] = 1e9)));

    [Fact]
    public void Refuses_kinds_that_are_not_the_phase() =>
        Assert.Contains("phases[7] (steady) sent 2400, but its kinds 2401", Refused(LoadSample.Json(root =>
        {
            var kind = root["phases"]![7]!["kinds"]![1]!;
            (kind["sent"], kind["failed"]) = (1201, 2);
        })));

    [Fact]
    public void Refuses_words_that_mean_nothing_here()
    {
        Assert.Contains("\"rest\" is not a known phase, expected knee search, overload, soak, steady",
            Refused(LoadSample.Json(root => root["phases"]![0]!["name"] = "rest")));
        Assert.Contains("\"cloud\" is not a known kind of backend",
            Refused(LoadSample.Json(root => root["backends"]![0]!["kind"] = "cloud")));
        Assert.Contains("\"files\" is not a known measure of a soak",
            Refused(LoadSample.Json(root => (root["soak"] = LoadSample.Soak())["measures"]![0]!["what"] = "files")));
    }

    [Theory]
    [InlineData("2026-11-26T17:00:00", true)]
    [InlineData("2026-11-26", true)]
    [InlineData("2026-11-26T18:00:00+01:00", false)]
    public void Refuses_a_time_that_is_another_one_on_each_machine(string started, bool isRefused)
    {
        var json = LoadSample.Json(root => root["started"] = started);
        Assert.Equal(isRefused, Failure(json)?.Contains("started has no offset", StringComparison.Ordinal) ?? false);
    }

    [Theory]
    [InlineData("\"later\"", "\"\\ud800\"")]
    [InlineData("\"Debian 12\"", "\"\\udc00\"")]
    [InlineData("\"netra/load/1\"", "\"\\ud800\"")]
    public void Refuses_text_that_is_not_Unicode(string text, string other)
    {
        var json = LoadSample.Json(root => root["later"] = 1);
        Assert.Contains("not Unicode", Refused(json.Replace(text, other, StringComparison.Ordinal)));
    }

    [Fact]
    public void Refuses_a_soak_that_says_it_is_flat_and_shows_that_it_is_not()
    {
        var grows = LoadSample.Soak(growth: 90_000_000);
        grows["measures"]![0]!["isFlat"] = true;
        Assert.Contains(
            "its soak reports memory as flat, but it grows by more than its limit",
            Refused(LoadSample.Json(root => root["soak"] = grows)));
        Assert.Contains(
            "its soak has no measure",
            Refused(LoadSample.Json(root => (root["soak"] = LoadSample.Soak())["measures"] = new JsonArray())));
    }

    [Fact]
    public void Refuses_a_result_without_a_phase() =>
        Assert.Contains("it has no phase", Refused(LoadSample.Json(root => root["phases"] = new JsonArray())));

    private static string Refused(string json) =>
        Failure(json) ?? throw new InvalidOperationException("The reader refuses nothing.");

    private static string? Failure(string json)
    {
        var refusal = Record.Exception(() => LoadSample.Parse(json)) as Refusal;
        Assert.Equal(ExitCode.Unreadable, refusal?.Code ?? ExitCode.Unreadable);
        Assert.DoesNotContain('\n', refusal?.Message ?? "");
        Assert.DoesNotContain("Netra.Compliance", refusal?.Message ?? "");
        return refusal?.Message;
    }
}

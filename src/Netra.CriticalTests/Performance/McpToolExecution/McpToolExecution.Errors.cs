using System.Net;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Performance;

/// <summary>This part: what goes wrong with tools, each with an error of its own.</summary>
public sealed partial class McpToolExecution
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    [Fact]
    [Covers("Errors: a tool or a server that does not exist is not found, however similar its name")]
    [ProvenBy(typeof(LowersTheName))]
    public async Task A_tool_that_does_not_exist_is_not_found()
    {
        apex.Lab.Add("known", call => call.AnswerAsync());
        string[] unknown = ["lab/Known", "Lab/known", "apex/Gpu_analyzer"];

        var found = await unknown.OneByOneAsync(tool => apex.RunAsync(tool, new { reading = 1 }));

        Assert.Equal(unknown.Select(_ => HttpStatusCode.NotFound), found.Select(answer => answer.Status));
    }

    [Fact]
    [Covers("Errors: absent arguments and arguments of another type are refused by name, and the tool is not called")]
    [ProvenBy(typeof(LosesRequiredArguments))]
    [ProvenBy(typeof(TakesTextForNumbers))]
    public async Task Bad_arguments_are_refused_and_the_tool_is_not_called()
    {
        var strict = apex.Lab.Add("strict", call => call.AnswerAsync());

        var absent = await apex.RunAsync("lab/strict", new { });
        var foreign = await apex.RunAsync("lab/strict", new { reading = "3" });

        Assert.Equal(
            (HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, true, true, 0),
            (absent.Status, foreign.Status, IsNamed(absent), IsNamed(foreign), strict.Calls.Count));
    }

    [Fact]
    [Covers("Errors: the platform's own tools take numbers from 0 to 10¹⁴ and no unknown argument, at each door")]
    [ProvenBy(typeof(LosesLowestNumbers))]
    [ProvenBy(typeof(ChecksNoArguments))]
    public async Task The_platforms_tools_refuse_numbers_out_of_range_and_unknown_arguments()
    {
        var largest = await apex.ProfileAsync(0, ("targetMs", 1e14));
        var negative = await apex.ProfileAsync(-0.5, ("targetMs", 1));
        var larger = await apex.ProfileAsync(1, ("targetMs", 1e14 + 1));
        var unknown = await apex.ProfileAsync(1, ("targetMs", 1), ("percentile", 50));

        Assert.Equal(
            ("OK, done", "BadRequest, refused", "BadRequest, refused", "BadRequest, refused"),
            (largest, negative, larger, unknown));
    }

    [Fact]
    [Covers("Errors: a tool that throws is reported with what it says, under the id that server and log were told")]
    [ProvenBy(typeof(IgnoresTheErrorMark))]
    public async Task A_tool_that_throws_is_reported_with_what_it_says()
    {
        var cold = apex.Lab.Add("cold", _ => LabCall.ThrowAsync());

        var answer = await apex.ReadAsync("cold");

        var told = cold.Calls.Single().Execution;
        Assert.Equal(
            (HttpStatusCode.BadGateway, told, $"Execution {told} has no result.", "The tool 'cold' of 'lab' failed: "
                + "An error occurred invoking 'cold': The sensor is cold."),
            (answer.Status, answer.Execution, apex.LastInLog, answer.Detail));
    }

    [Fact]
    [Covers("Errors: a tool may answer until its time is up, and a tool that hangs is given up then")]
    [ProvenBy(typeof(HalvesTheTimeLimit))]
    [ProvenBy(typeof(DoublesTheTimeLimit))]
    public async Task A_tool_that_hangs_is_given_up_when_its_time_is_up()
    {
        var late = await apex.BeginAsync(apex.Lab.Add("late", call => call.HangAsync()));
        var hanging = await apex.BeginAsync(apex.Lab.Add("hanging", call => call.HangAsync()));
        apex.Time.Advance(ToolsFixture.Limit - Instant);
        var inTime = await late.ReleaseAsync();
        apex.Time.Advance(Instant);

        Assert.Equal(
            (HttpStatusCode.OK, (HttpStatusCode?)HttpStatusCode.GatewayTimeout),
            (inTime.Status, await hanging.StatusAsync()));
    }

    [Fact]
    [Covers("Errors: a tool that fails too often is marked unavailable and not called, and no other tool is")]
    [ProvenBy(typeof(CountsNoFailuresOfTools))]
    [ProvenBy(typeof(AllowsOneFailureMore))]
    public async Task A_failing_tool_is_marked_unavailable_and_not_called()
    {
        var failing = apex.Lab.Add("failing", _ => LabCall.ThrowAsync());
        apex.Lab.Add("steady", call => call.AnswerAsync());
        await apex.FailAsync("failing");
        var (failures, pause) = (ToolsFixture.Failures, ToolsFixture.Break);

        var (answer, until) = (await apex.ReadAsync("failing"), await apex.MarkAsync("failing"));

        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, pause, failures, apex.Now + pause, null),
            (answer.Status, answer.RetryAfter, failing.Calls.Count, until, await apex.MarkAsync("steady")));
    }

    [Fact]
    [Covers("Errors: an unavailable tool is called again after the break, not before, and is then available")]
    [ProvenBy(typeof(HalvesTheBreakOfTools))]
    [ProvenBy(typeof(DoublesTheBreakOfTools))]
    public async Task An_unavailable_tool_is_available_again_after_the_break()
    {
        var mended = apex.Lab.Add("mended", _ => LabCall.ThrowAsync());
        await apex.FailAsync("mended");
        mended.Work = call => call.AnswerAsync();
        var early = await apex.ReadAfterAsync(ToolsFixture.Break - Instant, "mended");
        var after = await apex.ReadAfterAsync(Instant, "mended");

        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, null),
            (early.Status, after.Status, await apex.MarkAsync("mended")));
    }

    [Fact]
    [Covers("Errors: customers who hang up do not make a tool unavailable")]
    [ProvenBy(typeof(CountsCustomersWhoHangUp))]
    public async Task Customers_who_hang_up_do_not_make_a_tool_unavailable()
    {
        var patient = apex.Lab.Add("patient", call => call.HangAsync());
        for (var call = 0; call < 2 * ToolsFixture.Failures; call++)
        {
            await apex.HangUpAsync(patient);
        }

        Assert.Null(await apex.MarkAsync("patient"));
    }

    private static bool IsNamed(ToolAnswer answer) =>
        answer.Detail?.Contains("reading", StringComparison.Ordinal) == true;
}

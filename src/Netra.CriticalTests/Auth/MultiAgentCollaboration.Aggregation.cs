using Netra.Apex.Auth.Agents.Reporting;
using Netra.Apex.Auth.Agents.Running;
using Netra.Compliance;
using Netra.CriticalTests.Auth.Agents;

namespace Netra.CriticalTests.Auth;

/// <content>The result that is made of the agents' parts.</content>
public sealed partial class MultiAgentCollaboration
{
    [Fact]
    [Covers("The result joins every agent's part")]
    [ProvenBy(typeof(DropsTheLastPart))]
    public async Task The_result_joins_every_agents_part()
    {
        using var talk = apex.Converse("the bill of Maple");
        var report = (await apex.RunAsync(talk)).Report();
        Assert.Equal(RunStatus.Complete, report.Status);
        Assert.Equal(["supervisor", "triage", "data", "optimizer"], report.Parts.Select(part => part.Role));
        Assert.All(report.Parts, part => Assert.Contains(talk.Topic, part.Answer.GetRawText()));
        Assert.Equal(1000, report.Part("data").GetProperty("monthlyCostUsd").GetDecimal());
    }

    [Fact]
    [Covers("A part that the others contradict is reported, not merged")]
    [ProvenBy(typeof(SkipsTheResultCheck))]
    public async Task A_saving_of_more_than_the_cost_is_reported_not_merged()
    {
        using var talk = apex.Converse("the bill of Nutmeg");
        talk.Say("optimizer", """{"action":"switch all off, twice","savingUsd":1000.01,"confidence":0.9}""");
        var report = (await apex.RunAsync(talk)).Report();
        Assert.Equal("The saving of $1000.01 is more than the cost of $1000 a month.", report.Problem("optimizer").Reason);
        Assert.Equal(RunStatus.Partial, report.Status);
    }

    [Fact]
    [Covers("An answer in prose is reported, not merged")]
    [ProvenBy(typeof(MergesProseAsASummary))]
    public async Task An_answer_in_prose_is_reported_not_merged()
    {
        using var talk = apex.Converse("the bill of Oak");
        talk.Say("triage", "It looks bad, I think.");
        var report = (await apex.RunAsync(talk)).Report();
        Assert.Equal("The answer is not a JSON object: 'It looks bad, I think.'.", report.Problem("triage").Reason);
        Assert.Equal(StepEnding.Stopped, report.Problem("optimizer").Ending);
        Assert.Equal(1000, report.Part("data").GetProperty("monthlyCostUsd").GetDecimal());
    }

    [Fact]
    [Covers("An answer without a field that its role must give is reported, not merged")]
    [ProvenBy(typeof(AcceptsAMissingField))]
    public async Task An_answer_without_a_required_field_is_reported_not_merged()
    {
        using var talk = apex.Converse("the bill of Pine");
        talk.Say("optimizer", """{"action":"resize","savingUsd":10}""");
        var report = (await apex.RunAsync(talk)).Report();
        Assert.Equal("The field 'confidence' is missing.", report.Problem("optimizer").Reason);
    }

    [Fact]
    [Covers("A number out of its range is reported, not merged")]
    [ProvenBy(typeof(ForgetsTheUpperBounds))]
    public async Task A_number_out_of_its_range_is_reported_not_merged()
    {
        using var talk = apex.Converse("the bill of Quince");
        talk.Say("triage", """{"category":"cost","severity":6,"summary":"very bad"}""");
        var report = (await apex.RunAsync(talk)).Report();
        Assert.Equal("The field 'severity' is 6, which is not from 1 to 5.", report.Problem("triage").Reason);
    }
}

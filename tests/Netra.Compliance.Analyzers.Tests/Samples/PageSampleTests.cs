namespace Netra.Compliance.Analyzers.Tests.Samples;

/// <summary>What a page calls bad is reported, and what it calls good is not.</summary>
public sealed class PageSampleTests
{
    public static TheoryData<string> Ids => [.. RuleCatalog.Descriptors.Select(rule => rule.Id)];

    [Theory, MemberData(nameof(Ids))]
    public async Task Reports_what_the_page_calls_bad(string id) =>
        Assert.NotEmpty(await SampleRun.Open(new RulePage(id).Bad, id));

    [Theory, MemberData(nameof(Ids))]
    public async Task Accepts_what_the_page_calls_good(string id) =>
        Assert.Empty(await SampleRun.Open(new RulePage(id).Good, id));

    [Theory, MemberData(nameof(Ids))]
    public void Compiles_what_the_page_shows(string id) =>
        Assert.Empty(SampleRun.Errors(new RulePage(id).Bad).Concat(SampleRun.Errors(new RulePage(id).Good)));
}

using Xunit.Abstractions;

namespace Netra.Compliance.Pages.Tests;

/// <summary>What a page costs a browser. Bytes and nodes have limits; times depend on the machine and are only
/// printed.</summary>
[Collection(nameof(Chromium))]
public sealed class FiguresTests(Chromium chromium, ITestOutputHelper output)
{
    private const string Measure = """
        () => {
          const box = document.getElementById('search'), times = [];
          for (const text of ['t', 'te', 'tes', 'test', 'mrr>2k', 'state:atrisk', 'owner:team-4', 'keeps 9', '#7', '']) {
            const start = performance.now();
            box.value = text;
            box.dispatchEvent(new Event('input'));
            document.querySelector('.rows').getBoundingClientRect();
            times.push(performance.now() - start);
          }
          times.sort((a, b) => a - b);
          return {
            nodes: document.querySelectorAll('*').length,
            firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1,
            ready: performance.getEntriesByName('netra-ready')[0]?.startTime ?? -1,
            median: times[5], most: times[9],
          };
        }
        """;

    [Theory]
    [InlineData(20)]
    [InlineData(1_000)]
    [InlineData(10_000)]
    public async Task Stay_small_however_many_tests_there_are(int tests)
    {
        await using var open = await OpenPage.OfAsync(chromium, Ledgers.Of(tests));
        var figures = (await open.Page.EvaluateAsync(Measure))!.Value;
        var bytes = new FileInfo(new Uri(open.Page.Url).LocalPath).Length;
        output.WriteLine($"{tests} tests, {bytes} bytes: {figures}");
        Assert.InRange(bytes, 1, 300 * 1024);
        Assert.InRange(figures.GetProperty("nodes").GetInt32(), 1, 6_000);
    }
}

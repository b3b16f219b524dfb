using System.Text;
using System.Text.Json;
using Netra.Compliance.Cli.Tests.Models;
using Netra.Compliance.Package.Tests.Consuming;
using Netra.Compliance.Package.Tests.Guide;

namespace Netra.Compliance.Package.Tests.Scenarios;

/// <summary>The guide's shop, with an assistant that asks a model.</summary>
[Collection(ConsumersCollection.Name)]
public sealed class RealModelTests(Consumers consumers)
{
    private const string Assistant = """
        using System.Net.Http.Headers;
        using System.Net.Http.Json;

        namespace Shop;

        public static class Assistant
        {
            public static async Task<string> AskAsync(string question)
            {
                using var http = new HttpClient(new HttpClientHandler { UseProxy = false });
                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Get("KEY"));
                var message = new { role = "user", content = question };
                var asked = new { model = Get("MODEL"), messages = new[] { message } };
                using var response = await http.PostAsJsonAsync(Get("ENDPOINT") + "/chat/completions", asked);
                return await response.Content.ReadAsStringAsync();
            }

            private static string Get(string name) => Environment.GetEnvironmentVariable("NETRA_LLM_" + name)!;
        }
        """;

    private const string Advice = """
        namespace Shop.Tests.Sales;

        [CriticalTest(2, "Advice")]
        [BusinessValue(2_000, "Customers ask before they buy", Category = BusinessCategory.CustomerRetention)]
        public sealed partial class Advice
        {
            [Fact, Covers("The assistant answers")]
            public async Task The_assistant_answers() =>
                Assert.Contains("Take the blue one", await Assistant.AskAsync("Which?"));
        }
        """;

    private readonly GuideProject _project = new GuideProject(consumers.Feed)
        .Change("Shop.Tests/Checkout.cs", "RevenuePortfolio(1_000)", "RevenuePortfolio(3_000)")
        .Add("Shop/Assistant.cs", Assistant).Add("Shop.Tests/Advice.cs", Advice);

    [Fact]
    public async Task Reports_what_the_model_used()
    {
        await using var odd = await OddModel.StartAsync((_, _) => OddAnswer.Say("Take the blue one.", 1_000, 500));

        var run = await AskAsync(odd);

        var used = "1 calls completed, 1,000 tokens read and 500 written, cost $0.004 of a budget of $1.00.";
        Assert.Contains(
            $"Model: odd-1 at {odd.Address.Authority}: {used} The endpoint calls it odd-1-large.", run.Output);
        Assert.Equal((0, 1, 0.004m), (run.ExitCode, Model("calls").GetInt32(), Model("costUsd").GetDecimal()));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    public async Task Keeps_the_key_out_of_every_file_even_when_the_endpoint_says_it(int status)
    {
        var answer = OddAnswer.Say($"Take the blue one, and {OddModel.Key}.") with { Status = status };
        await using var odd = await OddModel.StartAsync((_, _) => answer);

        var run = await AskAsync(odd);

        Assert.DoesNotContain(OddModel.Key, run.Output);
        Assert.NotEmpty(Holding("odd-1"));
        Assert.Empty(Holding(OddModel.Key));
    }

    [Fact]
    public async Task Ends_the_run_before_the_limit_is_exceeded()
    {
        await using var odd = await OddModel.StartAsync((_, _) => OddAnswer.Say("Take the blue one."));

        var run = await _project.RunAsync(odd.Variables, "--real-llm", "--llm-tokens", "1000");

        Assert.Contains(
            "Stopped before exceeding the limit of 1,000 tokens (--llm-tokens): the next call can take up to ",
            run.Output);
        Assert.Contains("The gate fails: maxBudgetStops is 1", run.Output);
        Assert.Equal((9, 0), (run.ExitCode, odd.Requests.Count));
    }

    [Fact]
    public async Task Is_no_pass_where_the_model_was_asked_by_nobody()
    {
        await using var odd = await OddModel.StartAsync((_, _) => OddAnswer.Say("Take the blue one."));
        _project.Change("Shop.Tests/Advice.cs", "await Assistant.AskAsync(\"Which?\")",
            "await Task.FromResult(\"Take the blue one\")");

        var run = await _project.RunAsync(odd.Variables, "--real-llm");

        Assert.Contains(
            $"--real-llm: no test called odd-1 at {odd.Address.Authority}, so nothing was tested with it.",
            run.Output);
        Assert.Equal(5, run.ExitCode);
    }

    private Task<CommandResult> AskAsync(OddModel odd)
    {
        var priced = odd.Variables.Append(new("NETRA_LLM_INPUT_PRICE", "2")).Append(new("NETRA_LLM_OUTPUT_PRICE", "4"));
        return _project.RunAsync(priced.ToDictionary(), "--real-llm");
    }

    private JsonElement Model(string field)
    {
        var ledger =
            File.ReadAllText(Path.Combine(_project.Folder, "Shop.Tests", "artifacts", "compliance", "ledger.json"));
        return JsonDocument.Parse(ledger).RootElement.GetProperty("model").GetProperty(field);
    }

    private IEnumerable<string> Holding(string text) =>
        Directory.GetFiles(_project.Folder, "*", SearchOption.AllDirectories)
        .Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);
}

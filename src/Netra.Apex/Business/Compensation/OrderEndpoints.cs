using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Business.Compensation;

/// <summary>The body of <c>POST /business/orders</c>.</summary>
/// <param name="Workload">What is to be put into effect: 1 to 100 characters.</param>
internal sealed record OrderRequest(string? Workload)
{
    private const int Longest = 100;

    /// <summary>What cannot be used, by field; empty when all is well.</summary>
    /// <param name="key">The header <c>Idempotency-Key</c>: 1 to 100 characters.</param>
    public Dictionary<string, string[]> Problems(string? key) =>
        new[] { (Field: "workload", Value: Workload), (Field: PartnerClient.KeyHeader, Value: key) }
            .Where(given => !IsUsable(given.Value))
            .ToDictionary(given => given.Field, given => new[] { $"Give 1 to {Longest} characters." });

    /// <summary>The order as it is kept, with a step for each partner.</summary>
    public OrderRow ToRow(Customer customer, string key, IEnumerable<PartnerSettings> partners)
    {
        var id = Guid.NewGuid();
        return new OrderRow
        {
            Id = id,
            Customer = customer.Subject,
            Key = key,
            Workload = Workload!,
            Steps = [.. partners.Select((partner, position) => StepOf(id, partner, position))],
        };
    }

    /// <summary>Whether a text has 1 to 100 characters, and none that controls a terminal.</summary>
    internal static bool IsUsable(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= Longest && !text.Any(char.IsControl);

    private static StepRow StepOf(Guid order, PartnerSettings partner, int position) => new()
    {
        Order = order,
        Position = position,
        Name = partner.Name,
        Url = partner.Url!.ToString(),
        Fallback = partner.Fallback?.ToString(),
        Key = Guid.NewGuid(),
    };
}

/// <summary>A step as its customer sees it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="State">How far it is.</param>
/// <param name="IsFallback">Whether another partner takes it than the first one.</param>
/// <param name="Problem">What went wrong with it last, as a sentence; null: nothing.</param>
internal sealed record StepView(string Name, StepState State, bool IsFallback, string? Problem);

/// <summary>An order as its customer sees it.</summary>
/// <param name="Id">The order.</param>
/// <param name="Workload">What is put into effect.</param>
/// <param name="State">How far it is.</param>
/// <param name="Steps">Its steps, in the order in which they are taken.</param>
internal sealed record OrderView(Guid Id, string Workload, OrderState State, IReadOnlyList<StepView> Steps)
{
    public static OrderView Of(OrderRow order)
    {
        var steps = order.Steps.OrderBy(step => step.Position)
            .Select(step => new StepView(step.Name, step.State, step.IsFallback, step.Problem));
        return new OrderView(order.Id, order.Workload, order.State, [.. steps]);
    }
}

/// <summary><c>/business/quotes</c> and <c>/business/orders</c>.</summary>
internal static partial class OrderEndpoints
{
    private const string Path = "/business/orders";
    private const string Reused = "This Idempotency-Key belongs to an order for another workload; send a new one.";

    private static readonly string TooMany =
        $"You have {OrderStore.MostUnfinished} unfinished orders; wait for one.";

    public static void MapShow(WebApplication app) => app.MapGet($"{Path}/{{id:guid}}", ShowAsync);

    public static void MapOrder(WebApplication app)
    {
        app.MapGet("/business/quotes", QuoteAsync).ProducesProblem(StatusCodes.Status502BadGateway);
        app.MapPost(Path, OrderAsync).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    private static async Task<Results<Ok<Quote[]>, ValidationProblem, ProblemHttpResult>> QuoteAsync(
        string? workload, Quotes quotes, ILogger<Quotes> log, CancellationToken cancel)
    {
        try
        {
            return OrderRequest.IsUsable(workload)
                ? TypedResults.Ok(await quotes.AskAsync(workload!, cancel))
                : TypedResults.ValidationProblem(new OrderRequest(workload).Problems(key: "none"));
        }
        catch (NoQuoteException nobody)
        {
            LogNoQuote(log, nobody);
            return TypedResults.Problem(nobody.Message, statusCode: StatusCodes.Status502BadGateway);
        }
    }

    private static async Task<Results<Accepted<OrderView>, ValidationProblem, ProblemHttpResult>> OrderAsync(
        OrderRequest request,
        [FromHeader(Name = PartnerClient.KeyHeader)] string? key,
        OrderRunner runner,
        IOptions<BusinessSettings> settings,
        HttpContext http)
    {
        if (request.Problems(key) is { Count: > 0 } problems)
        {
            return TypedResults.ValidationProblem(problems);
        }

        var partners = settings.Value.Compensation.Partners;
        var order = await runner.AcceptAsync(request.ToRow(Customer.Of(http.User), key!, partners));
        return order is null || order.Workload != request.Workload
            ? Refusal(order)
            : TypedResults.Accepted($"{Path}/{order.Id}", OrderView.Of(order));
    }

    private static ProblemHttpResult Refusal(OrderRow? order) => order is null
        ? TypedResults.Problem(TooMany, statusCode: StatusCodes.Status429TooManyRequests)
        : TypedResults.Problem(Reused, statusCode: StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<OrderView>, NotFound>> ShowAsync(
        Guid id, OrderStore orders, HttpContext http, CancellationToken cancel) =>
        await orders.FindAsync(Customer.Of(http.User).Subject, id, cancel) is { } order
            ? TypedResults.Ok(OrderView.Of(order))
            : TypedResults.NotFound();

    [LoggerMessage(LogLevel.Warning, "A question for prices has no answer.")]
    private static partial void LogNoQuote(ILogger log, Exception failure);
}

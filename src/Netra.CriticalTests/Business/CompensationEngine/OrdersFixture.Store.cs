using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Netra.Apex.Business.Compensation;
using Netra.Apex.Storage;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Business;

/// <summary>What tests do with orders beside the way over HTTP.</summary>
public sealed partial class OrdersFixture
{
    // For what happens at once, or not at all.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The status with which an order is answered.</summary>
    internal async Task<string> AskAsync(string workload, string? key, string customer = "Ann")
    {
        using var client = await Platform.ClientAsync(customer);
        using var answer = await SendAsync(client, workload, key);
        return $"{answer.StatusCode}";
    }

    /// <summary>Lets Ann order, and time pass until the order is over.</summary>
    /// <returns>What she is told of the steps that have failed.</returns>
    internal async Task<string> ToldAsync(string workload)
    {
        var view = await PassTimeAsync(EndAsync(await OrderAsync(workload)));
        return string.Join(", ", view.Steps.Where(step => step.Problem is not null).Select(step =>
            $"{step.Name}{(step.IsFallback ? " by the fallback" : "")}: {step.Problem}"));
    }

    /// <summary>Keeps orders of a customer, on which another node works for ever.</summary>
    internal async Task KeepAsync(string customer, int orders)
    {
        await using var context = await Get<IDbContextFactory<ApexContext>>().CreateDbContextAsync();
        context.AddRange(Enumerable.Range(1, orders).Select(at => RowOf(customer, $"{at}", long.MaxValue)));
        await context.SaveChangesAsync();
    }

    /// <summary>Lets Ann order, and completes the orders.</summary>
    /// <returns>Whether the first partner has been asked for all of them before its gate was opened.</returns>
    internal async Task<bool> AreAskedAtOnceAsync(IReadOnlyList<string> workloads, TaskCompletionSource gate)
    {
        var orders = await Task.WhenAll(workloads.Select(OrderAsync));
        var areAsked = await InTime.ComesTrueAsync(
            () => new(workloads.All(workload => Partner.SecondsOf(workload, "POST").Length > 0)), Patience);
        gate.SetResult();
        foreach (var order in orders)
        {
            await CompleteAsync(order);
        }

        return areAsked;
    }

    /// <summary>Lets Ann order, and the store fail: just after a step has been taken, and when left orders are looked
    /// for next.</summary>
    internal async Task CompleteThroughOutageAsync(string workload)
    {
        var mark = _store.FailNext(IsMarkOfDone);
        var order = await OrderAsync(workload);
        await mark.InTimeAsync("a step is marked");
        await InTime.TrueAsync(async () => await IsLeftAsync(order), "the order is left");
        await FailLookAsync();
        Time.Advance(OrderRunner.Interval);
        await CompleteAsync(order);
    }

    private Task FailLookAsync()
    {
        var look = _store.FailNext(IsLook);
        Time.Advance(OrderRunner.Interval);
        return look.InTimeAsync("left orders are looked for");
    }

    /// <summary>Lets Ann order what a partner hangs on, and completes the order.</summary>
    /// <returns>For how long the order was its node's while the partner hung.</returns>
    internal async Task<TimeSpan> HoldOfAsync(string workload)
    {
        var order = await OrderAsync(workload);
        await Hang.InTimeAsync("the partner hangs");
        var row = await Get<OrderStore>().FindAsync("Ann", order, CancellationToken.None);
        var held = TimeSpan.FromTicks(row!.HeldUntil - Time.GetUtcNow().UtcTicks);
        await CompleteAsync(order);
        return held;
    }

    /// <summary>Keeps an order without steps until the platform looks for left ones: at that instant the silent node
    /// that has it loses it.</summary>
    internal async Task<string> TakeOverAsync(string workload)
    {
        var passed = (Time.GetUtcNow() - Time.Start).Ticks % OrderRunner.Interval.Ticks;
        var rest = OrderRunner.Interval - TimeSpan.FromTicks(passed);
        var order = await Get<OrderStore>().KeepAsync(RowOf("Ann", workload, (Time.GetUtcNow() + rest).UtcTicks));
        Time.Advance(rest);
        return await CompleteAsync(order!.Id);
    }

    /// <summary>Begins the only step of an order at one node, after which another one has the order.</summary>
    /// <returns>What the first node knows.</returns>
    internal async Task<(OrderStore Orders, OrderRow Lost, StepRow Step)> LoseOrderAsync(string workload)
    {
        var (orders, row) = (Get<OrderStore>(), RowOf("Ann", workload, long.MaxValue));
        row.Steps.Add(StepOf(row.Id));
        await orders.KeepAsync(row);
        var hold = await orders.TryHoldAsync(row.Id, row.HeldUntil);
        var (lost, step) = await orders.NextAsync(row.Id, hold);
        Time.Advance(TimeSpan.FromSeconds(1));
        await orders.TryHoldAsync(row.Id, hold);
        return (orders, lost, step!);
    }

    /// <summary>What is stored of an order of one step, and ends it.</summary>
    internal async Task<string> StateOfAsync(OrderRow lost)
    {
        var orders = Get<OrderStore>();
        var order = (await orders.FindAsync(lost.Customer, lost.Id, CancellationToken.None))!;
        await orders.EndAsync(order, OrderState.Done);
        var step = order.Steps.Single();
        return $"{order.State}, {(order.HeldUntil > lost.HeldUntil ? "later held" : "not held")}, {step.State}, "
            + (step.IsFallback ? "by the fallback" : "not by the fallback");
    }

    private static bool IsLook(DbCommand command) =>
        command.CommandText.Contains("\"HeldUntil\" <=", StringComparison.Ordinal);

    private static bool IsMarkOfDone(DbCommand command) =>
        command.CommandText.StartsWith("UPDATE \"OrderSteps\"", StringComparison.Ordinal)
        && command.Parameters.Cast<DbParameter>().Any(parameter => parameter.Value as string == nameof(StepState.Done));

    private static OrderRow RowOf(string customer, string workload, long heldUntil) => new()
    {
        Id = Guid.NewGuid(),
        Customer = customer,
        Key = workload,
        Workload = workload,
        HeldUntil = heldUntil,
    };

    private static StepRow StepOf(Guid order) => new()
    {
        Order = order,
        Position = 0,
        Name = "capacity",
        Url = "http://127.0.0.1:1/",
        Fallback = "http://127.0.0.1:1/",
        Key = Guid.NewGuid(),
        State = StepState.Begun,
    };

    private async Task<bool> IsLeftAsync(Guid order) =>
        (await Get<OrderStore>().LeftAsync(CancellationToken.None)).Contains(order);
}

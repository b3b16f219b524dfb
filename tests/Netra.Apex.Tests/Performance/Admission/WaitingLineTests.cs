using Netra.Apex.Performance.Admission;

namespace Netra.Apex.Tests.Performance.Admission;

/// <summary>Who is next, and who gives way.</summary>
public sealed class WaitingLineTests
{
    private readonly WaitingLine _line = new();

    [Theory]
    [InlineData("", "")]
    [InlineData("a a a", "a a a")]
    [InlineData("a a a b b", "a b a b a")]
    [InlineData("a a a b c", "a b c a a")]
    [InlineData("A A a b B", "a b A B A")]
    public void Customers_take_turns_and_capitals_wait(string joining, string order)
    {
        Join(joining);
        Assert.Equal(order, string.Join(' ', Drain()));
    }

    [Fact]
    public void Who_comes_when_others_were_served_is_not_ahead_of_them_for_long()
    {
        Join("a a a a");
        Serve();
        Serve();
        Join("b b b");
        Assert.Equal("a b a b b", string.Join(' ', Drain()));
    }

    [Fact]
    public void An_urgent_request_does_not_suffer_from_what_its_customer_uploads()
    {
        Join("A A A A b b a");
        Assert.Equal("b a b A A A A", string.Join(' ', Drain()));
    }

    [Theory]
    [InlineData("a a b", 'a', 2)]
    [InlineData("a a A", 'A', 3)]
    [InlineData("A A a B", 'A', 2)]
    public void The_newest_of_the_customer_with_most_gives_way(string joining, char customer, int number)
    {
        Join(joining);
        Assert.Equal((customer, number), (NameOf(_line.Last!)[0], _line.Last!.Since));
    }

    [Fact]
    public void Who_has_left_is_not_in_line()
    {
        Join("a b");
        var first = _line.First!;
        Assert.True(_line.Leave(first));
        Assert.False(_line.Leave(first));
        Assert.Equal("b", string.Join(' ', Drain()));
    }

    private void Join(string joining)
    {
        var names = joining.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var number = 1; number <= names.Length; number++)
        {
            var name = names[number - 1];
            var urgency = char.IsUpper(name[0]) ? Urgency.Batch : Urgency.Interactive;
            _line.Join(new Waiter(name.ToLowerInvariant(), urgency, number));
        }
    }

    private IEnumerable<string> Drain()
    {
        while (_line.First is not null)
        {
            yield return Serve();
        }
    }

    private string Serve()
    {
        var first = _line.First!;
        _line.Leave(first);
        return NameOf(first);
    }

    private static string NameOf(Waiter waiter) =>
        waiter.Urgency == Urgency.Batch ? waiter.Customer.ToUpperInvariant() : waiter.Customer;
}

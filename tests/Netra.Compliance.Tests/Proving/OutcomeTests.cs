using System.Collections.Immutable;
using Netra.Compliance.Proving;

namespace Netra.Compliance.Tests.Proving;

public sealed class OutcomeTests
{
    [Fact]
    public void Values_are_equal_by_value() => Assert.True(Outcome.Equal(new Price(1, "USD"), new Price(1, "USD")));

    [Fact]
    public void Null_is_equal_to_null_only()
    {
        Assert.True(Outcome.Equal(null, null));
        Assert.False(Outcome.Equal(null, 0));
    }

    [Fact]
    public void Collections_are_equal_item_by_item_whatever_their_types()
    {
        Assert.True(Outcome.Equal(new List<int> { 1, 2 }, new[] { 1, 2 }));
        Assert.True(Outcome.Equal(ImmutableArray.Create(1, 2), ImmutableArray.Create(1, 2)));
        Assert.True(Outcome.Equal(new HashSet<int> { 1 }, new HashSet<int> { 1 }));
        Assert.True(Outcome.Equal(new[] { new[] { 1 } }, new[] { new[] { 1 } }));
    }

    [Fact]
    public void Collections_differ_by_an_item_by_length_and_by_order()
    {
        Assert.False(Outcome.Equal(new List<int> { 1, 2 }, new List<int> { 1, 3 }));
        Assert.False(Outcome.Equal(new[] { 1, 2 }, new[] { 1, 2, 3 }));
        Assert.False(Outcome.Equal(ImmutableArray.Create(1, 2), ImmutableArray.Create(2, 1)));
    }

    [Fact]
    public void Tuples_are_equal_part_by_part()
    {
        Assert.True(Outcome.Equal((1, new[] { 2 }), (1, new[] { 2 })));
        Assert.False(Outcome.Equal((1, new[] { 2 }), (1, new[] { 3 })));
    }

    [Fact]
    public void A_sequence_that_is_no_collection_is_not_read() => Assert.False(Outcome.Equal(Endless(), Endless()));

    private static IEnumerable<int> Endless()
    {
        while (true)
        {
            yield return 1;
        }
    }

    private sealed record Price(decimal Amount, string Currency);
}

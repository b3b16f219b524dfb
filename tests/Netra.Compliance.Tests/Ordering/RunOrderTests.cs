using Netra.Compliance.Ordering;

namespace Netra.Compliance.Tests.Ordering;

public sealed class RunOrderTests
{
    private const long Most = int.MaxValue;

    [Fact]
    public void A_point_comes_before_a_proof_of_more_revenue() =>
        Assert.True(RunOrder.Rank(isProof: false, 0) > RunOrder.Rank(isProof: true, Most, "Shop.Auth"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void One_dollar_more_comes_first(bool isProof) =>
        Assert.True(RunOrder.Rank(isProof, 101, "Shop.A") > RunOrder.Rank(isProof, 100, "Shop.B"));

    [Fact]
    public void The_same_revenue_has_the_same_rank() =>
        Assert.Equal(RunOrder.Rank(isProof: false, 100, "Shop.A"), RunOrder.Rank(isProof: false, 100, "Shop.B"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_named_class_comes_before_more_revenue(bool isProof) =>
        Assert.True(Rank("Shop.A", isProof, 1, "Shop.A") > Rank("Shop.A", isProof, Most, "Shop.B"));

    [Fact]
    public void A_collection_comes_first_for_one_of_its_classes() =>
        Assert.True(
            Rank("Shop.X;Shop.B", isProof: false, 1, "Shop.A", "Shop.B")
                > Rank("Shop.X;Shop.B", isProof: false, 2, "Shop.C"));

    [Fact]
    public void A_proof_of_a_named_class_comes_after_every_point() =>
        Assert.True(Rank("Shop.A", isProof: true, Most, "Shop.A") < Rank("Shop.A", isProof: false, 0));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(";")]
    [InlineData("shop.a;Shop.AB")]
    public void Other_names_change_nothing(string? first) =>
        Assert.Equal(RunOrder.Rank(isProof: false, 7, "Shop.A"), Rank(first, isProof: false, 7, "Shop.A"));

    private static long Rank(string? first, bool isProof, long monthlyRevenueUsd, params string[] classes) =>
        RunOrder.Rank(RunOrder.Parse(first), isProof, monthlyRevenueUsd, classes);
}

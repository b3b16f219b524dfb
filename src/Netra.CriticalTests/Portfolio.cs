using Netra.Compliance;

[assembly: RevenuePortfolio(347_000)]

using Netra.Compliance;

[assembly: RevenuePortfolio(43_000)]

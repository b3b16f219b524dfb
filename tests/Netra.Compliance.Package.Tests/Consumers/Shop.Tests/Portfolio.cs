[assembly: RevenuePortfolio(11_000)]

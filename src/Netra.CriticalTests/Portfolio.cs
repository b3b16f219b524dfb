using Netra.Compliance;

[assembly: RevenuePortfolio(347_000)]

[assembly: PlannedCriticalTest(15, 16_000, "Synthetic data generation", Module = "Business")]
[assembly: PlannedCriticalTest(17, 10_000, "Demo analytics", Module = "Security")]
[assembly: PlannedCriticalTest(18, 5_000, "Factory status and compliance", Module = "Infrastructure")]

using Netra.Compliance;

[assembly: RevenuePortfolio(347_000)]

[assembly: PlannedCriticalTest(15, 16_000, "Synthetic data generation", Module = "Business")]
[assembly: PlannedCriticalTest(17, 10_000, "Demo analytics", Module = "Security")]
[assembly: PlannedCriticalTest(19, 8_000, "Message queue overflow", Module = "Infrastructure")]

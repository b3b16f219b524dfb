using Netra.Apex;

return await Startup.RunAsync(async () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddApex();
    await using var app = builder.Build();
    app.MapApex();
    await app.RunUntilStoppedAsync();
});

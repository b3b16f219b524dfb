using Netra.Compliance.Generators.Tests.Running;

namespace Netra.Compliance.Generators.Tests.Glue;

public sealed class ReportingTests
{
    private const string Sink = "Netra.Compliance.Generated.JournalingSink";
    private const string Framework = "Netra.Compliance.Generated.JournalingTestFramework";

    private const string OwnFramework =
        """
        [assembly: TestFramework("Shop.Own", "Shop.Tests")]
        namespace Shop;
        public sealed class Own(Xunit.Abstractions.IMessageSink sink) : Xunit.Sdk.XunitTestFramework(sink);
        """;

    [Fact]
    public void Sets_the_journaling_framework_where_there_is_none()
    {
        var emitted = Emitted.From(Samples.AuthFlow);

        Assert.Single(emitted.Attributes<TestFrameworkAttribute>());
        Assert.True(emitted.Has(Framework));
    }

    [Fact]
    public void Leaves_a_framework_of_the_project_alone_and_offers_it_the_sink()
    {
        var emitted = Emitted.From(Samples.AuthFlow, OwnFramework);

        Assert.Single(emitted.Attributes<TestFrameworkAttribute>());
        Assert.False(emitted.Has(Framework));
        Assert.True(emitted.Type(Sink).IsPublic);
    }

    [Fact]
    public void Reports_nothing_where_xunit_is_not_referenced()
    {
        var alone = Project.With(
            """
            namespace Shop;
            [Netra.Compliance.CriticalTest(1, "One")]
            public sealed partial class One;
            """) with { References = [.. References.Framework, .. References.Compliance] };

        Assert.False(Emitted.From(alone.WithoutUsings()).Has(Sink));
    }
}

using Netra.Apex.Quality.Gate;

namespace Netra.Apex.Tests.Quality.Gate;

public sealed class ClaimsTests
{
    [Theory]
    [InlineData("It took 1,400 hours.", 1400, "hour", null)]
    [InlineData("It cost $0.09 per thousand.", 0.09, "$", null)]
    [InlineData("It cost $5 a day.", 5, "$", "day")]
    [InlineData("It cost 5 USD each month.", 5, "$", "month")]
    [InlineData("It grew 3 % there.", 3, "%", null)]
    [InlineData("It holds 8.4 million tokens.", 8_400_000, "token", null)]
    [InlineData("It has 24 GPUs.", 24, null, null)]
    [InlineData("It lost -5%.", 5, "%", null)]
    public void Reads_a_number_with_its_scale_unit_and_rate(string text, double value, string? unit, string? per) =>
        Assert.Equal([new Figure((decimal)value, unit, per)], Claims.Figures(text).Select(figure => figure.Figure));

    [Theory]
    [InlineData("The H100 in us-east-1 ran v2 on 2027-02-28 at 21:00.")]
    [InlineData("It ran at 8-bit.")]
    [InlineData("It ran ten times.")]
    public void Takes_no_part_of_a_name_a_date_or_a_time_for_a_figure(string text) =>
        Assert.Empty(Claims.Figures(text));

    [Theory]
    [InlineData("5 ms", "5 ms", true)]
    [InlineData("5", "5 ms", true)]
    [InlineData("5 ms", "5", false)]
    [InlineData("5 seconds", "5 ms", false)]
    [InlineData("5 sec", "5 seconds", true)]
    [InlineData("$5.00", "$5", true)]
    [InlineData("$5", "€5", false)]
    [InlineData("$5 a day", "$5 a month", false)]
    [InlineData("$5 a day", "$5", false)]
    [InlineData("8.4 billion", "8.4 million", false)]
    [InlineData("90 thousand", "90,000", true)]
    [InlineData("1000000000000001", "1000000000000001", false)]
    [InlineData("99999999999999999999999999999999", "99999999999999999999999999999999", false)]
    public void A_figure_may_say_less_than_its_fact_and_never_more(string said, string known, bool isWithin) =>
        Assert.Equal(isWithin, FigureOf(said).IsWithin(FigureOf(known)));

    [Theory]
    [InlineData("Team Harbor runs H100s in eu-west-1.", true, "Harbor H100s eu-west-1")]
    [InlineData("and Team Harbor", false, "Team Harbor")]
    [InlineData("It ends on 2027-02-28 at 21:00 in May.", true, "2027-02-28 21:00 May")]
    [InlineData("The GPU is an API.", true, "")]
    public void Finds_codes_dates_times_and_capitalised_words(string text, bool isStart, string names) =>
        Assert.Equal(names, string.Join(' ', Claims.Names(text, isStart)));

    [Theory]
    [InlineData("It rose.", "It fell.", true)]
    [InlineData("It rose.", "It increased.", false)]
    [InlineData("It rose.", "It changed.", false)]
    [InlineData("It rose more, and then fell.", "It fell.", false)]
    [InlineData("It is not idle.", "It is idle.", true)]
    [InlineData("It isn't idle.", "It is not idle.", false)]
    [InlineData("Files were lost.", "No file was lost.", true)]
    public void Knows_a_denial_and_another_direction(string text, string other, bool contradicts) =>
        Assert.Equal((contradicts, contradicts), (Claims.Contradict(text, other), Claims.Contradict(other, text)));

    private static Figure FigureOf(string text) => Claims.Figures(text).Single().Figure;
}

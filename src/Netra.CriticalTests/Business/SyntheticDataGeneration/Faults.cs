using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bogus;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Business.SyntheticData;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Business;

/// <summary>Times are written in the culture of the machine.</summary>
internal sealed class FormatsTimesByCulture : ApexFault<IFieldKind>
{
    public FormatsTimesByCulture() => On.Answer<JsonNode>(nameof(IFieldKind.Next), (right, call) =>
        call.Service.Type == "time" && Format(right) is var text && text != right.GetValue<string>()
            ? JsonValue.Create(text)
            : right);

    private static string Format(JsonNode time) => DateTime
        .Parse(time.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)
        .ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.CurrentCulture);
}

/// <summary>A randomizer that all orders share: each goes on where the one before has ended.</summary>
internal sealed class GoesOnFromTheOrderBefore : ApexFault<IFieldKind>
{
    private Randomizer? _shared;

    public GoesOnFromTheOrderBefore() => On.Tell(
        nameof(IFieldKind.Next), call => call.With("random", _shared ??= call.Argument<Randomizer>("random")));
}

/// <summary>A boolean is true as often as not, whatever was ordered.</summary>
internal sealed class TossesACoin() : OptionFault(services => services.Decorate<IFieldKind>(right =>
    new ChangedKind(right, (field, random) => right.Next(field with { Share = 0.5 }, random))));

/// <summary>Nobody looks whether a share is one.</summary>
internal sealed class TakesAnyShare : ApexFault<IFieldKind>
{
    public TakesAnyShare() => On.Answer<string?>(
        nameof(IFieldKind.Problem), (right, call) => call.Service.Type == "boolean" ? null : right);
}

/// <summary>A fault in the set that validators look at.</summary>
internal abstract class SightFault : ApexFault<IDataValidator>
{
    protected SightFault(Func<SyntheticSet, SyntheticSet> wrong) => On.Tell(
        nameof(IDataValidator.Validate), call => call.With("set", wrong(call.Argument<SyntheticSet>("set"))));
}

/// <summary>The first record is taken for all of them.</summary>
internal sealed class LooksAtTheFirstRecordOnly() : SightFault(set => set with { Records = [set.Records[0]] });

/// <summary>A column of the source that the schema does not have is not compared.</summary>
internal sealed class ComparesColumnsOfTheSchemaOnly() : SightFault(set =>
    set with { Order = set.Order with { Sample = [.. (set.Order.Sample ?? []).Select(row => Known(set.Order, row))] } })
{
    private static Dictionary<string, JsonElement> Known(DatasetOrder order, Dictionary<string, JsonElement> row) =>
        row.Where(cell => order.Fields.Any(field => field.Name == cell.Key)).ToDictionary();
}

/// <summary>A pattern has to match the whole text.</summary>
internal sealed class LooksAtWholeTextsOnly() : SightFault(set => set with { Records = [.. set.Records.Select(Words)] })
{
    private static JsonElement Words(JsonElement record) => JsonSerializer.SerializeToElement(
        record.EnumerateObject().ToDictionary(cell => cell.Name, cell => Word($"{cell.Value}")));

    private static string Word(string text) => text.Contains(' ') ? "" : text;
}

/// <summary>A fault in what validators have measured.</summary>
internal abstract class MeasureFault : ApexFault<IDataValidator>
{
    protected MeasureFault(Func<Measure, SyntheticSet, Measure> wrong) => On.Answer<IReadOnlyList<Measure>>(
        nameof(IDataValidator.Validate),
        (right, call) => [.. right.Select(measure => wrong(measure, call.Argument<SyntheticSet>("set")))]);
}

/// <summary>Diversity is rounded before it is compared.</summary>
internal sealed class RoundsDiversity() : MeasureFault((right, _) => right.Check == QualityValidator.Diversity
    ? Measure.AtLeast(right.Check, right.Field, Math.Round(right.Value, 1), right.Limit)
    : right);

/// <summary>Fields of which one falls when the other rises are taken for independent.</summary>
internal sealed class ForgetsTheSign() : MeasureFault((right, set) => right.Check == QualityValidator.Correlation
    ? Measure.AtMost(right.Check, right.Field, Pearson(right.Field.Split(", "), set), right.Limit)
    : right)
{
    private static double Pearson(string[] fields, SyntheticSet set) =>
        Statistics.Pearson(Numbers(fields[0], set), Numbers(fields[1], set));

    private static List<double> Numbers(string field, SyntheticSet set) =>
        [.. set.Records.Select(record => record.GetProperty(field).GetDouble())];
}

/// <summary>A stale copy: the list of sets is kept from when it was asked for first.</summary>
internal sealed class RemembersTheList : ApexFault<IFileProvider>
{
    private readonly ConcurrentDictionary<string, IDirectoryContents> _first = new();

    public RemembersTheList() => On.Answer<IDirectoryContents>(
        nameof(IFileProvider.GetDirectoryContents), (right, call) => _first.GetOrAdd(call.Argument<string>(0), right));
}

/// <summary>The provider is told to show all names.</summary>
internal sealed class ShowsHiddenFolders : ApexFault<IFileProvider>
{
    public ShowsHiddenFolders() => On.Answer<IDirectoryContents>(
        nameof(IFileProvider.GetDirectoryContents),
        (_, call) => new PhysicalFileProvider(((WatchedFiles)call.Service).Root, ExclusionFilters.None)
            .GetDirectoryContents(call.Argument<string>(0)));
}

/// <summary>The checksum is that of the bytes that are there when somebody asks.</summary>
internal sealed class MakesTheChecksumAnew : ApexFault<IFileProvider>
{
    public MakesTheChecksumAnew() => On.Each<IFileInfo>(nameof(IFileProvider.GetFileInfo), file =>
        file.Answer<Stream>(nameof(IFileInfo.CreateReadStream), (right, call) =>
            call.Service.Name == "manifest.json" ? Anew(right, call.Service.PhysicalPath!) : right));

    private static MemoryStream Anew(Stream manifest, string path)
    {
        using var right = manifest;
        var (wrong, records) = (JsonNode.Parse(right)!, Path.Combine(Path.GetDirectoryName(path)!, "records.jsonl"));
        wrong["sha256"] = DatasetManifest.HashOf(File.ReadAllBytes(records));
        return new MemoryStream(Encoding.UTF8.GetBytes(wrong.ToJsonString()));
    }
}

/// <summary>A proxy in front of the platform lets no deletion through.</summary>
public sealed class TurnsDeletionsIntoQuestions : MiddlewareFault
{
    /// <inheritdoc/>
    protected override void Break(HttpContext http)
    {
        if (HttpMethods.IsDelete(http.Request.Method))
        {
            Reached();
            http.Request.Method = HttpMethods.Get;
        }
    }
}

/// <summary>A proxy in front of the platform passes an outage off as an error.</summary>
public sealed class HidesOutages : MiddlewareFault
{
    /// <inheritdoc/>
    protected override void Break(HttpContext http) => http.Response.OnStarting(() =>
    {
        if (http.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            Reached();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        return Task.CompletedTask;
    });
}

/// <summary>The clock of the machine is two hours ahead.</summary>
internal sealed class IsAheadOfTime() : OptionFault(services => services.AddSingleton<TimeProvider>(
    new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddHours(2))));

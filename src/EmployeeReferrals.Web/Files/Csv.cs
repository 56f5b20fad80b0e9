using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace EmployeeReferrals.Web.Files;

/// <summary>A list as a file for a spreadsheet, streamed row by row. A cell that a spreadsheet would run as a formula is quoted.</summary>
public static class Csv
{
    private static readonly CsvConfiguration Layout = new(CultureInfo.InvariantCulture)
    {
        InjectionOptions = InjectionOptions.Escape,
        InjectionCharacters = ['=', '@', '+', '-', '\t', '\r'],
        NewLine = "\r\n",
    };

    public static IResult Download<T>(string fileName, IAsyncEnumerable<T> rows, params (string Head, Func<T, object?> Value)[] columns) =>
        Results.Stream(async body =>
        {
            await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await using var csv = new CsvWriter(text, Layout);
            foreach (var (head, _) in columns) csv.WriteField(head);
            await csv.NextRecordAsync();
            await foreach (var row in rows)
            {
                foreach (var (_, value) in columns) csv.WriteField(Cell(value(row)));
                await csv.NextRecordAsync();
            }
        }, "text/csv; charset=utf-8", fileName);

    private static string? Cell(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}

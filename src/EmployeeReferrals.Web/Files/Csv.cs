using System.Globalization;
using CsvHelper;

namespace EmployeeReferrals.Web.Files;

/// <summary>A list as a file for a spreadsheet, streamed row by row, so that it opens right where its reader lives: where decimals have a
/// comma a spreadsheet expects semicolons between the columns. A cell that it would run as a formula is escaped.</summary>
public static class Csv
{
    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];

    public static IResult Download<T>(string fileName, IEnumerable<T> rows, params (string Head, Func<T, object?> Value)[] columns) =>
        Download(fileName, rows.ToAsyncEnumerable(), columns);

    public static IResult Download<T>(string fileName, IAsyncEnumerable<T> rows, params (string Head, Func<T, object?> Value)[] columns) =>
        Results.Stream(
            async body =>
            {
                await body.WriteAsync(Utf8Mark);
                var reader = CultureInfo.CurrentCulture;
                var separator = reader.NumberFormat.NumberDecimalSeparator == "," ? ';' : ',';
                await using var csv = CsvWriter.Create(
                    body,
                    new CsvWriterOptions
                    {
                        Injection = CsvInjection.Escape,
                        NewLine = "\r\n",
                        Separator = separator,
                    },
                    leaveOpen: true
                );
                foreach (var (head, _) in columns)
                    csv.WriteField(head);
                await csv.EndRecordAsync(CancellationToken.None);
                await foreach (var row in rows)
                {
                    foreach (var (_, value) in columns)
                        csv.WriteField(Cell(value(row), reader));
                    await csv.EndRecordAsync(CancellationToken.None);
                }
                await csv.FlushAsync(CancellationToken.None);
            },
            "text/csv; charset=utf-8",
            fileName
        );

    private static string? Cell(object? value, CultureInfo reader) =>
        value switch
        {
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, reader),
            string text when text.Length > 0 && FullWidthSigns.Contains(text[0]) => "'" + text,
            _ => value?.ToString(),
        };

    /// <summary>A spreadsheet reads these like = + - @ too.</summary>
    private const string FullWidthSigns = "＝＋－＠";
}

using System.Text;
using CsCheck;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Wording;

namespace EmployeeReferrals.Web.Tests.Features.Payroll;

/// <summary>Payroll's answer as spreadsheets and payroll's own programs write it.</summary>
public sealed class AnswerFileTests
{
    private static PayrollAnswer Read(string text, PayrollLayout? layout = null)
    {
        var read = AnswerFile.Read(text, layout ?? PayrollLayout.Standard);
        Assert.True(read.IsOk, read.Sentence);
        return read.Value;
    }

    [Fact]
    public void Answer_tells_paid_and_rejected_lines_with_code_and_reason()
    {
        var answer = Read("Line,Status,Code,Reason\r\nB1-1,Paid,,\r\nB1-2,REJECTED,E17,\"No, \"\"closed\"\" account\"\r\n");
        Assert.Equal(
            [new AnswerRow(2, "B1-1", true, null), new AnswerRow(3, "B1-2", false, new("E17", "No, \"closed\" account"))],
            answer.Rows
        );
        Assert.Empty(answer.Bad);
    }

    [Theory]
    [InlineData("Line;Status\nB1-1;paid\n", 2)]
    [InlineData("\uFEFFline\tstate\r\nB1-1\tok\r\n", 2)]
    [InlineData("Sum|Line|Result\n1|B1-1|paid", 2)]
    [InlineData("\"Line\",\"Status\"\r\n\"B1-1\",\" paid \"\r\n\r\n,,\r\n", 2)]
    [InlineData("Line,Status\rB1-1,paid\r", 2)]
    [InlineData("Line,Status\n\rB1-1,paid", 3)]
    [InlineData("\r\n;;\r\nLine;Status\r\nB1-1;paid\r\n", 4)]
    [InlineData("\"sep=\t\"\nLine\tStatus\nB1-1\tpaid", 2)]
    [InlineData("\ufeffsep=,\n\nLine,Status\nB1-1,paid", 3)]
    [InlineData("SEP=:\rLine:Status\rB1-1:paid", 2)]
    [InlineData("sep=é\nLine;Status\nB1-1;paid", 2)]
    [InlineData("sep=\0\nLine,Status\nB1-1,paid", 2)]
    [InlineData("Line;Status;Note\nB1-1;paid;a, b, c, d, e\n", 2)]
    [InlineData("Line;\"Status\"\nB1-1;\"pa\"id", 2)]
    [InlineData("Note,Line,Status\n\"two\nlines, \"\"quoted\"\"\",B1-1,paid", 2)]
    [InlineData("Note,Line,Status\n5\" nail,B1-1,paid", 2)]
    [InlineData("Line,Status\n'B1-1,paid", 2)]
    public void Answer_is_understood_with_any_of_the_usual_separators_quotes_and_line_ends(string text, int row)
    {
        var answer = Read(text);
        Assert.Equal([new AnswerRow(row, "B1-1", true, null)], answer.Rows);
        Assert.Empty(answer.Bad);
    }

    [Theory]
    [InlineData("1500.50", false)]
    [InlineData("1.500,50", false)]
    [InlineData("1,500.5", false)]
    [InlineData("1 500,50", false)]
    [InlineData("1500,5", false)]
    [InlineData("as agreed", false)]
    [InlineData("", false)]
    [InlineData("1500", true)]
    [InlineData("1.5005", true)]
    [InlineData("15005", true)]
    [InlineData("0", true)]
    [InlineData("-1500.50", false)]
    public void Amount_is_read_either_way_and_what_is_none_says_nothing(string written, bool other)
    {
        var row = Assert.Single(Read($"Line\tAmount\tStatus\nB1-1\t{written}\tpaid").Rows);
        Assert.Equal(other, row.PaysOther(1500.50m));
        Assert.False((row with { Paid = false }).PaysOther(1500.50m));
    }

    /// <summary>A row of three cells as it was written, and the three that are read; a head, a row and the line's own cells stand
    /// around them.</summary>
    public static TheoryData<string, string> Cells =>
        new()
        {
            { "a,b,c", "a|b|c" },
            { ",,", "||" },
            { " a , b , c ", " a | b | c " },
            { "\"\",\"\",\"\"", "||" },
            { "\"a,b\",c,d", "a,b|c|d" },
            { "\"a\"\"b\",\"\"\"\",\"\"\"a\"\"\"", "a\"b|\"|\"a\"" },
            { "\"a\nb\",\"c\rd\",\"e\r\nf\"", "a\nb|c\rd|e\r\nf" },
            { "a\"b,c\"\"d,\"e\"", "a\"b|c\"\"d|e" },
            { "\"a\"b,\"c\" ,\"d\"\"e\"f\"", "ab|c |d\"ef\"" },
            { " \"a\",b,c", " \"a\"|b|c" },
            { "\"\"a,\"\"\"\"b,c", "a|\"b|c" },
            { "=1+1,'=1,@x", "=1+1|'=1|@x" },
            { "#a,\\,b,NULL", "#a|\\|b|NULL" },
            { "é,李,😀", "é|李|😀" },
            { "a\0,\uFEFFb,\u00a0c", "a\0|\uFEFFb|\u00a0c" },
        };

    [Theory]
    [MemberData(nameof(Cells))]
    public void Cells_are_read_as_they_were_written(string row, string cells)
    {
        var rows = AnswerFile.Rows($"x,y,z\r\n{row}\r\nB1-1,paid,\r\n", ',').ToList();
        Assert.Equal(cells, string.Join('|', rows[1].Cells));
        Assert.Equal(["x|y|z", "B1-1|paid|"], [string.Join('|', rows[0].Cells), string.Join('|', rows[2].Cells)]);
        Assert.Equal([(1, false), (2, false), (3, false)], rows.Select(r => (r.Number, r.IsBroken)));
    }

    [Theory]
    [InlineData("B1-1,\"paid")]
    [InlineData("B1-1,\"paid\nB1-2,paid")]
    [InlineData("B1-1,\"paid\"\"")]
    [InlineData("B1-1,\"")]
    [InlineData("5\" nail,\"paid\n")]
    [InlineData("\"a\"b,\"paid")]
    public void Quotation_mark_that_is_never_closed_is_named_with_its_row(string row)
    {
        var answer = Read($"Line,Status,Reason\nB1-9,paid,\n{row}");
        Assert.Equal((3, "quotes"), answer.Bad.Select(b => (b.Row, b.Code)).Single());
        Assert.Equal("B1-9", answer.Rows.Single().Reference);
    }

    [Theory]
    [InlineData(null, "answer_empty")]
    [InlineData("  \r\n ", "answer_empty")]
    [InlineData("sep=;\r\n", "answer_empty")]
    [InlineData("\uFEFF", "answer_empty")]
    [InlineData("sep=;", "answer_line")]
    [InlineData("Status\npaid\n", "answer_line")]
    [InlineData("Line\nB1-1\n", "answer_status")]
    [InlineData("%PDF-1.7 not a table", "answer_line")]
    public void File_that_is_no_answer_is_refused_as_a_whole(string? text, string code) =>
        Assert.Equal(code, AnswerFile.Read(text, PayrollLayout.Standard).Problem!.Code);

    [Fact]
    public void File_beyond_all_measure_is_refused()
    {
        var huge = new string('x', AnswerFile.LongestText + 1);
        Assert.Equal("answer_large", AnswerFile.Read(huge, PayrollLayout.Standard).Problem!.Code);
        var rows = string.Concat(Enumerable.Repeat("B1-1,paid\n", PayrollAnswer.MostRows));
        Assert.Equal(PayrollAnswer.MostRows - 1, Read("Line,Status\n" + rows).Repeated);
        Assert.Equal("answer_rows", AnswerFile.Read("Line,Status\n" + rows + "B1-1,paid", PayrollLayout.Standard).Problem!.Code);
    }

    [Fact]
    public void Payrolls_answer_is_read_as_a_spreadsheet_writes_it()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "answer-sep-line.csv"));
        Assert.Equal([new AnswerRow(2, "B1-1", true, null)], Read(text).Rows);
    }

    public static TheoryData<string, byte[]> Encodings
    {
        get
        {
            const string Text = "Line,Status,Reason\r\nB1-1,rejected,Café\r\n";
            return new()
            {
                { "UTF-8", Encoding.UTF8.GetBytes(Text) },
                { "UTF-8 with its mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)] },
                { "UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)] },
                { "UTF-16, big end first", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)] },
                { "as older systems write", Encoding.Latin1.GetBytes(Text) },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Answer_is_read_in_any_of_the_usual_encodings(string encoding, byte[] content) =>
        Assert.Equal((encoding, "Café"), (encoding, Read(AnswerFile.TextOf(content)).Rows.Single().Why?.Words));

    /// <summary>No text, however made, does anything but be read or refused.</summary>
    [Fact]
    public void Any_text_is_read_or_refused() =>
        Gen.Char["Line,Stauspdrjc;\t|\"\r\n\0=B1-2é"]
            .Array[0, 200]
            .Sample(
                characters =>
                {
                    var read = AnswerFile.Read("Line,Status\n" + new string(characters), PayrollLayout.Standard);
                    return read.IsOk ? read.Value.Rows.All(r => r.Reference.Length > 0) : read.Problem is not null;
                },
                iter: 2000
            );

    /// <summary>What we write, payroll's spreadsheet sends back with a column more: each line is found again, whatever the
    /// layout.</summary>
    [Fact]
    public void File_of_any_layout_with_a_status_added_answers_its_own_lines() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], Gen.Bool, Gen.Bool, Gen.Bool)
            .Sample(
                (separator, date, always, mark, unix) =>
                {
                    var layout = PayrollLayout.Standard with
                    {
                        Separator = PayrollLayout.Separators[separator],
                        DecimalSign = separator == 0 ? "." : ",",
                        DateFormat = PayrollLayout.DateFormats[date],
                        Quoting = always ? PayrollQuoting.Always : PayrollQuoting.WhenNeeded,
                        ByteOrderMark = mark,
                        LineEnd = unix ? PayrollLineEnd.LineFeed : PayrollLineEnd.CarriageReturnAndLineFeed,
                    };
                    Assert.Empty(layout.Problems());
                    using var file = new PayrollFile(layout);
                    foreach (var row in PayrollExample.Of(layout))
                        file.Append(row);
                    var lines = Encoding
                        .UTF8.GetString(file.Bytes())
                        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                        .Select((l, i) => l.TrimEnd('\r') + layout.Separator + (i == 0 ? "Status" : "paid"));
                    Assert.Equal(["B12-1", "B12-2"], Read(string.Join("\r\n", lines), layout).Rows.Select(r => r.Reference));
                },
                iter: 100
            );
}

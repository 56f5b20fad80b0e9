using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Tests.Payroll;

public sealed class PayrollFileTests
{
    static IEnumerable<string> Values(IEnumerable<PayrollCell> row) => row.Select(c => c.Value);

    [Fact]
    public void Standard_layout_has_points_and_iso_dates_and_asks_no_money_for_days_off()
    {
        Assert.Equal(
            ["Line", "Employee number", "Legal entity", "Amount", "Currency", "Kind", "Reward", "Days off", "Due on"],
            Values(PayrollRow.Heads(PayrollLayout.Standard))
        );
        Assert.Equal(
            [
                ["B12-1", "E1001", "Company BV", "1500.00", "EUR", "Cash", "", "", "2027-01-31"],
                ["B12-2", "E1002", "Company BV, Utrecht", "0.00", "EUR", "Days off", "", "2.5", "2027-01-31"],
            ],
            PayrollExample.Of(PayrollLayout.Standard).Select(Values)
        );
    }

    [Fact]
    public void Layout_decides_columns_order_numbers_and_dates_and_tells_texts_from_the_rest()
    {
        var layout = new PayrollLayout
        {
            Columns =
            [
                new(PayrollColumn.CutOff, "Stichtag"),
                new(PayrollColumn.Name, "Name"),
                new(PayrollColumn.Amount, "Betrag"),
                new(PayrollColumn.Days, "Tage"),
                new(PayrollColumn.Part, "Teil"),
                new(PayrollColumn.Batch, "Lauf"),
            ],
            DecimalSign = ",",
            DateFormat = "dd.MM.yyyy",
        };
        Assert.Equal(
            [
                new("31.01.2027", false),
                new("Ben \"Benno\" Ross", true),
                new("0,00", false),
                new("2,5", false),
                new("2 of 2", true),
                new("12", false),
            ],
            PayrollExample.Of(layout).Last()
        );
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public void Text_that_a_spreadsheet_would_run_is_escaped(string number)
    {
        var story = new Story(today: "2026-03-02");
        story.Referrer.GetType().GetProperty("EmployeeNumber")!.SetValue(story.Referrer, number);
        story.IsHired("2026-02-02").Starts("2026-02-02");
        story.Today = Given.Day("2026-03-02");
        story.Judge();
        var payroll = Actor.Person(Guid.NewGuid(), Roles.Payroll);
        var batch = new PayrollBatch(
            Guid.NewGuid(),
            1,
            new("EUR", null, story.Today),
            PayrollLayout.Standard,
            Given.Act(payroll, Given.Noon(story.Today))
        );
        var line = batch.Claim(story.First, story.Today, Given.Act(payroll, Given.Noon(story.Today))).Value;
        Assert.Contains("'" + number, Values(PayrollRow.Of(PayrollLayout.Standard, new(1, story.Today), line, null)));
    }

    public static TheoryData<PayrollLayout, string, string> Wrong =>
        new()
        {
            {
                new() { Columns = [.. PayrollLayout.Standard.Columns.Where(c => c.Column != PayrollColumn.Amount)] },
                "columns_missing",
                "Columns"
            },
            {
                new() { Columns = [.. PayrollLayout.Standard.Columns, new(PayrollColumn.Line, "Again")] },
                "columns_twice",
                "Columns"
            },
            {
                new() { Columns = [.. PayrollLayout.Standard.Columns, new((PayrollColumn)99, "What")] },
                "columns",
                "Columns"
            },
            {
                new() { Columns = [.. PayrollLayout.Standard.Columns, new(PayrollColumn.Name, "")] },
                "header",
                "Header:Name"
            },
            {
                new() { Columns = [.. PayrollLayout.Standard.Columns, new(PayrollColumn.Name, new string('x', 31))] },
                "header",
                "Header:Name"
            },
            {
                new() { Columns = [.. PayrollLayout.Standard.Columns, new(PayrollColumn.Name, "=1+1")] },
                "header_formula",
                "Header:Name"
            },
            {
                new() { Columns = [.. PayrollLayout.Standard.Columns, new(PayrollColumn.Part, "AMOUNT")] },
                "header_twice",
                "Header:Part"
            },
            {
                new() { Separator = "x" },
                "separator",
                "Separator"
            },
            {
                new() { DecimalSign = "," },
                "decimal_sign_separates",
                "DecimalSign"
            },
            {
                new() { DateFormat = "HH:mm" },
                "date_format",
                "DateFormat"
            },
            {
                new() { Quoting = (PayrollQuoting)9 },
                "quoting",
                "Quoting"
            },
            {
                new() { LineEnd = (PayrollLineEnd)9 },
                "line_end",
                "LineEnd"
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Layout_that_cannot_be_written_or_read_back_is_refused_at_its_field(PayrollLayout layout, string code, string field) =>
        Assert.Equal((code, field), layout.Problems().Select(p => (p.Code, p.Field!)).Single());

    [Fact]
    public void Standard_layout_has_no_problem() => Assert.Empty(PayrollLayout.Standard.Problems());
}

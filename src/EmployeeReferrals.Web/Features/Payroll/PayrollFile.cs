using CsvHelper;
using EmployeeReferrals.Domain.Payroll;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>Writes the file for payroll, row by row. The same rows and layout give the same bytes.</summary>
internal sealed class PayrollFile : IDisposable
{
    private readonly MemoryStream _content = new();
    private readonly CsvWriter _csv;
    private readonly CsvQuoting _texts;

    public PayrollFile(PayrollLayout layout)
    {
        _texts = layout.Quoting switch
        {
            PayrollQuoting.WhenNeeded => CsvQuoting.WhenNeeded,
            PayrollQuoting.Always => CsvQuoting.Always,
        };
        _csv = CsvWriter.Create(
            _content,
            new CsvWriterOptions
            {
                Separator = layout.Separator[0],
                NewLine = layout.LineEnd switch
                {
                    PayrollLineEnd.CarriageReturnAndLineFeed => "\r\n",
                    PayrollLineEnd.LineFeed => "\n",
                },
                WriteByteOrderMark = layout.ByteOrderMark,
            }
        );
        if (layout.Heads)
            Append(PayrollRow.Heads(layout));
    }

    public void Append(IEnumerable<PayrollCell> row)
    {
        foreach (var cell in row)
            _csv.WriteField(cell.Value, cell.IsText ? _texts : CsvQuoting.WhenNeeded);
        _csv.EndRecord();
    }

    public byte[] Bytes()
    {
        _csv.Flush();
        return _content.ToArray();
    }

    public void Dispose() => _csv.Dispose();
}

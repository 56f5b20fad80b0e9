using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Files;

namespace EmployeeReferrals.Web.Demo;

/// <summary>Small résumés that open in a real reader: a PDF where the one-byte encoding has all letters of the name, else a DOCX.</summary>
internal static class DemoResume
{
    public static ResumeFile Of(string name, IReadOnlyList<string> lines)
    {
        var latin = name.All(c => c <= '\u00ff');
        var read = ResumeFile.Read($"{name} CV{(latin ? ".pdf" : ".docx")}", latin ? Pdf([name, .. lines]) : Docx([name, .. lines]));
        return read.IsOk
            ? read.Value
            : throw new InvalidOperationException($"The demonstration's own résumé was refused: {read.Problem?.Code}");
    }

    private static byte[] Pdf(IReadOnlyList<string> lines)
    {
        var words = new StringBuilder("BT /F1 20 Tf 22 TL 64 770 Td ");
        for (var i = 0; i < lines.Count; i++)
        {
            if (i == 1)
                words.Append("/F1 11 Tf 18 TL T* ");
            words.Append(CultureInfo.InvariantCulture, $"({Escaped(lines[i])}) Tj T* ");
        }
        words.Append("ET");
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {words.Length} >>\nstream\n{words}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            file.Append(CultureInfo.InvariantCulture, $"{place:d10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    // In a PDF a parenthesis ends the text.
    private static string Escaped(string line) =>
        line.Replace("\\", @"\\", StringComparison.Ordinal)
            .Replace("(", @"\(", StringComparison.Ordinal)
            .Replace(")", @"\)", StringComparison.Ordinal);

    private static byte[] Docx(IReadOnlyList<string> lines)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(
                archive,
                "[Content_Types].xml",
                """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                  <Override PartName="/word/document.xml"
                    ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
                </Types>
                """
            );
            Part(
                archive,
                "_rels/.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                  <Relationship Id="r1" Target="word/document.xml"
                    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
                </Relationships>
                """
            );
            var paragraphs = string.Concat(lines.Select(line => $"<w:p><w:r><w:t>{SecurityElement.Escape(line)}</w:t></w:r></w:p>"));
            Part(
                archive,
                "word/document.xml",
                $"""
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
                  <w:body>{paragraphs}</w:body>
                </w:document>
                """
            );
        }
        return content.ToArray();
    }

    private static void Part(ZipArchive archive, string name, string xml)
    {
        using var part = archive.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + xml));
    }
}

using System.IO.Compression;
using System.Text;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Web.Files;

namespace EmployeeReferrals.Web.Tests.Files;

public sealed class ResumeFileTests
{
    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private static byte[] Case(string file) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Cases", file));

    [Theory]
    [InlineData(
        "word-online-document2.docx",
        "word-online-document2.docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    )]
    [InlineData("pdf-with-bom.pdf", "pdf-with-bom.pdf", "application/pdf")]
    [InlineData("pdf-leading-newline.pdf", "pdf-leading-newline.pdf", "application/pdf")]
    [InlineData("cv.odt", "cv.odt", "application/vnd.oasis.opendocument.text")]
    public void Resume_as_programs_write_it_is_taken(string file, string name, string type)
    {
        var read = ResumeFile.Read(file, Case(file)).Value;
        Assert.Equal((name, type), (read.Name, read.ContentType));
    }

    [Theory]
    [InlineData("{\\rtf1\\ansi Ada}", "cv.doc", "cv.rtf")]
    [InlineData("\u00ef\u00bb\u00bf{\\rtf1 Ada}", "cv.rtf", "cv.rtf")]
    [InlineData("Ada Lund\r\n\tNurse", "cv.txt", "cv.txt")]
    [InlineData("Ren\u00e9e in an old code page", "cv.TXT", "cv.txt")]
    [InlineData("\u00ff\u00feA\0d\0a\0", "cv.txt", "cv.txt")]
    public void Rtf_and_plain_text_are_taken(string content, string file, string name) =>
        Assert.Equal(name, ResumeFile.Read(file, Encoding.Latin1.GetBytes(content)).Value.Name);

    [Theory]
    [InlineData("cv.txt", "MZ\0\u0001 a program")]
    [InlineData("cv.html", "<script>alert(1)</script>")]
    [InlineData("cv.pdf", "Only text")]
    public void What_is_none_of_these_is_refused_and_says_what_is_taken(string file, string content)
    {
        var problem = ResumeFile.Read(file, Encoding.Latin1.GetBytes(content)).Problem!;
        Assert.Equal("resume_type", problem.Code);
        Assert.Contains("PDF, Word (DOCX), OpenDocument (ODT), RTF or plain text", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Password_or_old_word_is_refused_and_named()
    {
        var problem = ResumeFile.Read("cv.docx", Case("password-protected.docx")).Problem!;
        Assert.Equal("resume_locked", problem.Code);
        Assert.Contains("protected by a password or in the old Word format", problem.Sentence, StringComparison.Ordinal);
        var odt = Zip(
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("META-INF/manifest.xml", "<m><manifest:encryption-data/></m>")
        );
        Assert.Equal("resume_locked", ResumeFile.Read("cv.odt", odt).Problem!.Code);
    }

    [Theory]
    [InlineData("word\\document.xml", "/word/document.xml", true)]
    [InlineData("Word/Document.xml", "/word/document.xml", true)]
    [InlineData("word/document.xml", "/word/other.xml", false)]
    public void Docx_is_known_by_the_part_its_list_names(string entry, string named, bool taken)
    {
        var file = Zip(("[Content_Types].xml", $"<Types><Override PartName=\"{named}\" ContentType=\"{Main}\"/></Types>"), (entry, "<w/>"));
        Assert.Equal(taken, ResumeFile.Read("cv.docx", file).IsOk);
    }

    [Fact]
    public void Zip_that_is_no_document_is_refused()
    {
        Assert.Equal("resume_type", ResumeFile.Read("cv.docx", Zip(("a.txt", "a"))).Problem!.Code);
        Assert.Equal("resume_type", ResumeFile.Read("cv.docx", Zip(("[Content_Types].xml", "<Types><!DOCTYPE x>"))).Problem!.Code);
    }

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }
        return stream.ToArray();
    }
}

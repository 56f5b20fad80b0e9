using System.IO.Compression;
using System.Text;
using System.Xml;
using EmployeeReferrals.Domain;

namespace EmployeeReferrals.Web.Files;

/// <summary>A résumé as it was posted, once its content was looked at.</summary>
public sealed record ResumeFile(string Name, string ContentType, byte[] Content)
{
    public const int MaxBytes = 5 * 1024 * 1024;
    private const int PdfWithin = 1024;
    private const int LargestPart = 1024 * 1024;
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Odt = "application/vnd.oasis.opendocument.text";

    /// <summary>PDF, DOCX, ODT, RTF or plain text by what is inside, the way programs really write them (docs/rules.md §11).</summary>
    public static Result<ResumeFile> Read(string? fileName, byte[] content)
    {
        if (content.Length == 0)
            return Refuse("resume_empty", "This file is empty. Choose another one.");
        if (content.Length > MaxBytes)
            return Refuse("resume_size", "This file is larger than 5 MB. Save a smaller one, for example as PDF.");
        var name = Domain.Text.Clean(Path.GetFileName((fileName ?? "").Replace('\\', '/'))) ?? "resume";
        foreach (var c in Path.GetInvalidFileNameChars().Concat(['"', ';', '%', '<', '>']))
            name = name.Replace(c, '_');
        return TypeOf(content, Path.GetExtension(name)) switch
        {
            Kind.Pdf => Taken(name, ".pdf", "application/pdf", content),
            Kind.Docx => Taken(name, ".docx", Docx, content),
            Kind.Odt => Taken(name, ".odt", Odt, content),
            Kind.Rtf => Taken(name, ".rtf", "application/rtf", content),
            Kind.Txt => Taken(name, ".txt", "text/plain", content),
            Kind.OldOrLocked => Refuse(
                "resume_locked",
                "This file is protected by a password or in the old Word format. Save it without a password as PDF or DOCX and "
                    + "choose it again."
            ),
            Kind.None => Refuse(
                "resume_type",
                "This is not a PDF, Word (DOCX), OpenDocument (ODT), RTF or plain text file. Save it as one of these and choose it again."
            ),
        };
    }

    private enum Kind
    {
        None,
        Pdf,
        Docx,
        Odt,
        Rtf,
        Txt,
        OldOrLocked,
    }

    private static Kind TypeOf(byte[] content, string extension)
    {
        var start = content.AsSpan(0, Math.Min(content.Length, PdfWithin));
        if (start.StartsWith(OldFile))
            return Kind.OldOrLocked;
        if (start.StartsWith("PK"u8))
            return InZip(content);
        if (start.IndexOf("%PDF-"u8) >= 0)
            return Kind.Pdf;
        if (WithoutMark(start).TrimStart(" \r\n"u8).StartsWith("{\\rtf"u8))
            return Kind.Rtf;
        return extension.Equals(".txt", StringComparison.OrdinalIgnoreCase) && IsPlain(content) ? Kind.Txt : Kind.None;
    }

    // Old Word, and every Office file under a password, lie in this container.
    private static ReadOnlySpan<byte> OldFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? content[3..] : content;

    private static Kind InZip(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            if (Part(archive, "mimetype") is { } type && type.Trim() == Odt)
                return Part(archive, "META-INF/manifest.xml")?.Contains("encryption-data", StringComparison.Ordinal) == true
                    ? Kind.OldOrLocked
                    : Kind.Odt;
            return Part(archive, "[Content_Types].xml") is { } types && MainPart(types) is { } main && Find(archive, main) is not null
                ? Kind.Docx
                : Kind.None;
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or NotSupportedException or IOException)
        {
            return Kind.None;
        }
    }

    /// <summary>The part that the list of contents calls the document: Word Online names it document2.xml.</summary>
    private static string? MainPart(string contentTypes)
    {
        using var reader = XmlReader.Create(
            new StringReader(contentTypes),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
        );
        while (reader.Read())
        {
            if (
                reader.NodeType == XmlNodeType.Element
                && reader.LocalName == "Override"
                && reader.GetAttribute("ContentType") == Docx + ".main+xml"
            )
                return reader.GetAttribute("PartName");
        }
        return null;
    }

    // Some writers put the other slash, a slash in front or other capitals into a name.
    private static ZipArchiveEntry? Find(ZipArchive archive, string name) =>
        archive.Entries.FirstOrDefault(e => Plain(e.FullName).Equals(Plain(name), StringComparison.OrdinalIgnoreCase));

    private static string Plain(string name) => name.Replace('\\', '/').TrimStart('/');

    private static string? Part(ZipArchive archive, string name)
    {
        if (Find(archive, name) is not { } entry)
            return null;
        using var stream = entry.Open();
        var read = new byte[LargestPart];
        var length = stream.ReadAtLeast(read, LargestPart, throwOnEndOfStream: false);
        using var text = new StreamReader(new MemoryStream(read, 0, length), Encoding.UTF8);
        return text.ReadToEnd();
    }

    /// <summary>Text in UTF-8, in UTF-16 with its mark, or in an old code page: no byte of a program.</summary>
    private static bool IsPlain(byte[] content)
    {
        if (content.AsSpan() is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return content.Length % 2 == 0;
        return !content.AsSpan().ContainsAnyExcept(Printable);
    }

    private static readonly System.Buffers.SearchValues<byte> Printable = System.Buffers.SearchValues.Create([
        .. Enumerable.Range(0, 256).Where(b => b is >= 0x20 and not 0x7F || b is '\t' or '\r' or '\n' or '\f').Select(b => (byte)b),
    ]);

    private static ResumeFile Taken(string name, string extension, string type, byte[] content)
    {
        var stem = Path.GetFileNameWithoutExtension(name);
        return new ResumeFile(stem[..Math.Min(stem.Length, 120)] + extension, type, content);
    }

    private static Result<ResumeFile> Refuse(string code, string sentence) =>
        Result<ResumeFile>.From(Result.Rejected(code, sentence, "Resume"));
}

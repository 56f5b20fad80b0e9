using System.IO.Compression;
using EmployeeReferrals.Domain;

namespace EmployeeReferrals.Web.Files;

/// <summary>A résumé as it was posted, once its content was looked at.</summary>
public sealed record ResumeFile(string Name, string ContentType, byte[] Content)
{
    public const int MaxBytes = 5 * 1024 * 1024;
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>PDF or DOCX by what is inside, not by what it is called (product §11).</summary>
    public static Result<ResumeFile> Read(string? fileName, byte[] content)
    {
        if (content.Length == 0) return Refuse("resume_empty", "This file is empty. Choose another one.");
        if (content.Length > MaxBytes) return Refuse("resume_size", "This file is larger than 5 MB. Save a smaller one, for example as PDF.");
        var type = content.AsSpan().StartsWith("%PDF-"u8) ? "application/pdf" : IsDocx(content) ? Docx : null;
        if (type is null) return Refuse("resume_type", "This is not a PDF or Word (DOCX) file. Save it as one of these and choose it again.");
        var name = Text.Clean(Path.GetFileName((fileName ?? "").Replace('\\', '/'))) ?? "resume";
        foreach (var c in Path.GetInvalidFileNameChars().Concat(['"', ';', '%', '<', '>'])) name = name.Replace(c, '_');
        var extension = type == Docx ? ".docx" : ".pdf";
        var stem = Path.GetFileNameWithoutExtension(name);
        return new ResumeFile(stem[..Math.Min(stem.Length, 120)] + extension, type, content);
    }

    private static bool IsDocx(byte[] content)
    {
        if (!content.AsSpan().StartsWith("PK\u0003\u0004"u8)) return false;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            return archive.GetEntry("[Content_Types].xml") is not null && archive.GetEntry("word/document.xml") is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static Result<ResumeFile> Refuse(string code, string sentence) => Result<ResumeFile>.From(Result.Rejected(code, sentence, "Resume"));
}

using EmployeeReferrals.Web.Wording;

namespace EmployeeReferrals.Web.Mail;

/// <summary>A mail as its reader sees it: the same blocks become HTML and plain text.</summary>
public sealed record MailText(string Subject, IReadOnlyList<MailBlock> Blocks, string Footer);

public abstract record MailBlock;

public sealed record Paragraph(string Words) : MailBlock;

/// <summary>The one thing to do.</summary>
public sealed record Button(string Words, string Address) : MailBlock;

/// <summary>Labels and their values.</summary>
public sealed record Table(IReadOnlyList<(string Label, string Value)> Rows) : MailBlock;

public sealed record Links(IReadOnlyList<(string Words, string Detail, string Address)> Rows) : MailBlock;

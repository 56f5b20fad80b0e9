using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>What an employee typed about somebody, read.</summary>
/// <param name="Slug">Of the LinkedIn profile; null where it could not be read: it is kept, and not matched.</param>
internal sealed record ReferralForm(ReferralText Words, EmailAddress Email, string? LinkedIn, string? Slug, string? Phone)
{
    public static ReferralForm? Read(SubmitReferral.Command command, List<Problem> problems)
    {
        var name = Text.Clean(command.Name);
        if (name is null)
            problems.Add(new("name_needed", "Enter the person's name.", "Name"));
        else if (name.Length > Text.Name)
            problems.Add(new("name_long", $"A name has at most {Text.Name} characters.", "Name"));

        var email = EmailAddress.Parse(command.Email);
        if (string.IsNullOrWhiteSpace(command.Email))
            problems.Add(new("email_needed", "Enter the person's e-mail address: they get a notice there.", "Email"));
        else if (email is null)
            problems.Add(new("email_format", "This does not look like an e-mail address. It should read like name@example.com.", "Email"));

        var why = Text.CleanLines(command.Why);
        if (why is null)
            problems.Add(new("why_needed", "Write one sentence on why they are a good fit.", "Why"));
        else if (why.Length > Text.Paragraph)
            problems.Add(new("why_long", $"Keep it under {Text.Paragraph:N0} characters.", "Why"));

        // What nobody has to fill in never stands in the way: what cannot be read is kept, and not matched.
        var linkedIn = Text.Clean(command.LinkedIn);
        var slug = LinkedInProfile.Slug(linkedIn);
        var phone = Text.Clean(command.Phone);
        if (!Enum.IsDefined(command.Relationship))
            problems.Add(new("relationship", "Choose how you know each other from the list.", "Relationship"));
        if (command.Id == Guid.Empty)
            problems.Add(new("id_needed", "Open the form again and send it from there."));
        return problems.Count > 0
            ? null
            : new ReferralForm(
                new ReferralText(name!, why!, command.Relationship, command.KnowsAboutIt, email!.Typed),
                email!,
                linkedIn,
                slug,
                phone
            );
    }
}

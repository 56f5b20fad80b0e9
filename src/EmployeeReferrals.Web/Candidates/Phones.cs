using PhoneNumbers;

namespace EmployeeReferrals.Web.Candidates;

public static class Phones
{
    /// <summary>E.164, or null for what cannot be read as a number or has an extension: it is kept and not matched (docs/rules.md
    /// §5).</summary>
    public static string? Key(string? typed, string region)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var numbers = PhoneNumberUtil.GetInstance();
        try
        {
            var number = numbers.Parse(typed, region);
            // Behind one number with extensions sit many people.
            return numbers.IsValidNumber(number) && !number.HasExtension ? numbers.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}

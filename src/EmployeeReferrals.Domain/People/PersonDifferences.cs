namespace EmployeeReferrals.Domain.People;

/// <summary>What HR changed about somebody. Of names, addresses and phone numbers only that they changed.</summary>
internal static class PersonDifferences
{
    public static IReadOnlyList<FieldChange> Between(PersonFacts? before, PersonFacts after) =>
        new Changes()
            .Untold(ChangedField.Name, before?.Name, after.Name)
            .Untold(ChangedField.WorkEmail, before?.WorkEmail?.Typed, after.WorkEmail?.Typed)
            .Untold(ChangedField.PrivateEmail, before?.PrivateEmail?.Typed, after.PrivateEmail?.Typed)
            .Untold(ChangedField.Phone, before?.Phone, after.Phone)
            .Of(ChangedField.EmployeeNumber, before?.EmployeeNumber, after.EmployeeNumber)
            .Of(ChangedField.LegalEntity, before?.LegalEntity, after.LegalEntity)
            .Of(ChangedField.Department, before?.Department, after.Department)
            .Of(ChangedField.Location, before?.Location, after.Location)
            .Of(ChangedField.Level, before?.Level, after.Level)
            .Of<PersonKind>(ChangedField.Kind, before?.Kind, after.Kind)
            .Of(ChangedField.Manager, before?.ManagerId, after.ManagerId)
            .Of(ChangedField.FirstDay, before?.FirstDay, after.FirstDay)
            .ToList();
}

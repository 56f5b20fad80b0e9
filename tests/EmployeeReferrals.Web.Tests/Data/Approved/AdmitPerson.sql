SELECT TOP(1) [i].[Id], [i].[Issuer], [i].[Key], [i].[LinkedAt], [i].[PersonId], [i].[Subject]
FROM [Identities] AS [i]
WHERE [i].[Key] = @key

SELECT [p0].[Id], [p0].[AccessEnded], [p0].[Department], [p0].[EarlierSpells], [p0].[EmployeeNumber], [p0].[FirstDay], [p0].[HiredFromReferralId], [p0].[Kind], [p0].[LastDay], [p0].[LeavingReason], [p0].[LegalEntity], [p0].[Level], [p0].[Location], [p0].[ManagerId], [p0].[Name], [p0].[NameSearch], [p0].[Phone], [p0].[PhoneKey], [p0].[PrivateEmail], [p0].[PrivateEmailKey], [p0].[Roles], [p0].[Version], [p0].[WorkEmail], [p0].[WorkEmailKey], [i].[Id], [i].[Issuer], [i].[Key], [i].[LinkedAt], [i].[PersonId], [i].[Subject]
FROM (
    SELECT TOP(1) [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey]
    FROM [People] AS [p]
    WHERE [p].[Id] = @identity_PersonId
) AS [p0]
LEFT JOIN [Identities] AS [i] ON [p0].[Id] = [i].[PersonId]
ORDER BY [p0].[Id]

SELECT [p0].[Id], [p0].[AccessEnded], [p0].[Department], [p0].[EarlierSpells], [p0].[EmployeeNumber], [p0].[FirstDay], [p0].[HiredFromReferralId], [p0].[Kind], [p0].[LastDay], [p0].[LeavingReason], [p0].[LegalEntity], [p0].[Level], [p0].[Location], [p0].[ManagerId], [p0].[Name], [p0].[NameSearch], [p0].[Phone], [p0].[PhoneKey], [p0].[PrivateEmail], [p0].[PrivateEmailKey], [p0].[Roles], [p0].[Version], [p0].[WorkEmail], [p0].[WorkEmailKey], [i].[Id], [i].[Issuer], [i].[Key], [i].[LinkedAt], [i].[PersonId], [i].[Subject]
FROM (
    SELECT TOP(@p) [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey]
    FROM [People] AS [p]
    WHERE [p].[WorkEmailKey] = @keys1 OR [p].[EmployeeNumber] = @number
    ORDER BY [p].[Id]
) AS [p0]
LEFT JOIN [Identities] AS [i] ON [p0].[Id] = [i].[PersonId]
ORDER BY [p0].[Id]

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Identities] ([Id], [Issuer], [Key], [LinkedAt], [PersonId], [Subject])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Sessions] ([Id], [AskAt], [BeganAt], [Browser], [Claimed], [EndedAt], [EndsAt], [IdentityId], [LastSeenAt], [PersonId], [Why])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [People] SET [Version] = @p0
OUTPUT 1
WHERE [Id] = @p1 AND [Version] = @p2;

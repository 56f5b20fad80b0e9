SELECT [l1].[Id], [l1].[CreatedAt], [l1].[JoinedIntoId], [l1].[Kind], [l1].[Name], [l1].[State], [l1].[Version], [l0].[Kind], [l0].[Key], [l0].[EntryId], [l0].[Written]
FROM (
    SELECT TOP(1) [l].[Id], [l].[CreatedAt], [l].[JoinedIntoId], [l].[Kind], [l].[Name], [l].[State], [l].[Version]
    FROM [Lists] AS [l]
    WHERE [l].[Id] = @command_EntryId
) AS [l1]
LEFT JOIN [ListSpellings] AS [l0] ON [l1].[Id] = [l0].[EntryId]
ORDER BY [l1].[Id], [l0].[Kind]

SELECT [l].[Id], [l].[CreatedAt], [l].[JoinedIntoId], [l].[Kind], [l].[Name], [l].[State], [l].[Version], [l0].[Kind], [l0].[Key], [l0].[EntryId], [l0].[Written]
FROM [Lists] AS [l]
LEFT JOIN [ListSpellings] AS [l0] ON [l].[Id] = [l0].[EntryId]
ORDER BY [l].[Id], [l0].[Kind]

SELECT [o].[Id], [o].[Bonus], [o].[BonusCurrency], [o].[BonusSetBy], [o].[ClosedAt], [o].[CreatedAt], [o].[Department], [o].[Description], [o].[HiringManagerId], [o].[InProgramme], [o].[Kind], [o].[Level], [o].[Location], [o].[Past], [o].[PublishedAt], [o].[Search], [o].[State], [o].[Title], [o].[Version]
FROM [Openings] AS [o]
WHERE [o].[Id] IN (@list)

SELECT [o].[Id], [o].[Department] AS [Text]
FROM [Openings] AS [o]

SELECT [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey]
FROM [People] AS [p]
WHERE [p].[Id] IN (@list)

SELECT [p].[Id], [p].[Department] AS [Text]
FROM [People] AS [p]

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [ListSpellings] ([Key], [Kind], [EntryId], [Written])
VALUES (@p0, @p1, @p2, @p3);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Lists] SET [Name] = @p0, [Version] = @p1
OUTPUT 1
WHERE [Id] = @p2 AND [Version] = @p3;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Openings] SET [Department] = @p0, [Search] = @p1, [Version] = @p2
OUTPUT 1
WHERE [Id] = @p3 AND [Version] = @p4;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [People] SET [Department] = @p0, [Version] = @p1
OUTPUT 1
WHERE [Id] = @p2 AND [Version] = @p3;

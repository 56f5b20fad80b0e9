SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [People] AS [p]
        WHERE [p].[Id] = @command_Id) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT TOP(1) [p].[Id], [p].[ManagerId]
FROM [People] AS [p]
WHERE [p].[WorkEmailKey] = @key

SELECT TOP(1) [p].[LegalEntity], [p].[Department], [p].[Location]
FROM [People] AS [p]
WHERE 0 = 1

SELECT TOP(1) [p].[ManagerId]
FROM [People] AS [p]
WHERE [p].[Id] = @id

SELECT TOP(1) [p].[Name]
FROM [People] AS [p]
WHERE [p].[EmployeeNumber] = @number

SELECT TOP(1) [p].[Name]
FROM [People] AS [p]
WHERE [p].[WorkEmailKey] = @work_Key

SELECT [l].[Id], [l].[CreatedAt], [l].[JoinedIntoId], [l].[Kind], [l].[Name], [l].[State], [l].[Version], [l0].[Kind], [l0].[Key], [l0].[EntryId], [l0].[Written]
FROM [Lists] AS [l]
LEFT JOIN [ListSpellings] AS [l0] ON [l].[Id] = [l0].[EntryId]
ORDER BY [l].[Id], [l0].[Kind]

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [People] ([Id], [AccessEnded], [Department], [EarlierSpells], [EmployeeNumber], [FirstDay], [HiredFromReferralId], [Kind], [LastDay], [LeavingReason], [LegalEntity], [Level], [Location], [ManagerId], [Name], [NameSearch], [Phone], [PhoneKey], [PrivateEmail], [PrivateEmailKey], [Roles], [Version], [WorkEmail], [WorkEmailKey])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23);

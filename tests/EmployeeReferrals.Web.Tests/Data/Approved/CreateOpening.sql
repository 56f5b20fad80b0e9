SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Openings] AS [o]
        WHERE [o].[Id] = @command_Id) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [People] AS [p]
        WHERE [p].[Id] = @form_HiringManagerId) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT COUNT(*)
FROM [People] AS [p]
WHERE [p].[Id] = @recruiters1

SELECT COUNT(*)
FROM [People] AS [p]
WHERE [p].[Id] IN (@list)

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
INSERT INTO [OpeningRecruiters] ([OpeningId], [PersonId])
VALUES (@p0, @p1);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Openings] ([Id], [Bonus], [BonusCurrency], [BonusSetBy], [ClosedAt], [CreatedAt], [Department], [Description], [HiringManagerId], [InProgramme], [Kind], [Level], [Location], [Past], [PublishedAt], [Search], [State], [Title], [Version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18);

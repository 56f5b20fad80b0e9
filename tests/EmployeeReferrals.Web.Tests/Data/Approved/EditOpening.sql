SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [People] AS [p]
        WHERE [p].[Id] = @form_HiringManagerId) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT COUNT(*)
FROM [People] AS [p]
WHERE [p].[Id] IN (@list)

SELECT [l].[Id], [l].[CreatedAt], [l].[JoinedIntoId], [l].[Kind], [l].[Name], [l].[State], [l].[Version], [l0].[Kind], [l0].[Key], [l0].[EntryId], [l0].[Written]
FROM [Lists] AS [l]
LEFT JOIN [ListSpellings] AS [l0] ON [l].[Id] = [l0].[EntryId]
ORDER BY [l].[Id], [l0].[Kind]

SELECT [o1].[Id], [o1].[Bonus], [o1].[BonusCurrency], [o1].[BonusSetBy], [o1].[ClosedAt], [o1].[CreatedAt], [o1].[Department], [o1].[Description], [o1].[HiringManagerId], [o1].[InProgramme], [o1].[Kind], [o1].[Level], [o1].[Location], [o1].[Past], [o1].[PublishedAt], [o1].[Search], [o1].[State], [o1].[Title], [o1].[Version], [o0].[OpeningId], [o0].[PersonId]
FROM (
    SELECT TOP(1) [o].[Id], [o].[Bonus], [o].[BonusCurrency], [o].[BonusSetBy], [o].[ClosedAt], [o].[CreatedAt], [o].[Department], [o].[Description], [o].[HiringManagerId], [o].[InProgramme], [o].[Kind], [o].[Level], [o].[Location], [o].[Past], [o].[PublishedAt], [o].[Search], [o].[State], [o].[Title], [o].[Version]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = @id
) AS [o1]
LEFT JOIN [OpeningRecruiters] AS [o0] ON [o1].[Id] = [o0].[OpeningId]
ORDER BY [o1].[Id], [o0].[OpeningId]

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
UPDATE [Openings] SET [Past] = @p0, [Search] = @p1, [Title] = @p2, [Version] = @p3
OUTPUT 1
WHERE [Id] = @p4 AND [Version] = @p5;

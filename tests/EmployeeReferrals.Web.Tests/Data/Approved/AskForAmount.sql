SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [AmountRequests] AS [a]
        WHERE [a].[Id] = @command_Id) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT [a].[Id], [a].[Answer], [a].[AnsweredAt], [a].[AnsweredBy], [a].[AskedAt], [a].[AskedBy], [a].[Bonus], [a].[BonusCurrency], [a].[Granted], [a].[InProgramme], [a].[OpeningId], [a].[Reason], [a].[Version]
FROM [AmountRequests] AS [a]
WHERE [a].[OpeningId] = @opening_Id AND [a].[AnsweredAt] IS NULL

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
INSERT INTO [AmountRequests] ([Id], [Answer], [AnsweredAt], [AnsweredBy], [AskedAt], [AskedBy], [Bonus], [BonusCurrency], [Granted], [InProgramme], [OpeningId], [Reason], [Version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

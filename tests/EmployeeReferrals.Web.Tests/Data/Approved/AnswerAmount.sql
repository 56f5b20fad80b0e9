SELECT TOP(1) [a].[Id], [a].[Answer], [a].[AnsweredAt], [a].[AnsweredBy], [a].[AskedAt], [a].[AskedBy], [a].[Bonus], [a].[BonusCurrency], [a].[Granted], [a].[InProgramme], [a].[OpeningId], [a].[Reason], [a].[Version]
FROM [AmountRequests] AS [a]
WHERE [a].[Id] = @command_RequestId

SELECT [o1].[Id], [o1].[Bonus], [o1].[BonusCurrency], [o1].[BonusSetBy], [o1].[ClosedAt], [o1].[CreatedAt], [o1].[Department], [o1].[Description], [o1].[HiringManagerId], [o1].[InProgramme], [o1].[Kind], [o1].[Level], [o1].[Location], [o1].[Past], [o1].[PublishedAt], [o1].[Search], [o1].[State], [o1].[Title], [o1].[Version], [o0].[OpeningId], [o0].[PersonId]
FROM (
    SELECT TOP(1) [o].[Id], [o].[Bonus], [o].[BonusCurrency], [o].[BonusSetBy], [o].[ClosedAt], [o].[CreatedAt], [o].[Department], [o].[Description], [o].[HiringManagerId], [o].[InProgramme], [o].[Kind], [o].[Level], [o].[Location], [o].[Past], [o].[PublishedAt], [o].[Search], [o].[State], [o].[Title], [o].[Version]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = @request_OpeningId
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
UPDATE [AmountRequests] SET [AnsweredAt] = @p0, [AnsweredBy] = @p1, [Granted] = @p2, [Version] = @p3
OUTPUT 1
WHERE [Id] = @p4 AND [Version] = @p5;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Openings] SET [Bonus] = @p0, [BonusCurrency] = @p1, [BonusSetBy] = @p2, [Version] = @p3
OUTPUT 1
WHERE [Id] = @p4 AND [Version] = @p5;

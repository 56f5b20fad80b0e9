SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [ListPairs] AS [l]
        WHERE [l].[FirstId] = @first AND [l].[SecondId] = @second) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT TOP(1) [l].[Id], [l].[CreatedAt], [l].[JoinedIntoId], [l].[Kind], [l].[Name], [l].[State], [l].[Version]
FROM [Lists] AS [l]
WHERE [l].[Id] = @command_OneId AND [l].[State] <> N'Joined'

SELECT TOP(1) [l].[Id], [l].[CreatedAt], [l].[JoinedIntoId], [l].[Kind], [l].[Name], [l].[State], [l].[Version]
FROM [Lists] AS [l]
WHERE [l].[Id] = @command_OtherId AND [l].[State] <> N'Joined'

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [ListPairs] ([Id], [FirstId], [KeptApartAt], [KeptApartBy], [SecondId], [Version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5);

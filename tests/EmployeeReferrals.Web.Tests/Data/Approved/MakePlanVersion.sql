SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [PlanVersions] AS [p]
        WHERE [p].[Id] = @command_Id) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT MAX([p].[Number])
FROM [PlanVersions] AS [p]

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [PlanVersions] ([Id], [ActiveFrom], [MadeAt], [MadeBy], [Number], [Terms], [Version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6);

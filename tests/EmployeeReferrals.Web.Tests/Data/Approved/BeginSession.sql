SELECT TOP(1) [p].[Name], [p].[Roles], [p].[FirstDay], [p].[LastDay], [p].[AccessEnded], CAST(1 AS bit) AS [Linked]
FROM [People] AS [p]
WHERE [p].[Id] = @personId

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Sessions] ([Id], [AskAt], [BeganAt], [Browser], [Claimed], [EndedAt], [EndsAt], [IdentityId], [LastSeenAt], [PersonId], [Why])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10);

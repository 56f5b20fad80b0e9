SELECT TOP(1) [s].[Id], [s].[AskAt], [s].[BeganAt], [s].[Browser], [s].[Claimed], [s].[EndedAt], [s].[EndsAt], [s].[IdentityId], [s].[LastSeenAt], [s].[PersonId], [s].[Why]
FROM [Sessions] AS [s]
WHERE [s].[Id] = @command_SessionId

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Sessions] SET [EndedAt] = @p0, [Why] = @p1
OUTPUT 1
WHERE [Id] = @p2;

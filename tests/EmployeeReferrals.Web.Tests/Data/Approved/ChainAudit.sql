SELECT TOP(1) [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[ChainNumber] IS NOT NULL
ORDER BY [a].[ChainNumber] DESC

SELECT TOP(@p) [a].[Number], [a].[ActedAs], [a].[ActorId], [a].[At], [a].[ChainNumber], [a].[CommitId], [a].[Data], [a].[Event], [a].[Hash], [a].[SubjectId]
FROM [Audit] AS [a]
WHERE [a].[Number] > @from AND [a].[ChainNumber] IS NULL
ORDER BY [a].[Number]

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Audit] SET [ChainNumber] = @p0, [Hash] = @p1
OUTPUT 1
WHERE [Number] = @p2 AND [ChainNumber] IS NULL;

SELECT TOP(@p) [s].[Id], [s].[Browser], [s].[BeganAt], [s].[LastSeenAt]
FROM [Sessions] AS [s]
WHERE [s].[PersonId] = @_8__locals1_query_PersonId AND [s].[EndedAt] IS NULL AND [s].[EndsAt] > @now
ORDER BY [s].[LastSeenAt] DESC, [s].[Id]

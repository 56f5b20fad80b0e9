SELECT [l].[Id], [l].[CreatedAt], [l].[JoinedIntoId], [l].[Kind], [l].[Name], [l].[State], [l].[Version], [l0].[Kind], [l0].[Key], [l0].[EntryId], [l0].[Written]
FROM [Lists] AS [l]
LEFT JOIN [ListSpellings] AS [l0] ON [l].[Id] = [l0].[EntryId]
ORDER BY [l].[Id], [l0].[Kind]

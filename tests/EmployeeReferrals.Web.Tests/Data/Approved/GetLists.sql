SELECT [c].[Id], [c].[CreatedAt], [c].[Facts], [c].[From], [c].[SetBy], [c].[Until], [c].[Version]
FROM [Campaigns] AS [c]

SELECT [l].[FirstId], [l].[SecondId]
FROM [ListPairs] AS [l]

SELECT [l].[Id], [l].[CreatedAt], [l].[JoinedIntoId], [l].[Kind], [l].[Name], [l].[State], [l].[Version], [l0].[Kind], [l0].[Key], [l0].[EntryId], [l0].[Written]
FROM [Lists] AS [l]
LEFT JOIN [ListSpellings] AS [l0] ON [l].[Id] = [l0].[EntryId]
ORDER BY [l].[Id], [l0].[Kind]

SELECT [o].[Id], [o].[Department] AS [Text]
FROM [Openings] AS [o]

SELECT [o].[Id], [o].[Location] AS [Text]
FROM [Openings] AS [o]

SELECT [p].[Id], [p].[ActiveFrom], [p].[IsDraft], [p].[MadeAt], [p].[MadeBy], [p].[Number], [p].[PlanId], [p].[Terms], [p].[Version]
FROM [PlanVersions] AS [p]

SELECT [p].[Id], [p].[Department] AS [Text]
FROM [People] AS [p]

SELECT [p].[Id], [p].[LegalEntity] AS [Text]
FROM [People] AS [p]

SELECT [p].[Id], [p].[Location] AS [Text]
FROM [People] AS [p]

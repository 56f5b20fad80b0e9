SELECT [p].[Id], [p0].[Name], [p].[Number], [p].[IsDraft], [p].[ActiveFrom]
FROM [PlanVersions] AS [p]
INNER JOIN [Plans] AS [p0] ON [p].[PlanId] = [p0].[Id]

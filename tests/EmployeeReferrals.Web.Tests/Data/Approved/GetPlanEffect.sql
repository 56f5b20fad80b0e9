SELECT COUNT(*)
FROM [Referrals] AS [r]
WHERE [r].[Stage] IN (@list)

SELECT [o].[Id], [o].[Bonus], [o].[BonusCurrency], [o].[BonusSetBy], [o].[ClosedAt], [o].[CreatedAt], [o].[Department], [o].[Description], [o].[HiringManagerId], [o].[InProgramme], [o].[Kind], [o].[Level], [o].[Location], [o].[Past], [o].[PublishedAt], [o].[Search], [o].[State], [o].[Title], [o].[Version]
FROM [Openings] AS [o]
WHERE [o].[State] = N'Published' AND [o].[InProgramme] = CAST(1 AS bit)
ORDER BY [o].[Title], [o].[Id]

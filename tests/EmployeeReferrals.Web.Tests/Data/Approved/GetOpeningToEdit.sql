SELECT COUNT(*)
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[OpeningId] = @query_OpeningId AND [r].[Stage] IN (@list)

SELECT COUNT(*)
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[OpeningId] = @query_OpeningId AND [r].[Stage] IN (@list)

SELECT TOP(@p) [p].[Id], [p].[Name]
FROM [People] AS [p]
WHERE ([p].[LastDay] IS NULL AND [p].[Roles] & 2 <> 0) OR [p].[Id] IN (@list)
ORDER BY [p].[Name], [p].[Id]

SELECT TOP(@p) [p].[Id], [p].[Name], [p].[Department]
FROM [People] AS [p]
WHERE ([p].[LastDay] IS NULL AND [p].[Roles] & 4 <> 0) OR [p].[Id] = @opening_HiringManagerId
ORDER BY [p].[Name], [p].[Id]

SELECT TOP(@p) [r].[Id], COALESCE((
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]), N'Erased person'), [r].[Stage]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[OpeningId] = @query_OpeningId AND [r].[Stage] IN (@list)
ORDER BY CASE
    WHEN [r].[Stage] = N'Offer' THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END DESC, [r].[StageSince], [r].[Id]

SELECT TOP(@p) [r].[Id], COALESCE((
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]), N'Erased person'), [r].[Stage]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[OpeningId] = @query_OpeningId AND [r].[Stage] IN (@list)
ORDER BY CASE
    WHEN [r].[Stage] = N'Offer' THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END DESC, [r].[StageSince], [r].[Id]

SELECT [o1].[Id], [o1].[Bonus], [o1].[BonusCurrency], [o1].[BonusSetBy], [o1].[ClosedAt], [o1].[CreatedAt], [o1].[Department], [o1].[Description], [o1].[HiringManagerId], [o1].[InProgramme], [o1].[Kind], [o1].[Level], [o1].[Location], [o1].[Past], [o1].[PublishedAt], [o1].[Search], [o1].[State], [o1].[Title], [o1].[Version], [o0].[OpeningId], [o0].[PersonId]
FROM (
    SELECT TOP(1) [o].[Id], [o].[Bonus], [o].[BonusCurrency], [o].[BonusSetBy], [o].[ClosedAt], [o].[CreatedAt], [o].[Department], [o].[Description], [o].[HiringManagerId], [o].[InProgramme], [o].[Kind], [o].[Level], [o].[Location], [o].[Past], [o].[PublishedAt], [o].[Search], [o].[State], [o].[Title], [o].[Version]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = @id
) AS [o1]
LEFT JOIN [OpeningRecruiters] AS [o0] ON [o1].[Id] = [o0].[OpeningId]
ORDER BY [o1].[Id], [o0].[OpeningId]

SELECT [o2].[Id], [o2].[Bonus], [o2].[BonusCurrency], [o2].[BonusSetBy], [o2].[ClosedAt], [o2].[CreatedAt], [o2].[Department], [o2].[Description], [o2].[HiringManagerId], [o2].[InProgramme], [o2].[Kind], [o2].[Level], [o2].[Location], [o2].[Past], [o2].[PublishedAt], [o2].[Search], [o2].[State], [o2].[Title], [o2].[Version], [o1].[OpeningId], [o1].[PersonId]
FROM (
    SELECT TOP(1) [o].[Id], [o].[Bonus], [o].[BonusCurrency], [o].[BonusSetBy], [o].[ClosedAt], [o].[CreatedAt], [o].[Department], [o].[Description], [o].[HiringManagerId], [o].[InProgramme], [o].[Kind], [o].[Level], [o].[Location], [o].[Past], [o].[PublishedAt], [o].[Search], [o].[State], [o].[Title], [o].[Version]
    FROM [Openings] AS [o]
    WHERE EXISTS (
        SELECT 1
        FROM [OpeningRecruiters] AS [o0]
        WHERE [o].[Id] = [o0].[OpeningId] AND [o0].[PersonId] = @me) AND [o].[Id] = @id
) AS [o2]
LEFT JOIN [OpeningRecruiters] AS [o1] ON [o2].[Id] = [o1].[OpeningId]
ORDER BY [o2].[Id], [o1].[OpeningId]

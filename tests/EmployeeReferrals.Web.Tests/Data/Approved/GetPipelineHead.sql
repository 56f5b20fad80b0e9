SELECT TOP(1) [o].[Title], [o].[Location], [o].[State]
FROM [Openings] AS [o]
WHERE ([o].[HiringManagerId] = @me OR EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o0]
    WHERE [o].[Id] = [o0].[OpeningId] AND [o0].[PersonId] = @me)) AND [o].[Id] = @_8__locals1_query_Filter_OpeningId

SELECT TOP(1) [o].[Title], [o].[Location], [o].[State]
FROM [Openings] AS [o]
WHERE 0 = 1

SELECT TOP(1) [o].[Title], [o].[Location], [o].[State]
FROM [Openings] AS [o]
WHERE [o].[Id] = @_8__locals1_query_Filter_OpeningId

SELECT TOP(@p) [o].[Id], [o].[Title], [o].[Location], [o].[State]
FROM [Openings] AS [o]
WHERE ([o].[HiringManagerId] = @me OR EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o0]
    WHERE [o].[Id] = [o0].[OpeningId] AND [o0].[PersonId] = @me)) AND [o].[State] <> N'Draft'
ORDER BY CASE
    WHEN [o].[State] = N'Closed' THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [o].[Title], [o].[Location], [o].[Id]

SELECT TOP(@p) [o].[Id], [o].[Title], [o].[Location], [o].[State]
FROM [Openings] AS [o]
WHERE [o].[State] <> N'Draft'
ORDER BY CASE
    WHEN [o].[State] = N'Closed' THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [o].[Title], [o].[Location], [o].[Id]

SELECT TOP(@p) [p].[Name]
FROM [People] AS [p]
WHERE [p].[Id] <> @me AND EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = @_8__locals1_query_Filter_OpeningId AND [o].[PersonId] = [p].[Id])
ORDER BY [p].[Name], [p].[Id]

SELECT [r].[Stage] AS [Key], COUNT(*) AS [Count]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me
GROUP BY [r].[Stage]

SELECT [r].[Stage] AS [Key], COUNT(*) AS [Count]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL)
GROUP BY [r].[Stage]

SELECT [r].[Stage] AS [Key], COUNT(*) AS [Count]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[OpeningId] = @opening AND (EXISTS (
    SELECT 1
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @key_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId] AND [p].[NameSearch] LIKE @key_contains ESCAPE N'\'))
GROUP BY [r].[Stage]

SELECT [r].[Stage] AS [Key], COUNT(*) AS [Count]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND EXISTS (
    SELECT 1
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId] AND [o].[HiringManagerId] = @me)
GROUP BY [r].[Stage]

SELECT [r].[Stage] AS [Key], COUNT(*) AS [Count]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND EXISTS (
    SELECT 1
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId] AND [o].[HiringManagerId] = @me) AND [r].[OpeningId] = @opening AND (EXISTS (
    SELECT 1
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @key_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId] AND [p].[NameSearch] LIKE @key_contains ESCAPE N'\'))
GROUP BY [r].[Stage]

SELECT [r].[Stage] AS [Key], COUNT(*) AS [Count]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[OpeningId] = @opening AND (EXISTS (
    SELECT 1
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @key_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId] AND [p].[NameSearch] LIKE @key_contains ESCAPE N'\'))
GROUP BY [r].[Stage]

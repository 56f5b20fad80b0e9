SELECT [o].[Id], [o].[Title], [o].[Department], [o].[Location], [o].[State], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [o].[HiringManagerId]), [o].[PublishedAt], (
    SELECT COUNT(*)
    FROM [Referrals] AS [r]
    WHERE [r].[OpeningId] = [o].[Id] AND [r].[ReferrerId] <> @me AND [r].[Stage] IN (@list)), (
    SELECT COUNT(*)
    FROM [Referrals] AS [r0]
    WHERE [r0].[OpeningId] = [o].[Id] AND [r0].[ReferrerId] <> @me AND [r0].[Stage] = N'Hired')
FROM [Openings] AS [o]
WHERE [o].[Search] LIKE @key_contains ESCAPE N'\' AND [o].[State] = @state
ORDER BY CASE
    WHEN [o].[State] = N'Closed' THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [o].[Title], [o].[Location], [o].[Id]
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

SELECT [o].[Id], [o].[Title], [o].[Department], [o].[Location], [o].[State], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [o].[HiringManagerId]), [o].[PublishedAt], (
    SELECT COUNT(*)
    FROM [Referrals] AS [r]
    WHERE [r].[OpeningId] = [o].[Id] AND [r].[ReferrerId] <> @me6 AND [r].[Stage] IN (@list)), (
    SELECT COUNT(*)
    FROM [Referrals] AS [r0]
    WHERE [r0].[OpeningId] = [o].[Id] AND [r0].[ReferrerId] <> @me6 AND [r0].[Stage] = N'Hired')
FROM [Openings] AS [o]
WHERE EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o0]
    WHERE [o].[Id] = [o0].[OpeningId] AND [o0].[PersonId] = @me) AND [o].[Search] LIKE @key_contains ESCAPE N'\' AND [o].[State] = @state
ORDER BY CASE
    WHEN [o].[State] = N'Closed' THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [o].[Title], [o].[Location], [o].[Id]
OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY

SELECT [o].[State] AS [Key], COUNT(*) AS [Count]
FROM [Openings] AS [o]
WHERE EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o0]
    WHERE [o].[Id] = [o0].[OpeningId] AND [o0].[PersonId] = @me) AND [o].[Search] LIKE @key_contains ESCAPE N'\'
GROUP BY [o].[State]

SELECT [o].[State] AS [Key], COUNT(*) AS [Count]
FROM [Openings] AS [o]
WHERE [o].[Search] LIKE @key_contains ESCAPE N'\'
GROUP BY [o].[State]

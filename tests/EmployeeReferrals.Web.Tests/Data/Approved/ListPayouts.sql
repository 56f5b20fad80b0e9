SELECT COUNT(*)
FROM [Payouts] AS [p]
WHERE [p].[RecipientId] <> @me AND [p].[Currency] = @currency AND EXISTS (
    SELECT 1
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND (EXISTS (
    SELECT 1
    FROM [People] AS [p1]
    WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') OR EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[HireId] AND EXISTS (
        SELECT 1
        FROM [Candidates] AS [c]
        WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @word_contains ESCAPE N'\'))) AND [p].[Recovery] = N'ToReview'

SELECT COUNT(*)
FROM [Payouts] AS [p]
WHERE [p].[RecipientId] <> @me AND [p].[State] IN (N'Released', N'Exported', N'Paid') AND [p].[Currency] = @currency AND EXISTS (
    SELECT 1
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND EXISTS (
    SELECT 1
    FROM [People] AS [p1]
    WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') AND [p].[Recovery] = N'ToReview'

SELECT TOP(@p) [p0].[Currency]
FROM (
    SELECT DISTINCT [p].[Currency]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me
) AS [p0]
ORDER BY [p0].[Currency]

SELECT TOP(@p) [p0].[Currency]
FROM (
    SELECT DISTINCT [p].[Currency]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[State] IN (N'Released', N'Exported', N'Paid')
) AS [p0]
ORDER BY [p0].[Currency]

SELECT TOP(@p) [p1].[LegalEntity]
FROM (
    SELECT DISTINCT [p].[LegalEntity]
    FROM [People] AS [p]
    WHERE EXISTS (
        SELECT 1
        FROM [Payouts] AS [p0]
        WHERE [p0].[RecipientId] <> @me AND [p0].[RecipientId] = [p].[Id])
) AS [p1]
ORDER BY [p1].[LegalEntity]

SELECT TOP(@p) [p1].[LegalEntity]
FROM (
    SELECT DISTINCT [p].[LegalEntity]
    FROM [People] AS [p]
    WHERE EXISTS (
        SELECT 1
        FROM [Payouts] AS [p0]
        WHERE [p0].[RecipientId] <> @me AND [p0].[State] IN (N'Released', N'Exported', N'Paid') AND [p0].[RecipientId] = [p].[Id])
) AS [p1]
ORDER BY [p1].[LegalEntity]

SELECT [p2].[State], [p2].[IsApproved], COUNT(*) AS [Count]
FROM (
    SELECT [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [IsApproved]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND (EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') OR EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[Id] = [p].[HireId] AND EXISTS (
            SELECT 1
            FROM [Candidates] AS [c]
            WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @word_contains ESCAPE N'\')))
) AS [p2]
GROUP BY [p2].[State], [p2].[IsApproved]

SELECT [p2].[State], [p2].[IsApproved], COUNT(*) AS [Count]
FROM (
    SELECT [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [IsApproved]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[State] IN (N'Released', N'Exported', N'Paid') AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\')
) AS [p2]
GROUP BY [p2].[State], [p2].[IsApproved]

SELECT [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay], COUNT(*) AS [Count], COALESCE(SUM([p2].[Amount]), 0.0) AS [Sum]
FROM (
    SELECT [p].[Amount], [p].[Currency], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [IsApproved], CASE
        WHEN [p].[DueOn] IS NULL THEN 5
        WHEN [p].[DueOn] <= @today THEN 2
        WHEN [p].[DueOn] <= @soon THEN 3
        ELSE 4
    END AS [ByDay]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND (EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') OR EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[Id] = [p].[HireId] AND EXISTS (
            SELECT 1
            FROM [Candidates] AS [c]
            WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @word_contains ESCAPE N'\'))) AND (([p].[State] = N'AwaitingApproval' AND ([p].[ApprovedAmount] <> [p].[Amount] OR [p].[ApprovedAmount] IS NULL)) OR [p].[Recovery] = N'ToReview')
) AS [p2]
GROUP BY [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay]

SELECT [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay], COUNT(*) AS [Count], COALESCE(SUM([p2].[Amount]), 0.0) AS [Sum]
FROM (
    SELECT [p].[Amount], [p].[Currency], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [IsApproved], CASE
        WHEN [p].[DueOn] IS NULL THEN 5
        WHEN [p].[DueOn] <= @today THEN 2
        WHEN [p].[DueOn] <= @soon THEN 3
        ELSE 4
    END AS [ByDay]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND (EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') OR EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[Id] = [p].[HireId] AND EXISTS (
            SELECT 1
            FROM [Candidates] AS [c]
            WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @word_contains ESCAPE N'\'))) AND ([p].[State] IN (N'Planned', N'Scheduled') OR ([p].[State] = N'AwaitingApproval' AND [p].[ApprovedAmount] = [p].[Amount]))
) AS [p2]
GROUP BY [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay]

SELECT [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay], COUNT(*) AS [Count], COALESCE(SUM([p2].[Amount]), 0.0) AS [Sum]
FROM (
    SELECT [p].[Amount], [p].[Currency], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [IsApproved], CASE
        WHEN [p].[DueOn] IS NULL THEN 5
        WHEN [p].[DueOn] <= @today THEN 2
        WHEN [p].[DueOn] <= @soon THEN 3
        ELSE 4
    END AS [ByDay]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND (EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') OR EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[Id] = [p].[HireId] AND EXISTS (
            SELECT 1
            FROM [Candidates] AS [c]
            WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @word_contains ESCAPE N'\'))) AND [p].[State] = N'Deferred'
) AS [p2]
GROUP BY [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay]

SELECT [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay], COUNT(*) AS [Count], COALESCE(SUM([p2].[Amount]), 0.0) AS [Sum]
FROM (
    SELECT [p].[Amount], [p].[Currency], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [IsApproved], CASE
        WHEN [p].[DueOn] IS NULL THEN 5
        WHEN [p].[DueOn] <= @today THEN 2
        WHEN [p].[DueOn] <= @soon THEN 3
        ELSE 4
    END AS [ByDay]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND (EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') OR EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[Id] = [p].[HireId] AND EXISTS (
            SELECT 1
            FROM [Candidates] AS [c]
            WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @word_contains ESCAPE N'\'))) AND [p].[State] IN (N'Forfeited', N'Declined', N'Cancelled')
) AS [p2]
GROUP BY [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay]

SELECT [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay], COUNT(*) AS [Count], COALESCE(SUM([p2].[Amount]), 0.0) AS [Sum]
FROM (
    SELECT [p].[Amount], [p].[Currency], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [IsApproved], CASE
        WHEN [p].[DueOn] IS NULL THEN 5
        WHEN [p].[DueOn] <= @today THEN 2
        WHEN [p].[DueOn] <= @soon THEN 3
        ELSE 4
    END AS [ByDay]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND (EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') OR EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[Id] = [p].[HireId] AND EXISTS (
            SELECT 1
            FROM [Candidates] AS [c]
            WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @word_contains ESCAPE N'\'))) AND [p].[State] IN (N'Released', N'Exported', N'Paid')
) AS [p2]
GROUP BY [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay]

SELECT [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay], COUNT(*) AS [Count], COALESCE(SUM([p2].[Amount]), 0.0) AS [Sum]
FROM (
    SELECT [p].[Amount], [p].[Currency], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [IsApproved], CASE
        WHEN [p].[DueOn] IS NULL THEN 5
        WHEN [p].[DueOn] <= @today THEN 2
        WHEN [p].[DueOn] <= @soon THEN 3
        ELSE 4
    END AS [ByDay]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[State] IN (N'Released', N'Exported', N'Paid') AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') AND (([p].[State] = N'AwaitingApproval' AND ([p].[ApprovedAmount] <> [p].[Amount] OR [p].[ApprovedAmount] IS NULL)) OR [p].[Recovery] = N'ToReview')
) AS [p2]
GROUP BY [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay]

SELECT [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay], COUNT(*) AS [Count], COALESCE(SUM([p2].[Amount]), 0.0) AS [Sum]
FROM (
    SELECT [p].[Amount], [p].[Currency], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [IsApproved], CASE
        WHEN [p].[DueOn] IS NULL THEN 5
        WHEN [p].[DueOn] <= @today THEN 2
        WHEN [p].[DueOn] <= @soon THEN 3
        ELSE 4
    END AS [ByDay]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[State] IN (N'Released', N'Exported', N'Paid') AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') AND ([p].[State] IN (N'Planned', N'Scheduled') OR ([p].[State] = N'AwaitingApproval' AND [p].[ApprovedAmount] = [p].[Amount]))
) AS [p2]
GROUP BY [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay]

SELECT [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay], COUNT(*) AS [Count], COALESCE(SUM([p2].[Amount]), 0.0) AS [Sum]
FROM (
    SELECT [p].[Amount], [p].[Currency], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [IsApproved], CASE
        WHEN [p].[DueOn] IS NULL THEN 5
        WHEN [p].[DueOn] <= @today THEN 2
        WHEN [p].[DueOn] <= @soon THEN 3
        ELSE 4
    END AS [ByDay]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[State] IN (N'Released', N'Exported', N'Paid') AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') AND [p].[State] = N'Deferred'
) AS [p2]
GROUP BY [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay]

SELECT [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay], COUNT(*) AS [Count], COALESCE(SUM([p2].[Amount]), 0.0) AS [Sum]
FROM (
    SELECT [p].[Amount], [p].[Currency], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [IsApproved], CASE
        WHEN [p].[DueOn] IS NULL THEN 5
        WHEN [p].[DueOn] <= @today THEN 2
        WHEN [p].[DueOn] <= @soon THEN 3
        ELSE 4
    END AS [ByDay]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[State] IN (N'Released', N'Exported', N'Paid') AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') AND [p].[State] IN (N'Forfeited', N'Declined', N'Cancelled')
) AS [p2]
GROUP BY [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay]

SELECT [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay], COUNT(*) AS [Count], COALESCE(SUM([p2].[Amount]), 0.0) AS [Sum]
FROM (
    SELECT [p].[Amount], [p].[Currency], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [IsApproved], CASE
        WHEN [p].[DueOn] IS NULL THEN 5
        WHEN [p].[DueOn] <= @today THEN 2
        WHEN [p].[DueOn] <= @soon THEN 3
        ELSE 4
    END AS [ByDay]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[State] IN (N'Released', N'Exported', N'Paid') AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') AND [p].[State] IN (N'Released', N'Exported', N'Paid')
) AS [p2]
GROUP BY [p2].[State], [p2].[IsApproved], [p2].[Currency], [p2].[ByDay]

SELECT [p3].[Id], [p3].[Number], [p3].[Parts], [p3].[Amount], [p3].[Currency], [p3].[DueOn], [p3].[State], [p3].[c], [p3].[Reason], [p3].[Side], [p3].[Kind], [p3].[Recovery], [p3].[c0], [p5].[Name], [p5].[EmployeeNumber], [p5].[LegalEntity], [p5].[c], [r2].[StartedOn], [r2].[Name], [r2].[Role], [r2].[c]
FROM (
    SELECT [p].[Id], [p].[Number], [p].[Parts], [p].[Amount], [p].[Currency], [p].[DueOn], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], [p].[Reason], [p].[Side], [p].[Kind], [p].[Recovery], CASE
        WHEN EXISTS (
            SELECT 1
            FROM [Referrals] AS [r]
            WHERE [r].[Id] = [p].[ReferralId] AND [r].[Override] IS NOT NULL) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c0], 0 AS [c1], CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c2], [p].[RecipientId], [p].[HireId]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[State] IN (N'Released', N'Exported', N'Paid') AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') AND ([p].[State] IN (N'Planned', N'Scheduled') OR ([p].[State] = N'AwaitingApproval' AND [p].[ApprovedAmount] = [p].[Amount]))
    ORDER BY (SELECT 1), CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END, [p].[DueOn], [p].[Id]
    OFFSET @p ROWS FETCH NEXT @p7 ROWS ONLY
) AS [p3]
LEFT JOIN (
    SELECT [p4].[Name], [p4].[EmployeeNumber], [p4].[LegalEntity], [p4].[c], [p4].[Id]
    FROM (
        SELECT [p2].[Name], [p2].[EmployeeNumber], [p2].[LegalEntity], 1 AS [c], [p2].[Id], ROW_NUMBER() OVER(PARTITION BY [p2].[Id] ORDER BY [p2].[Id]) AS [row]
        FROM [People] AS [p2]
    ) AS [p4]
    WHERE [p4].[row] <= 1
) AS [p5] ON [p3].[RecipientId] = [p5].[Id]
LEFT JOIN (
    SELECT [r1].[StartedOn], [r1].[Name], [r1].[Role], [r1].[c], [r1].[Id]
    FROM (
        SELECT [r0].[StartedOn], (
            SELECT TOP(1) [c].[Name]
            FROM [Candidates] AS [c]
            WHERE [c].[Id] = [r0].[CandidateId]) AS [Name], (
            SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
            FROM [Openings] AS [o]
            WHERE [o].[Id] = [r0].[OpeningId]) AS [Role], 1 AS [c], [r0].[Id], ROW_NUMBER() OVER(PARTITION BY [r0].[Id] ORDER BY [r0].[Id]) AS [row]
        FROM [Referrals] AS [r0]
    ) AS [r1]
    WHERE [r1].[row] <= 1
) AS [r2] ON [p3].[HireId] = [r2].[Id]
ORDER BY [p3].[c1], [p3].[c2], [p3].[DueOn], [p3].[Id]

SELECT [p3].[Id], [p3].[Number], [p3].[Parts], [p3].[Amount], [p3].[Currency], [p3].[DueOn], [p3].[State], [p3].[c], [p3].[Reason], [p3].[Side], [p3].[Kind], [p3].[Recovery], [p3].[c0], [p5].[Name], [p5].[EmployeeNumber], [p5].[LegalEntity], [p5].[c], [r2].[StartedOn], [r2].[Name], [r2].[Role], [r2].[c]
FROM (
    SELECT [p].[Id], [p].[Number], [p].[Parts], [p].[Amount], [p].[Currency], [p].[DueOn], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], [p].[Reason], [p].[Side], [p].[Kind], [p].[Recovery], CASE
        WHEN EXISTS (
            SELECT 1
            FROM [Referrals] AS [r]
            WHERE [r].[Id] = [p].[ReferralId] AND [r].[Override] IS NOT NULL) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c0], CASE
        WHEN [p].[State] = N'AwaitingApproval' THEN 0
        WHEN [p].[State] = N'Released' THEN 1
        WHEN [p].[State] = N'Exported' THEN 2
        WHEN [p].[State] = N'Paid' THEN 3
        WHEN [p].[State] = N'Forfeited' THEN 4
        WHEN [p].[State] = N'Declined' THEN 5
        ELSE 6
    END AS [c1], CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c2], [p].[RecipientId], [p].[HireId]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[State] IN (N'Released', N'Exported', N'Paid') AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') AND (([p].[State] = N'AwaitingApproval' AND ([p].[ApprovedAmount] <> [p].[Amount] OR [p].[ApprovedAmount] IS NULL)) OR [p].[Recovery] = N'ToReview')
    ORDER BY CASE
        WHEN [p].[State] = N'AwaitingApproval' THEN 0
        WHEN [p].[State] = N'Released' THEN 1
        WHEN [p].[State] = N'Exported' THEN 2
        WHEN [p].[State] = N'Paid' THEN 3
        WHEN [p].[State] = N'Forfeited' THEN 4
        WHEN [p].[State] = N'Declined' THEN 5
        ELSE 6
    END, CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END, [p].[DueOn] DESC, [p].[Id]
    OFFSET @p ROWS FETCH NEXT @p7 ROWS ONLY
) AS [p3]
LEFT JOIN (
    SELECT [p4].[Name], [p4].[EmployeeNumber], [p4].[LegalEntity], [p4].[c], [p4].[Id]
    FROM (
        SELECT [p2].[Name], [p2].[EmployeeNumber], [p2].[LegalEntity], 1 AS [c], [p2].[Id], ROW_NUMBER() OVER(PARTITION BY [p2].[Id] ORDER BY [p2].[Id]) AS [row]
        FROM [People] AS [p2]
    ) AS [p4]
    WHERE [p4].[row] <= 1
) AS [p5] ON [p3].[RecipientId] = [p5].[Id]
LEFT JOIN (
    SELECT [r1].[StartedOn], [r1].[Name], [r1].[Role], [r1].[c], [r1].[Id]
    FROM (
        SELECT [r0].[StartedOn], (
            SELECT TOP(1) [c].[Name]
            FROM [Candidates] AS [c]
            WHERE [c].[Id] = [r0].[CandidateId]) AS [Name], (
            SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
            FROM [Openings] AS [o]
            WHERE [o].[Id] = [r0].[OpeningId]) AS [Role], 1 AS [c], [r0].[Id], ROW_NUMBER() OVER(PARTITION BY [r0].[Id] ORDER BY [r0].[Id]) AS [row]
        FROM [Referrals] AS [r0]
    ) AS [r1]
    WHERE [r1].[row] <= 1
) AS [r2] ON [p3].[HireId] = [r2].[Id]
ORDER BY [p3].[c1], [p3].[c2], [p3].[DueOn] DESC, [p3].[Id]

SELECT [p3].[Id], [p3].[Number], [p3].[Parts], [p3].[Amount], [p3].[Currency], [p3].[DueOn], [p3].[State], [p3].[c], [p3].[Reason], [p3].[Side], [p3].[Kind], [p3].[Recovery], [p3].[c0], [p5].[Name], [p5].[EmployeeNumber], [p5].[LegalEntity], [p5].[c], [r2].[StartedOn], [r2].[Name], [r2].[Role], [r2].[c]
FROM (
    SELECT [p].[Id], [p].[Number], [p].[Parts], [p].[Amount], [p].[Currency], [p].[DueOn], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], [p].[Reason], [p].[Side], [p].[Kind], [p].[Recovery], CASE
        WHEN EXISTS (
            SELECT 1
            FROM [Referrals] AS [r]
            WHERE [r].[Id] = [p].[ReferralId] AND [r].[Override] IS NOT NULL) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c0], CASE
        WHEN [p].[State] = N'AwaitingApproval' THEN 0
        WHEN [p].[State] = N'Released' THEN 1
        WHEN [p].[State] = N'Exported' THEN 2
        WHEN [p].[State] = N'Paid' THEN 3
        WHEN [p].[State] = N'Forfeited' THEN 4
        WHEN [p].[State] = N'Declined' THEN 5
        ELSE 6
    END AS [c1], CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c2], [p].[RecipientId], [p].[HireId]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[State] IN (N'Released', N'Exported', N'Paid') AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') AND [p].[State] = N'Deferred'
    ORDER BY CASE
        WHEN [p].[State] = N'AwaitingApproval' THEN 0
        WHEN [p].[State] = N'Released' THEN 1
        WHEN [p].[State] = N'Exported' THEN 2
        WHEN [p].[State] = N'Paid' THEN 3
        WHEN [p].[State] = N'Forfeited' THEN 4
        WHEN [p].[State] = N'Declined' THEN 5
        ELSE 6
    END, CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END, [p].[DueOn], [p].[Id]
    OFFSET @p ROWS FETCH NEXT @p7 ROWS ONLY
) AS [p3]
LEFT JOIN (
    SELECT [p4].[Name], [p4].[EmployeeNumber], [p4].[LegalEntity], [p4].[c], [p4].[Id]
    FROM (
        SELECT [p2].[Name], [p2].[EmployeeNumber], [p2].[LegalEntity], 1 AS [c], [p2].[Id], ROW_NUMBER() OVER(PARTITION BY [p2].[Id] ORDER BY [p2].[Id]) AS [row]
        FROM [People] AS [p2]
    ) AS [p4]
    WHERE [p4].[row] <= 1
) AS [p5] ON [p3].[RecipientId] = [p5].[Id]
LEFT JOIN (
    SELECT [r1].[StartedOn], [r1].[Name], [r1].[Role], [r1].[c], [r1].[Id]
    FROM (
        SELECT [r0].[StartedOn], (
            SELECT TOP(1) [c].[Name]
            FROM [Candidates] AS [c]
            WHERE [c].[Id] = [r0].[CandidateId]) AS [Name], (
            SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
            FROM [Openings] AS [o]
            WHERE [o].[Id] = [r0].[OpeningId]) AS [Role], 1 AS [c], [r0].[Id], ROW_NUMBER() OVER(PARTITION BY [r0].[Id] ORDER BY [r0].[Id]) AS [row]
        FROM [Referrals] AS [r0]
    ) AS [r1]
    WHERE [r1].[row] <= 1
) AS [r2] ON [p3].[HireId] = [r2].[Id]
ORDER BY [p3].[c1], [p3].[c2], [p3].[DueOn], [p3].[Id]

SELECT [p3].[Id], [p3].[Number], [p3].[Parts], [p3].[Amount], [p3].[Currency], [p3].[DueOn], [p3].[State], [p3].[c], [p3].[Reason], [p3].[Side], [p3].[Kind], [p3].[Recovery], [p3].[c0], [p5].[Name], [p5].[EmployeeNumber], [p5].[LegalEntity], [p5].[c], [r2].[StartedOn], [r2].[Name], [r2].[Role], [r2].[c]
FROM (
    SELECT [p].[Id], [p].[Number], [p].[Parts], [p].[Amount], [p].[Currency], [p].[DueOn], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], [p].[Reason], [p].[Side], [p].[Kind], [p].[Recovery], CASE
        WHEN EXISTS (
            SELECT 1
            FROM [Referrals] AS [r]
            WHERE [r].[Id] = [p].[ReferralId] AND [r].[Override] IS NOT NULL) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c0], CASE
        WHEN [p].[State] = N'AwaitingApproval' THEN 0
        WHEN [p].[State] = N'Released' THEN 1
        WHEN [p].[State] = N'Exported' THEN 2
        WHEN [p].[State] = N'Paid' THEN 3
        WHEN [p].[State] = N'Forfeited' THEN 4
        WHEN [p].[State] = N'Declined' THEN 5
        ELSE 6
    END AS [c1], CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c2], [p].[RecipientId], [p].[HireId]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[State] IN (N'Released', N'Exported', N'Paid') AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') AND [p].[State] IN (N'Forfeited', N'Declined', N'Cancelled')
    ORDER BY CASE
        WHEN [p].[State] = N'AwaitingApproval' THEN 0
        WHEN [p].[State] = N'Released' THEN 1
        WHEN [p].[State] = N'Exported' THEN 2
        WHEN [p].[State] = N'Paid' THEN 3
        WHEN [p].[State] = N'Forfeited' THEN 4
        WHEN [p].[State] = N'Declined' THEN 5
        ELSE 6
    END, CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END, [p].[DueOn] DESC, [p].[Id]
    OFFSET @p ROWS FETCH NEXT @p7 ROWS ONLY
) AS [p3]
LEFT JOIN (
    SELECT [p4].[Name], [p4].[EmployeeNumber], [p4].[LegalEntity], [p4].[c], [p4].[Id]
    FROM (
        SELECT [p2].[Name], [p2].[EmployeeNumber], [p2].[LegalEntity], 1 AS [c], [p2].[Id], ROW_NUMBER() OVER(PARTITION BY [p2].[Id] ORDER BY [p2].[Id]) AS [row]
        FROM [People] AS [p2]
    ) AS [p4]
    WHERE [p4].[row] <= 1
) AS [p5] ON [p3].[RecipientId] = [p5].[Id]
LEFT JOIN (
    SELECT [r1].[StartedOn], [r1].[Name], [r1].[Role], [r1].[c], [r1].[Id]
    FROM (
        SELECT [r0].[StartedOn], (
            SELECT TOP(1) [c].[Name]
            FROM [Candidates] AS [c]
            WHERE [c].[Id] = [r0].[CandidateId]) AS [Name], (
            SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
            FROM [Openings] AS [o]
            WHERE [o].[Id] = [r0].[OpeningId]) AS [Role], 1 AS [c], [r0].[Id], ROW_NUMBER() OVER(PARTITION BY [r0].[Id] ORDER BY [r0].[Id]) AS [row]
        FROM [Referrals] AS [r0]
    ) AS [r1]
    WHERE [r1].[row] <= 1
) AS [r2] ON [p3].[HireId] = [r2].[Id]
ORDER BY [p3].[c1], [p3].[c2], [p3].[DueOn] DESC, [p3].[Id]

SELECT [p3].[Id], [p3].[Number], [p3].[Parts], [p3].[Amount], [p3].[Currency], [p3].[DueOn], [p3].[State], [p3].[c], [p3].[Reason], [p3].[Side], [p3].[Kind], [p3].[Recovery], [p3].[c0], [p5].[Name], [p5].[EmployeeNumber], [p5].[LegalEntity], [p5].[c], [r2].[StartedOn], [r2].[Name], [r2].[Role], [r2].[c]
FROM (
    SELECT [p].[Id], [p].[Number], [p].[Parts], [p].[Amount], [p].[Currency], [p].[DueOn], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], [p].[Reason], [p].[Side], [p].[Kind], [p].[Recovery], CASE
        WHEN EXISTS (
            SELECT 1
            FROM [Referrals] AS [r]
            WHERE [r].[Id] = [p].[ReferralId] AND [r].[Override] IS NOT NULL) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c0], CASE
        WHEN [p].[State] = N'AwaitingApproval' THEN 0
        WHEN [p].[State] = N'Released' THEN 1
        WHEN [p].[State] = N'Exported' THEN 2
        WHEN [p].[State] = N'Paid' THEN 3
        WHEN [p].[State] = N'Forfeited' THEN 4
        WHEN [p].[State] = N'Declined' THEN 5
        ELSE 6
    END AS [c1], CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c2], [p].[RecipientId], [p].[HireId]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[State] IN (N'Released', N'Exported', N'Paid') AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') AND [p].[State] IN (N'Released', N'Exported', N'Paid')
    ORDER BY CASE
        WHEN [p].[State] = N'AwaitingApproval' THEN 0
        WHEN [p].[State] = N'Released' THEN 1
        WHEN [p].[State] = N'Exported' THEN 2
        WHEN [p].[State] = N'Paid' THEN 3
        WHEN [p].[State] = N'Forfeited' THEN 4
        WHEN [p].[State] = N'Declined' THEN 5
        ELSE 6
    END, CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END, [p].[DueOn] DESC, [p].[Id]
    OFFSET @p ROWS FETCH NEXT @p7 ROWS ONLY
) AS [p3]
LEFT JOIN (
    SELECT [p4].[Name], [p4].[EmployeeNumber], [p4].[LegalEntity], [p4].[c], [p4].[Id]
    FROM (
        SELECT [p2].[Name], [p2].[EmployeeNumber], [p2].[LegalEntity], 1 AS [c], [p2].[Id], ROW_NUMBER() OVER(PARTITION BY [p2].[Id] ORDER BY [p2].[Id]) AS [row]
        FROM [People] AS [p2]
    ) AS [p4]
    WHERE [p4].[row] <= 1
) AS [p5] ON [p3].[RecipientId] = [p5].[Id]
LEFT JOIN (
    SELECT [r1].[StartedOn], [r1].[Name], [r1].[Role], [r1].[c], [r1].[Id]
    FROM (
        SELECT [r0].[StartedOn], (
            SELECT TOP(1) [c].[Name]
            FROM [Candidates] AS [c]
            WHERE [c].[Id] = [r0].[CandidateId]) AS [Name], (
            SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
            FROM [Openings] AS [o]
            WHERE [o].[Id] = [r0].[OpeningId]) AS [Role], 1 AS [c], [r0].[Id], ROW_NUMBER() OVER(PARTITION BY [r0].[Id] ORDER BY [r0].[Id]) AS [row]
        FROM [Referrals] AS [r0]
    ) AS [r1]
    WHERE [r1].[row] <= 1
) AS [r2] ON [p3].[HireId] = [r2].[Id]
ORDER BY [p3].[c1], [p3].[c2], [p3].[DueOn] DESC, [p3].[Id]

SELECT [p3].[Id], [p3].[Number], [p3].[Parts], [p3].[Amount], [p3].[Currency], [p3].[DueOn], [p3].[State], [p3].[c], [p3].[Reason], [p3].[Side], [p3].[Kind], [p3].[Recovery], [p3].[c0], [p5].[Name], [p5].[EmployeeNumber], [p5].[LegalEntity], [p5].[c], [r3].[StartedOn], [r3].[Name], [r3].[Role], [r3].[c]
FROM (
    SELECT [p].[Id], [p].[Number], [p].[Parts], [p].[Amount], [p].[Currency], [p].[DueOn], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], [p].[Reason], [p].[Side], [p].[Kind], [p].[Recovery], CASE
        WHEN EXISTS (
            SELECT 1
            FROM [Referrals] AS [r0]
            WHERE [r0].[Id] = [p].[ReferralId] AND [r0].[Override] IS NOT NULL) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c0], 0 AS [c1], CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c2], [p].[RecipientId], [p].[HireId]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND (EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') OR EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[Id] = [p].[HireId] AND EXISTS (
            SELECT 1
            FROM [Candidates] AS [c]
            WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @word_contains ESCAPE N'\'))) AND ([p].[State] IN (N'Planned', N'Scheduled') OR ([p].[State] = N'AwaitingApproval' AND [p].[ApprovedAmount] = [p].[Amount]))
    ORDER BY (SELECT 1), CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END, [p].[DueOn], [p].[Id]
    OFFSET @p ROWS FETCH NEXT @p10 ROWS ONLY
) AS [p3]
LEFT JOIN (
    SELECT [p4].[Name], [p4].[EmployeeNumber], [p4].[LegalEntity], [p4].[c], [p4].[Id]
    FROM (
        SELECT [p2].[Name], [p2].[EmployeeNumber], [p2].[LegalEntity], 1 AS [c], [p2].[Id], ROW_NUMBER() OVER(PARTITION BY [p2].[Id] ORDER BY [p2].[Id]) AS [row]
        FROM [People] AS [p2]
    ) AS [p4]
    WHERE [p4].[row] <= 1
) AS [p5] ON [p3].[RecipientId] = [p5].[Id]
LEFT JOIN (
    SELECT [r2].[StartedOn], [r2].[Name], [r2].[Role], [r2].[c], [r2].[Id]
    FROM (
        SELECT [r1].[StartedOn], (
            SELECT TOP(1) [c0].[Name]
            FROM [Candidates] AS [c0]
            WHERE [c0].[Id] = [r1].[CandidateId]) AS [Name], (
            SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
            FROM [Openings] AS [o]
            WHERE [o].[Id] = [r1].[OpeningId]) AS [Role], 1 AS [c], [r1].[Id], ROW_NUMBER() OVER(PARTITION BY [r1].[Id] ORDER BY [r1].[Id]) AS [row]
        FROM [Referrals] AS [r1]
    ) AS [r2]
    WHERE [r2].[row] <= 1
) AS [r3] ON [p3].[HireId] = [r3].[Id]
ORDER BY [p3].[c1], [p3].[c2], [p3].[DueOn], [p3].[Id]

SELECT [p3].[Id], [p3].[Number], [p3].[Parts], [p3].[Amount], [p3].[Currency], [p3].[DueOn], [p3].[State], [p3].[c], [p3].[Reason], [p3].[Side], [p3].[Kind], [p3].[Recovery], [p3].[c0], [p5].[Name], [p5].[EmployeeNumber], [p5].[LegalEntity], [p5].[c], [r3].[StartedOn], [r3].[Name], [r3].[Role], [r3].[c]
FROM (
    SELECT [p].[Id], [p].[Number], [p].[Parts], [p].[Amount], [p].[Currency], [p].[DueOn], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], [p].[Reason], [p].[Side], [p].[Kind], [p].[Recovery], CASE
        WHEN EXISTS (
            SELECT 1
            FROM [Referrals] AS [r0]
            WHERE [r0].[Id] = [p].[ReferralId] AND [r0].[Override] IS NOT NULL) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c0], CASE
        WHEN [p].[State] = N'AwaitingApproval' THEN 0
        WHEN [p].[State] = N'Released' THEN 1
        WHEN [p].[State] = N'Exported' THEN 2
        WHEN [p].[State] = N'Paid' THEN 3
        WHEN [p].[State] = N'Forfeited' THEN 4
        WHEN [p].[State] = N'Declined' THEN 5
        ELSE 6
    END AS [c1], CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c2], [p].[RecipientId], [p].[HireId]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND (EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') OR EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[Id] = [p].[HireId] AND EXISTS (
            SELECT 1
            FROM [Candidates] AS [c]
            WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @word_contains ESCAPE N'\'))) AND (([p].[State] = N'AwaitingApproval' AND ([p].[ApprovedAmount] <> [p].[Amount] OR [p].[ApprovedAmount] IS NULL)) OR [p].[Recovery] = N'ToReview')
    ORDER BY CASE
        WHEN [p].[State] = N'AwaitingApproval' THEN 0
        WHEN [p].[State] = N'Released' THEN 1
        WHEN [p].[State] = N'Exported' THEN 2
        WHEN [p].[State] = N'Paid' THEN 3
        WHEN [p].[State] = N'Forfeited' THEN 4
        WHEN [p].[State] = N'Declined' THEN 5
        ELSE 6
    END, CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END, [p].[DueOn] DESC, [p].[Id]
    OFFSET @p ROWS FETCH NEXT @p10 ROWS ONLY
) AS [p3]
LEFT JOIN (
    SELECT [p4].[Name], [p4].[EmployeeNumber], [p4].[LegalEntity], [p4].[c], [p4].[Id]
    FROM (
        SELECT [p2].[Name], [p2].[EmployeeNumber], [p2].[LegalEntity], 1 AS [c], [p2].[Id], ROW_NUMBER() OVER(PARTITION BY [p2].[Id] ORDER BY [p2].[Id]) AS [row]
        FROM [People] AS [p2]
    ) AS [p4]
    WHERE [p4].[row] <= 1
) AS [p5] ON [p3].[RecipientId] = [p5].[Id]
LEFT JOIN (
    SELECT [r2].[StartedOn], [r2].[Name], [r2].[Role], [r2].[c], [r2].[Id]
    FROM (
        SELECT [r1].[StartedOn], (
            SELECT TOP(1) [c0].[Name]
            FROM [Candidates] AS [c0]
            WHERE [c0].[Id] = [r1].[CandidateId]) AS [Name], (
            SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
            FROM [Openings] AS [o]
            WHERE [o].[Id] = [r1].[OpeningId]) AS [Role], 1 AS [c], [r1].[Id], ROW_NUMBER() OVER(PARTITION BY [r1].[Id] ORDER BY [r1].[Id]) AS [row]
        FROM [Referrals] AS [r1]
    ) AS [r2]
    WHERE [r2].[row] <= 1
) AS [r3] ON [p3].[HireId] = [r3].[Id]
ORDER BY [p3].[c1], [p3].[c2], [p3].[DueOn] DESC, [p3].[Id]

SELECT [p3].[Id], [p3].[Number], [p3].[Parts], [p3].[Amount], [p3].[Currency], [p3].[DueOn], [p3].[State], [p3].[c], [p3].[Reason], [p3].[Side], [p3].[Kind], [p3].[Recovery], [p3].[c0], [p5].[Name], [p5].[EmployeeNumber], [p5].[LegalEntity], [p5].[c], [r3].[StartedOn], [r3].[Name], [r3].[Role], [r3].[c]
FROM (
    SELECT [p].[Id], [p].[Number], [p].[Parts], [p].[Amount], [p].[Currency], [p].[DueOn], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], [p].[Reason], [p].[Side], [p].[Kind], [p].[Recovery], CASE
        WHEN EXISTS (
            SELECT 1
            FROM [Referrals] AS [r0]
            WHERE [r0].[Id] = [p].[ReferralId] AND [r0].[Override] IS NOT NULL) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c0], CASE
        WHEN [p].[State] = N'AwaitingApproval' THEN 0
        WHEN [p].[State] = N'Released' THEN 1
        WHEN [p].[State] = N'Exported' THEN 2
        WHEN [p].[State] = N'Paid' THEN 3
        WHEN [p].[State] = N'Forfeited' THEN 4
        WHEN [p].[State] = N'Declined' THEN 5
        ELSE 6
    END AS [c1], CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c2], [p].[RecipientId], [p].[HireId]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND (EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') OR EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[Id] = [p].[HireId] AND EXISTS (
            SELECT 1
            FROM [Candidates] AS [c]
            WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @word_contains ESCAPE N'\'))) AND [p].[State] = N'Deferred'
    ORDER BY CASE
        WHEN [p].[State] = N'AwaitingApproval' THEN 0
        WHEN [p].[State] = N'Released' THEN 1
        WHEN [p].[State] = N'Exported' THEN 2
        WHEN [p].[State] = N'Paid' THEN 3
        WHEN [p].[State] = N'Forfeited' THEN 4
        WHEN [p].[State] = N'Declined' THEN 5
        ELSE 6
    END, CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END, [p].[DueOn], [p].[Id]
    OFFSET @p ROWS FETCH NEXT @p10 ROWS ONLY
) AS [p3]
LEFT JOIN (
    SELECT [p4].[Name], [p4].[EmployeeNumber], [p4].[LegalEntity], [p4].[c], [p4].[Id]
    FROM (
        SELECT [p2].[Name], [p2].[EmployeeNumber], [p2].[LegalEntity], 1 AS [c], [p2].[Id], ROW_NUMBER() OVER(PARTITION BY [p2].[Id] ORDER BY [p2].[Id]) AS [row]
        FROM [People] AS [p2]
    ) AS [p4]
    WHERE [p4].[row] <= 1
) AS [p5] ON [p3].[RecipientId] = [p5].[Id]
LEFT JOIN (
    SELECT [r2].[StartedOn], [r2].[Name], [r2].[Role], [r2].[c], [r2].[Id]
    FROM (
        SELECT [r1].[StartedOn], (
            SELECT TOP(1) [c0].[Name]
            FROM [Candidates] AS [c0]
            WHERE [c0].[Id] = [r1].[CandidateId]) AS [Name], (
            SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
            FROM [Openings] AS [o]
            WHERE [o].[Id] = [r1].[OpeningId]) AS [Role], 1 AS [c], [r1].[Id], ROW_NUMBER() OVER(PARTITION BY [r1].[Id] ORDER BY [r1].[Id]) AS [row]
        FROM [Referrals] AS [r1]
    ) AS [r2]
    WHERE [r2].[row] <= 1
) AS [r3] ON [p3].[HireId] = [r3].[Id]
ORDER BY [p3].[c1], [p3].[c2], [p3].[DueOn], [p3].[Id]

SELECT [p3].[Id], [p3].[Number], [p3].[Parts], [p3].[Amount], [p3].[Currency], [p3].[DueOn], [p3].[State], [p3].[c], [p3].[Reason], [p3].[Side], [p3].[Kind], [p3].[Recovery], [p3].[c0], [p5].[Name], [p5].[EmployeeNumber], [p5].[LegalEntity], [p5].[c], [r3].[StartedOn], [r3].[Name], [r3].[Role], [r3].[c]
FROM (
    SELECT [p].[Id], [p].[Number], [p].[Parts], [p].[Amount], [p].[Currency], [p].[DueOn], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], [p].[Reason], [p].[Side], [p].[Kind], [p].[Recovery], CASE
        WHEN EXISTS (
            SELECT 1
            FROM [Referrals] AS [r0]
            WHERE [r0].[Id] = [p].[ReferralId] AND [r0].[Override] IS NOT NULL) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c0], CASE
        WHEN [p].[State] = N'AwaitingApproval' THEN 0
        WHEN [p].[State] = N'Released' THEN 1
        WHEN [p].[State] = N'Exported' THEN 2
        WHEN [p].[State] = N'Paid' THEN 3
        WHEN [p].[State] = N'Forfeited' THEN 4
        WHEN [p].[State] = N'Declined' THEN 5
        ELSE 6
    END AS [c1], CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c2], [p].[RecipientId], [p].[HireId]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND (EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') OR EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[Id] = [p].[HireId] AND EXISTS (
            SELECT 1
            FROM [Candidates] AS [c]
            WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @word_contains ESCAPE N'\'))) AND [p].[State] IN (N'Forfeited', N'Declined', N'Cancelled')
    ORDER BY CASE
        WHEN [p].[State] = N'AwaitingApproval' THEN 0
        WHEN [p].[State] = N'Released' THEN 1
        WHEN [p].[State] = N'Exported' THEN 2
        WHEN [p].[State] = N'Paid' THEN 3
        WHEN [p].[State] = N'Forfeited' THEN 4
        WHEN [p].[State] = N'Declined' THEN 5
        ELSE 6
    END, CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END, [p].[DueOn] DESC, [p].[Id]
    OFFSET @p ROWS FETCH NEXT @p10 ROWS ONLY
) AS [p3]
LEFT JOIN (
    SELECT [p4].[Name], [p4].[EmployeeNumber], [p4].[LegalEntity], [p4].[c], [p4].[Id]
    FROM (
        SELECT [p2].[Name], [p2].[EmployeeNumber], [p2].[LegalEntity], 1 AS [c], [p2].[Id], ROW_NUMBER() OVER(PARTITION BY [p2].[Id] ORDER BY [p2].[Id]) AS [row]
        FROM [People] AS [p2]
    ) AS [p4]
    WHERE [p4].[row] <= 1
) AS [p5] ON [p3].[RecipientId] = [p5].[Id]
LEFT JOIN (
    SELECT [r2].[StartedOn], [r2].[Name], [r2].[Role], [r2].[c], [r2].[Id]
    FROM (
        SELECT [r1].[StartedOn], (
            SELECT TOP(1) [c0].[Name]
            FROM [Candidates] AS [c0]
            WHERE [c0].[Id] = [r1].[CandidateId]) AS [Name], (
            SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
            FROM [Openings] AS [o]
            WHERE [o].[Id] = [r1].[OpeningId]) AS [Role], 1 AS [c], [r1].[Id], ROW_NUMBER() OVER(PARTITION BY [r1].[Id] ORDER BY [r1].[Id]) AS [row]
        FROM [Referrals] AS [r1]
    ) AS [r2]
    WHERE [r2].[row] <= 1
) AS [r3] ON [p3].[HireId] = [r3].[Id]
ORDER BY [p3].[c1], [p3].[c2], [p3].[DueOn] DESC, [p3].[Id]

SELECT [p3].[Id], [p3].[Number], [p3].[Parts], [p3].[Amount], [p3].[Currency], [p3].[DueOn], [p3].[State], [p3].[c], [p3].[Reason], [p3].[Side], [p3].[Kind], [p3].[Recovery], [p3].[c0], [p5].[Name], [p5].[EmployeeNumber], [p5].[LegalEntity], [p5].[c], [r3].[StartedOn], [r3].[Name], [r3].[Role], [r3].[c]
FROM (
    SELECT [p].[Id], [p].[Number], [p].[Parts], [p].[Amount], [p].[Currency], [p].[DueOn], [p].[State], CASE
        WHEN [p].[ApprovedAmount] = [p].[Amount] AND [p].[ApprovedAmount] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], [p].[Reason], [p].[Side], [p].[Kind], [p].[Recovery], CASE
        WHEN EXISTS (
            SELECT 1
            FROM [Referrals] AS [r0]
            WHERE [r0].[Id] = [p].[ReferralId] AND [r0].[Override] IS NOT NULL) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c0], CASE
        WHEN [p].[State] = N'AwaitingApproval' THEN 0
        WHEN [p].[State] = N'Released' THEN 1
        WHEN [p].[State] = N'Exported' THEN 2
        WHEN [p].[State] = N'Paid' THEN 3
        WHEN [p].[State] = N'Forfeited' THEN 4
        WHEN [p].[State] = N'Declined' THEN 5
        ELSE 6
    END AS [c1], CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c2], [p].[RecipientId], [p].[HireId]
    FROM [Payouts] AS [p]
    WHERE [p].[RecipientId] <> @me AND [p].[Currency] = @currency AND EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[Id] = [p].[RecipientId] AND [p0].[LegalEntity] = @entity) AND (EXISTS (
        SELECT 1
        FROM [People] AS [p1]
        WHERE [p1].[Id] = [p].[RecipientId] AND [p1].[NameSearch] LIKE @word_contains ESCAPE N'\') OR EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[Id] = [p].[HireId] AND EXISTS (
            SELECT 1
            FROM [Candidates] AS [c]
            WHERE [c].[Id] = [r].[CandidateId] AND [c].[NameSearch] LIKE @word_contains ESCAPE N'\'))) AND [p].[State] IN (N'Released', N'Exported', N'Paid')
    ORDER BY CASE
        WHEN [p].[State] = N'AwaitingApproval' THEN 0
        WHEN [p].[State] = N'Released' THEN 1
        WHEN [p].[State] = N'Exported' THEN 2
        WHEN [p].[State] = N'Paid' THEN 3
        WHEN [p].[State] = N'Forfeited' THEN 4
        WHEN [p].[State] = N'Declined' THEN 5
        ELSE 6
    END, CASE
        WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END, [p].[DueOn] DESC, [p].[Id]
    OFFSET @p ROWS FETCH NEXT @p10 ROWS ONLY
) AS [p3]
LEFT JOIN (
    SELECT [p4].[Name], [p4].[EmployeeNumber], [p4].[LegalEntity], [p4].[c], [p4].[Id]
    FROM (
        SELECT [p2].[Name], [p2].[EmployeeNumber], [p2].[LegalEntity], 1 AS [c], [p2].[Id], ROW_NUMBER() OVER(PARTITION BY [p2].[Id] ORDER BY [p2].[Id]) AS [row]
        FROM [People] AS [p2]
    ) AS [p4]
    WHERE [p4].[row] <= 1
) AS [p5] ON [p3].[RecipientId] = [p5].[Id]
LEFT JOIN (
    SELECT [r2].[StartedOn], [r2].[Name], [r2].[Role], [r2].[c], [r2].[Id]
    FROM (
        SELECT [r1].[StartedOn], (
            SELECT TOP(1) [c0].[Name]
            FROM [Candidates] AS [c0]
            WHERE [c0].[Id] = [r1].[CandidateId]) AS [Name], (
            SELECT TOP(1) [o].[Title] + N', ' + [o].[Location]
            FROM [Openings] AS [o]
            WHERE [o].[Id] = [r1].[OpeningId]) AS [Role], 1 AS [c], [r1].[Id], ROW_NUMBER() OVER(PARTITION BY [r1].[Id] ORDER BY [r1].[Id]) AS [row]
        FROM [Referrals] AS [r1]
    ) AS [r2]
    WHERE [r2].[row] <= 1
) AS [r3] ON [p3].[HireId] = [r3].[Id]
ORDER BY [p3].[c1], [p3].[c2], [p3].[DueOn] DESC, [p3].[Id]

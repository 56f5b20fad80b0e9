SELECT COUNT(*)
FROM [Payouts] AS [p]
WHERE [p].[State] = N'Released' AND [p].[Currency] = @scope_Currency AND [p].[ReleasedAt] < @until AND [p].[RecipientId] = @me

SELECT COUNT(*)
FROM [Payouts] AS [p]
WHERE [p].[State] = N'Released' AND [p].[Currency] = @scope_Currency AND [p].[ReleasedAt] < @until AND [p].[RecipientId] = @me AND [p].[LegalEntity] = @entity

SELECT TOP(@p) [p].[Currency], [p].[LegalEntity], [p].[Kind], COUNT(*) AS [Count], COALESCE(SUM([p].[Amount]), 0.0) AS [Amount]
FROM [Payouts] AS [p]
WHERE [p].[State] = N'Released' AND [p].[ReleasedAt] < @until AND [p].[RecipientId] <> @me
GROUP BY [p].[Currency], [p].[LegalEntity], [p].[Kind]
ORDER BY [p].[Currency], [p].[LegalEntity], [p].[Kind]

SELECT [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [p].[RecipientId]) AS [Name]
FROM [Payouts] AS [p]
WHERE [p].[State] = N'Released' AND [p].[Currency] = @scope_Currency AND [p].[ReleasedAt] < @until AND [p].[RecipientId] <> @me AND (EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[HireId] AND [r].[Stage] = N'Hired') OR EXISTS (
    SELECT 1
    FROM [EarlierRulings] AS [e]
    WHERE [e].[Rule] = N'HireUndone' AND [e].[AboutId] = [p].[Id] AND [e].[Kept] = CAST(1 AS bit)))
ORDER BY [p].[LegalEntity], [p].[EmployeeNumber], [p].[Id]
OFFSET @p ROWS FETCH NEXT @p6 ROWS ONLY

SELECT [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version], (
    SELECT TOP(1) [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [p].[RecipientId]) AS [Name]
FROM [Payouts] AS [p]
WHERE [p].[State] = N'Released' AND [p].[Currency] = @scope_Currency AND [p].[ReleasedAt] < @until AND [p].[RecipientId] <> @me AND [p].[LegalEntity] = @entity AND (EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[HireId] AND [r].[Stage] = N'Hired') OR EXISTS (
    SELECT 1
    FROM [EarlierRulings] AS [e]
    WHERE [e].[Rule] = N'HireUndone' AND [e].[AboutId] = [p].[Id] AND [e].[Kept] = CAST(1 AS bit)))
ORDER BY [p].[LegalEntity], [p].[EmployeeNumber], [p].[Id]
OFFSET @p ROWS FETCH NEXT @p7 ROWS ONLY

SELECT [p].[Kind] AS [Key], COUNT(*) AS [Count], COALESCE(SUM([p].[Amount]), 0.0) AS [Amount], COALESCE(SUM(COALESCE([p].[RewardDays], 0.0)), 0.0) AS [Days]
FROM [Payouts] AS [p]
WHERE [p].[State] = N'Released' AND [p].[Currency] = @scope_Currency AND [p].[ReleasedAt] < @until AND [p].[RecipientId] <> @me AND (EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[HireId] AND [r].[Stage] = N'Hired') OR EXISTS (
    SELECT 1
    FROM [EarlierRulings] AS [e]
    WHERE [e].[Rule] = N'HireUndone' AND [e].[AboutId] = [p].[Id] AND [e].[Kept] = CAST(1 AS bit)))
GROUP BY [p].[Kind]
ORDER BY [p].[Kind]

SELECT [p].[Kind] AS [Key], COUNT(*) AS [Count], COALESCE(SUM([p].[Amount]), 0.0) AS [Amount], COALESCE(SUM(COALESCE([p].[RewardDays], 0.0)), 0.0) AS [Days]
FROM [Payouts] AS [p]
WHERE [p].[State] = N'Released' AND [p].[Currency] = @scope_Currency AND [p].[ReleasedAt] < @until AND [p].[RecipientId] <> @me AND [p].[LegalEntity] = @entity AND (EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[HireId] AND [r].[Stage] = N'Hired') OR EXISTS (
    SELECT 1
    FROM [EarlierRulings] AS [e]
    WHERE [e].[Rule] = N'HireUndone' AND [e].[AboutId] = [p].[Id] AND [e].[Kept] = CAST(1 AS bit)))
GROUP BY [p].[Kind]
ORDER BY [p].[Kind]

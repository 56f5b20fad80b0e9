SELECT [p1].[Id], [p1].[Amount], [p1].[ApprovedAmount], [p1].[Currency], [p1].[DaysAfterStart], [p1].[DeferredUntil], [p1].[DueOn], [p1].[EmployeeNumber], [p1].[FullAmount], [p1].[HeldUntil], [p1].[HireId], [p1].[HireKey], [p1].[Kind], [p1].[LedgerCount], [p1].[LegalEntity], [p1].[NeedsApproval], [p1].[Number], [p1].[Parts], [p1].[Reason], [p1].[RecipientId], [p1].[Recovery], [p1].[ReferralId], [p1].[ReleasedAt], [p1].[RewardDays], [p1].[RewardName], [p1].[Round], [p1].[Side], [p1].[State], [p1].[Version], [p0].[Id], [p0].[ActorId], [p0].[Amount], [p0].[At], [p0].[Currency], [p0].[DueOn], [p0].[From], [p0].[Kind], [p0].[Number], [p0].[PayoutId], [p0].[Reason], [p0].[Recovery], [p0].[Seen], [p0].[To]
FROM (
    SELECT TOP(@p) [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version]
    FROM [Payouts] AS [p]
    WHERE [p].[Id] > @after
    ORDER BY [p].[Id]
) AS [p1]
LEFT JOIN [PayoutLedger] AS [p0] ON [p1].[Id] = [p0].[PayoutId]
ORDER BY [p1].[Id]

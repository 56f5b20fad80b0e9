SELECT TOP(@p) [c].[Id]
FROM [Candidates] AS [c]
WHERE EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[CandidateId] = [c].[Id] AND [r].[MadeOn] >= @from AND [r].[MadeOn] <= @today) AND NOT EXISTS (
    SELECT 1
    FROM [Referrals] AS [r0]
    WHERE [r0].[Stage] = N'Hired' AND [r0].[HiredOn] >= @_countsFrom AND [r0].[HiredOn] <= @today5 AND [r0].[CandidateId] = [c].[Id]) AND [c].[Id] > @passed
ORDER BY [c].[Id]

SELECT TOP(@p) [r].[CandidateId], [r].[Id], [r].[StageSince]
FROM [Referrals] AS [r]
WHERE [r].[Stage] = N'Hired' AND [r].[HiredOn] >= @_countsFrom AND [r].[HiredOn] <= @today AND [r].[StageSince] >= @since AND ([r].[StageSince] > @since OR [r].[Id] > @hire)
ORDER BY [r].[StageSince], [r].[Id]

SELECT [c].[Id], [c].[ActorId], [c].[At], [c].[Code], [c].[Facts], [c].[Moment], [c].[Number], [c].[Reason], [c].[ReferralId], [c].[Sentence], [r].[Id]
FROM [Referrals] AS [r]
INNER JOIN [CreditDecisions] AS [c] ON [r].[Id] = [c].[ReferralId]
WHERE [r].[CandidateId] IN (@list)
ORDER BY [r].[Id]

SELECT [c].[Id], [c].[Name]
FROM [Candidates] AS [c]
WHERE [c].[Id] IN (@list)

SELECT [l0].[Id], [l0].[FirstDay], [l0].[LastDay], [l0].[PersonId], [p].[Id]
FROM [People] AS [p]
INNER JOIN [Leaves] AS [l0] ON [p].[Id] = [l0].[PersonId]
WHERE [p].[Id] IN (@list)
ORDER BY [p].[Id]

SELECT [o].[Id], [o].[CandidateId], [o].[EndReason], [o].[EndedAt], [o].[ReferralId], [o].[ReferrerId], [o].[ScopeKey], [o].[SettledByReferralId], [o].[StartedAt], [o].[Version], [o].[WindowEndsOn]
FROM [Ownerships] AS [o]
WHERE [o].[CandidateId] IN (@list)
ORDER BY [o].[StartedAt], [o].[Id]

SELECT [o].[Id], [o].[Department], [o].[Location], [o].[Level], [o].[Kind], [o].[Bonus], [o].[BonusCurrency], [o].[BonusSetBy]
FROM [Openings] AS [o]

SELECT [o].[Id], [o].[Title] + N', ' + [o].[Location] AS [Name]
FROM [Openings] AS [o]
WHERE [o].[Id] = @ids1

SELECT [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version]
FROM [Payouts] AS [p]
WHERE [p].[ReferralId] IN (@list)

SELECT [p].[Id], [p].[FirstDay], [p].[LastDay], [p].[LeavingReason], [p].[EarlierSpells]
FROM [People] AS [p]
WHERE [p].[Id] IN (@list)
ORDER BY [p].[Id]

SELECT [p].[Id], [p].[Name]
FROM [People] AS [p]
WHERE [p].[Id] IN (@list)

SELECT [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[CandidateId] IN (@list)
ORDER BY [r].[Id]

SELECT [w0].[Id], [w0].[From], [w0].[Percent], [w0].[PersonId], [p].[Id]
FROM [People] AS [p]
INNER JOIN [WorkingTimes] AS [w0] ON [p].[Id] = [w0].[PersonId]
WHERE [p].[Id] IN (@list)
ORDER BY [p].[Id]

SELECT COUNT(*)
FROM [AmountRequests] AS [a]
WHERE [a].[AnsweredAt] IS NULL AND [a].[AskedBy] <> @me

SELECT COUNT(*)
FROM [CreditCases] AS [c]
WHERE [c].[ClosedAt] IS NULL

SELECT COUNT(*)
FROM [CreditReviews] AS [c]
WHERE [c].[State] = N'Open' AND [c].[AskedBy] <> @me

SELECT COUNT(*)
FROM [Openings] AS [o]
WHERE [o].[State] = N'Published'

SELECT COUNT(*)
FROM [Payouts] AS [p]
WHERE [p].[RecipientId] <> @me AND (([p].[State] = N'AwaitingApproval' AND ([p].[ApprovedAmount] <> [p].[Amount] OR [p].[ApprovedAmount] IS NULL)) OR [p].[Recovery] = N'ToReview')

SELECT COUNT(*)
FROM [Payouts] AS [p]
WHERE [p].[RecipientId] <> @me AND [p].[State] = N'Deferred'

SELECT COUNT(*)
FROM [Payouts] AS [p]
WHERE [p].[RecipientId] <> @me AND [p].[State] = N'Scheduled' AND [p].[DueOn] <= @soon

SELECT COUNT(*)
FROM [Payouts] AS [p]
WHERE [p].[RecipientId] <> @me AND [p].[State] IN (N'Released', N'Exported', N'Paid') AND [p].[State] = N'Released'

SELECT COUNT(*)
FROM [PersonMatches] AS [p]
WHERE [p].[DecidedAt] IS NULL

SELECT COUNT(*)
FROM [PossibleMatches] AS [p]
WHERE EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Stage] = N'Hired' AND ([r].[CandidateId] = [p].[OtherCandidateId] OR EXISTS (
        SELECT 1
        FROM [Referrals] AS [r0]
        WHERE [r0].[Id] = [p].[ReferralId] AND [r0].[CandidateId] = [r].[CandidateId])))

SELECT COUNT(*)
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[CandidateId] NOT IN (
    SELECT [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] = @me3
) AND [r].[Stage] = N'Hired' AND [r].[StartedOn] IS NULL AND [r].[PlannedStart] <= @today

SELECT COUNT(*)
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[CandidateId] NOT IN (
    SELECT [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] = @me3
) AND [r].[Stage] = N'New' AND [r].[WaitingSince] <= @late

SELECT COUNT(*)
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[CandidateId] NOT IN (
    SELECT [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] = @me3
) AND [r].[Stage] = N'New' AND [r].[WaitingSince] > @late

SELECT COUNT(*)
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND EXISTS (
    SELECT 1
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId] AND [o].[HiringManagerId] = @me) AND [r].[Stage] = N'Interview'

SELECT COUNT(*)
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[CandidateId] NOT IN (
    SELECT [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] = @me1
) AND [r].[Stage] = N'Hired' AND [r].[StartedOn] IS NULL AND [r].[PlannedStart] <= @today

SELECT COUNT(*)
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[CandidateId] NOT IN (
    SELECT [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] = @me1
) AND [r].[Stage] = N'New' AND [r].[WaitingSince] <= @late

SELECT COUNT(*)
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[CandidateId] NOT IN (
    SELECT [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] = @me1
) AND [r].[Stage] = N'New' AND [r].[WaitingSince] > @late

SELECT COUNT(*)
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] = @me

SELECT COUNT(*)
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] = @me AND ([r].[Stage] IN (@list) OR ([r].[Stage] = N'Hired' AND EXISTS (
    SELECT 1
    FROM [Payouts] AS [p]
    WHERE [p].[ReferralId] = [r].[Id] AND [p].[RecipientId] = @me AND [p].[State] IN (N'Planned', N'Scheduled', N'Deferred', N'AwaitingApproval'))))

SELECT TOP(1) [p].[Department]
FROM [People] AS [p]
WHERE [p].[Id] = @me

SELECT TOP(1) [p].[Roles], [p].[Level], [p].[Kind], [p].[Department], [p].[Location], [p].[LegalEntity], [p].[FirstDay], [p].[LastDay], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[ManagerId] = [p].[Id]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [Leads]
FROM [People] AS [p]
WHERE [p].[Id] = @me

SELECT TOP(@p) [p].[Amount], [p].[Currency], [p].[DueOn], [p].[State], [p].[Reason], [p].[ReferralId], (
    SELECT TOP(1) [r].[TypedName]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[ReferralId])
FROM [Payouts] AS [p]
WHERE [p].[RecipientId] = @me AND [p].[State] <> N'Cancelled' AND [p].[State] <> N'Forfeited' AND [p].[State] <> N'Declined'
ORDER BY CASE
    WHEN [p].[State] IN (N'Paid', N'Exported', N'Released') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, CASE
    WHEN [p].[DueOn] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [p].[DueOn], [p].[Id]

SELECT [l].[FirstId], [l].[SecondId]
FROM [ListPairs] AS [l]

SELECT [o1].[Title], [o1].[Id], [o1].[Department], [o1].[Location], [o1].[Level], [o1].[Kind], [o1].[Bonus], [o1].[BonusCurrency], [o1].[InProgramme], [o1].[HiringManagerId], [o0].[PersonId], [o0].[OpeningId]
FROM (
    SELECT TOP(@p) [o].[Title], [o].[Id], [o].[Department], [o].[Location], [o].[Level], [o].[Kind], [o].[Bonus], [o].[BonusCurrency], [o].[InProgramme], [o].[HiringManagerId], CASE
        WHEN [o].[Department] = @department THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], [o].[PublishedAt]
    FROM [Openings] AS [o]
    WHERE [o].[State] = N'Published'
    ORDER BY CASE
        WHEN [o].[Department] = @department THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END DESC, [o].[PublishedAt] DESC, [o].[Id] DESC
) AS [o1]
LEFT JOIN [OpeningRecruiters] AS [o0] ON [o1].[Id] = [o0].[OpeningId]
ORDER BY [o1].[c] DESC, [o1].[PublishedAt] DESC, [o1].[Id] DESC, [o0].[OpeningId]

SELECT [p].[Id], [p].[ManagerId]
FROM [People] AS [p]
WHERE [p].[Id] = @level1

SELECT [p].[Id], [p].[ManagerId]
FROM [People] AS [p]
WHERE [p].[Id] IN (@list)

SELECT [p].[ReferralId], [p].[Number], [p].[Amount], [p].[Currency], [p].[DaysAfterStart], [p].[DueOn], [p].[State], [p].[Reason], [p].[Kind], [p].[RewardName], [p].[RewardDays]
FROM [Payouts] AS [p]
WHERE 0 = 1
ORDER BY [p].[Number]

SELECT [p].[ReferralId], [p].[Number], [p].[Amount], [p].[Currency], [p].[DaysAfterStart], [p].[DueOn], [p].[State], [p].[Reason], [p].[Kind], [p].[RewardName], [p].[RewardDays]
FROM [Payouts] AS [p]
WHERE [p].[ReferralId] IN (@list) AND [p].[RecipientId] = @me
ORDER BY [p].[Number]

SELECT [r7].[c], [r7].[c0], [r7].[c1], [r7].[HiredOn], [r7].[Id], [r7].[TypedName], [r7].[MadeOn], [r7].[Stage], [r7].[ClosedAt], [r7].[Credit], [r7].[CreditSentence], [r7].[Override], [r7].[Terms], [r7].[PlannedStart], [r7].[StartedOn], [r7].[c2], [o2].[Title], [o2].[Location], [o2].[c]
FROM (
    SELECT TOP(@p) CASE
        WHEN [r].[CandidateId] IN (
            SELECT [p0].[OtherCandidateId]
            FROM [PossibleMatches] AS [p0]
            UNION ALL
            SELECT [r0].[CandidateId] AS [OtherCandidateId]
            FROM [PossibleMatches] AS [p1]
            INNER JOIN [Referrals] AS [r0] ON [p1].[ReferralId] = [r0].[Id]
            UNION ALL
            SELECT [r1].[CandidateId] AS [OtherCandidateId]
            FROM [PersonMatches] AS [p2]
            INNER JOIN [Referrals] AS [r1] ON [p2].[ReferralId] = [r1].[Id]
            WHERE [p2].[DecidedAt] IS NULL
            UNION ALL
            SELECT [r2].[CandidateId] AS [OtherCandidateId]
            FROM [Referrals] AS [r2]
            WHERE [r2].[TypedEmail] IS NULL AND [r2].[TypedName] IS NOT NULL AND (
                SELECT COUNT(*)
                FROM [CandidateContacts] AS [c]
                WHERE [c].[CandidateId] = [r2].[CandidateId] AND [c].[Kind] = N'Email') > 1 AND NOT EXISTS (
                SELECT 1
                FROM [CandidateMerges] AS [c0]
                WHERE [c0].[IntoId] = [r2].[CandidateId] AND [c0].[UndoneAt] IS NULL)
        ) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], CASE
        WHEN [r].[Id] IN (
            SELECT [r4].[Id]
            FROM [CreditCases] AS [c1]
            CROSS JOIN [Referrals] AS [r3]
            CROSS JOIN [Referrals] AS [r4]
            WHERE [c1].[ClosedAt] IS NULL AND ([r3].[Id] = [c1].[BeforeId] OR [r3].[Id] = [c1].[NowId]) AND ([r4].[Id] = [r3].[Id] OR ([r4].[Id] = [c1].[HireId] AND [r4].[ReferrerId] = [r3].[ReferrerId]))
        ) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c0], CASE
        WHEN [r].[Id] IN (
            SELECT [r5].[Id]
            FROM [Referrals] AS [r5]
            WHERE EXISTS (
                SELECT 1
                FROM [Referrals] AS [r6]
                WHERE [r6].[CandidateId] = [r5].[CandidateId] AND [r6].[Stage] = N'Hired' AND [r6].[HiredOn] >= [r5].[MadeOn])
        ) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c1], [r].[HiredOn], [r].[Id], [r].[TypedName], [r].[MadeOn], [r].[Stage], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[Override], [r].[Terms], [r].[PlannedStart], [r].[StartedOn], CASE
        WHEN EXISTS (
            SELECT 1
            FROM [Outbox] AS [o]
            WHERE [o].[Kind] = N'CandidateNotice' AND [o].[State] = N'Waiting' AND [o].[ReferralId] = [r].[Id]) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c2], [r].[StageSince], [r].[OpeningId]
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] = @me AND ([r].[Stage] IN (@list) OR ([r].[Stage] = N'Hired' AND EXISTS (
        SELECT 1
        FROM [Payouts] AS [p]
        WHERE [p].[ReferralId] = [r].[Id] AND [p].[RecipientId] = @me AND [p].[State] IN (N'Planned', N'Scheduled', N'Deferred', N'AwaitingApproval'))))
    ORDER BY [r].[StageSince] DESC, [r].[Id] DESC
) AS [r7]
LEFT JOIN (
    SELECT [o1].[Title], [o1].[Location], [o1].[c], [o1].[Id]
    FROM (
        SELECT [o0].[Title], [o0].[Location], 1 AS [c], [o0].[Id], ROW_NUMBER() OVER(PARTITION BY [o0].[Id] ORDER BY [o0].[Id]) AS [row]
        FROM [Openings] AS [o0]
    ) AS [o1]
    WHERE [o1].[row] <= 1
) AS [o2] ON [r7].[OpeningId] = [o2].[Id]
ORDER BY [r7].[StageSince] DESC, [r7].[Id] DESC

SELECT [r].[HolderId], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], [r].[HireTerms]
FROM [Referrals] AS [r]
WHERE 0 = 1
ORDER BY [r].[HiredOn], [r].[Id]

SELECT [r].[HolderId], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], [r].[HireTerms]
FROM [Referrals] AS [r]
WHERE [r].[Stage] = N'Hired' AND [r].[HolderId] IS NOT NULL AND [r].[HolderId] IN (@list)
ORDER BY [r].[HiredOn], [r].[Id]

SELECT [s].[ReferralId], [s].[To], [s].[At]
FROM [StageMoves] AS [s]
WHERE 0 = 1
ORDER BY [s].[Entry]

SELECT [s].[ReferralId], [s].[To], [s].[At]
FROM [StageMoves] AS [s]
WHERE [s].[ReferralId] IN (@list) AND [s].[Undoes] IS NULL AND [s].[IsUndone] = CAST(0 AS bit)
ORDER BY [s].[Entry]

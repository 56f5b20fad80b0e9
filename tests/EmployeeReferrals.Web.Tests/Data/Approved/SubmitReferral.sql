SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [CandidateContacts] AS [c]
        WHERE [c].[Kind] = N'LinkedIn' AND [c].[Key] = @slug AND [c].[CandidateId] <> @candidate_Id) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Objections] AS [o]
        WHERE [o].[KeyHash] = @hashes1) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [People] AS [p]
        WHERE [p].[ManagerId] IS NOT NULL AND [p].[ManagerId] IN (@list)) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT COALESCE(SUM([l].[Version] + 1), 0)
FROM [Lists] AS [l]

SELECT DISTINCT [r].[CandidateId]
FROM [Referrals] AS [r]
WHERE [r].[TypedEmail] IS NULL AND [r].[TypedName] IS NOT NULL AND (
    SELECT COUNT(*)
    FROM [CandidateContacts] AS [c]
    WHERE [c].[CandidateId] = [r].[CandidateId] AND [c].[Kind] = N'Email') > 1 AND NOT EXISTS (
    SELECT 1
    FROM [CandidateMerges] AS [c0]
    WHERE [c0].[IntoId] = [r].[CandidateId] AND [c0].[UndoneAt] IS NULL) AND [r].[CandidateId] = @candidates1

SELECT TOP(1) [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey], CASE
    WHEN EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[ManagerId] = [p].[Id]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [Leads], (
    SELECT COUNT(*)
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] = [p].[Id] AND [r].[MadeAt] >= @dayStart) AS [Today], (
    SELECT TOP(1) [r0].[ReferrerId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[Id] = @command_Id) AS [SentBy]
FROM [People] AS [p]
WHERE [p].[Id] = @me

SELECT TOP(1) [r].[Id]
FROM [Referrals] AS [r]
WHERE [r].[CandidateId] = @known AND [r].[ReferrerId] = @me AND [r].[OpeningId] = @command_OpeningId AND ([r].[Stage] = N'Hired' OR [r].[Stage] IN (@list))

SELECT TOP(2) [c].[Id], [c].[CandidateId], [c].[ExpiresAt], [c].[ReferralId], [c].[TokenHash]
FROM [CandidateLinks] AS [c]
WHERE [c].[ReferralId] = @last

SELECT TOP(2) [s].[Id], [s].[BatchReminderDays], [s].[DueSoonDays], [s].[FirstAnswerHours], [s].[GeneralRecruiters], [s].[LongInInterview], [s].[LongInNew], [s].[LongInOffer], [s].[LongInScreening], [s].[Name], [s].[PayrollLayout], [s].[PhoneRegion], [s].[RecruitersSeeAll], [s].[ReferralsPerDay], [s].[RemindAgainAfter], [s].[RetentionDays], [s].[Scope], [s].[TimeZone], [s].[UndoMinutes], [s].[Version], [s].[WindowDays], [s].[WorkingDays]
FROM [Settings] AS [s]

SELECT [c1].[Id], [c1].[CreatedAt], [c1].[Email], [c1].[ErasedAt], [c1].[Name], [c1].[NameSearch], [c1].[Version], [c0].[Id], [c0].[CandidateId], [c0].[Key], [c0].[Kind], [c0].[Value]
FROM (
    SELECT TOP(1) [c].[Id], [c].[CreatedAt], [c].[Email], [c].[ErasedAt], [c].[Name], [c].[NameSearch], [c].[Version]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = @known
) AS [c1]
LEFT JOIN [CandidateContacts] AS [c0] ON [c1].[Id] = [c0].[CandidateId]
ORDER BY [c1].[Id]

SELECT [c1].[Id], [c1].[CreatedAt], [c1].[Email], [c1].[ErasedAt], [c1].[Name], [c1].[NameSearch], [c1].[Version], [c0].[Id], [c0].[CandidateId], [c0].[Key], [c0].[Kind], [c0].[Value]
FROM (
    SELECT TOP(2) [c].[Id], [c].[CreatedAt], [c].[Email], [c].[ErasedAt], [c].[Name], [c].[NameSearch], [c].[Version]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = @candidate
) AS [c1]
LEFT JOIN [CandidateContacts] AS [c0] ON [c1].[Id] = [c0].[CandidateId]
ORDER BY [c1].[Id]

SELECT [c].[CandidateId], [c].[Kind], [c].[Key]
FROM [CandidateContacts] AS [c]
WHERE ([c].[Kind] = N'Email' AND [c].[Key] = @form_Email_Key) OR ([c].[Kind] = N'LinkedIn' AND [c].[Key] = @form_Slug) OR ([c].[Kind] = N'Phone' AND [c].[Key] = @phoneKey)
ORDER BY [c].[Id]

SELECT [c].[CandidateId], [c].[Kind], [c].[Key]
FROM [CandidateContacts] AS [c]
WHERE ([c].[Kind] = N'Email' AND [c].[Key] = @form_Email_Key) OR ([c].[Kind] = N'Phone' AND [c].[Key] = @phoneKey)
ORDER BY [c].[Id]

SELECT [c].[CandidateId], [c].[Kind], [c].[Key]
FROM [CandidateContacts] AS [c]
WHERE [c].[Kind] = N'Email' AND [c].[Key] = @form_Email_Key
ORDER BY [c].[Id]

SELECT [c].[Id], [c].[Answer], [c].[BeforeId], [c].[ClosedAt], [c].[ClosedBy], [c].[Ground], [c].[HireId], [c].[NowId], [c].[OpenedAt], [c].[Version]
FROM [CreditCases] AS [c]
WHERE [c].[HireId] = @ids1 AND [c].[ClosedAt] IS NULL

SELECT [c].[Id], [c].[Answer], [c].[BeforeId], [c].[ClosedAt], [c].[ClosedBy], [c].[Ground], [c].[HireId], [c].[NowId], [c].[OpenedAt], [c].[Version]
FROM [CreditCases] AS [c]
WHERE [c].[HireId] IN (@list) AND [c].[ClosedAt] IS NULL

SELECT [c].[Id], [c].[ContactIds], [c].[FromId], [c].[IntoId], [c].[MergedAt], [c].[MergedBy], [c].[ReferralIds], [c].[UndoneAt], [c].[Version]
FROM [CandidateMerges] AS [c]
WHERE ([c].[FromId] = @candidateId OR [c].[IntoId] = @candidateId) AND [c].[UndoneAt] IS NOT NULL

SELECT [c].[Id], [c].[ContactIds], [c].[FromId], [c].[IntoId], [c].[MergedAt], [c].[MergedBy], [c].[ReferralIds], [c].[UndoneAt], [c].[Version]
FROM [CandidateMerges] AS [c]
WHERE [c].[IntoId] = @into1 AND [c].[UndoneAt] IS NULL

SELECT [c].[Id], [c].[CreatedAt], [c].[Facts], [c].[From], [c].[SetBy], [c].[Until], [c].[Version]
FROM [Campaigns] AS [c]
ORDER BY [c].[From]

SELECT [l].[Id], [l].[CreatedAt], [l].[JoinedIntoId], [l].[Kind], [l].[Name], [l].[State], [l].[Version], [l0].[Kind], [l0].[Key], [l0].[EntryId], [l0].[Written]
FROM [Lists] AS [l]
LEFT JOIN [ListSpellings] AS [l0] ON [l].[Id] = [l0].[EntryId]
ORDER BY [l].[Id], [l0].[Kind]

SELECT [o1].[Id], [o1].[Bonus], [o1].[BonusCurrency], [o1].[BonusSetBy], [o1].[ClosedAt], [o1].[CreatedAt], [o1].[Department], [o1].[Description], [o1].[HiringManagerId], [o1].[InProgramme], [o1].[Kind], [o1].[Level], [o1].[Location], [o1].[Past], [o1].[PublishedAt], [o1].[Search], [o1].[State], [o1].[Title], [o1].[Version], [o0].[OpeningId], [o0].[PersonId]
FROM (
    SELECT TOP(1) [o].[Id], [o].[Bonus], [o].[BonusCurrency], [o].[BonusSetBy], [o].[ClosedAt], [o].[CreatedAt], [o].[Department], [o].[Description], [o].[HiringManagerId], [o].[InProgramme], [o].[Kind], [o].[Level], [o].[Location], [o].[Past], [o].[PublishedAt], [o].[Search], [o].[State], [o].[Title], [o].[Version]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = @command_OpeningId AND [o].[State] <> N'Draft'
) AS [o1]
LEFT JOIN [OpeningRecruiters] AS [o0] ON [o1].[Id] = [o0].[OpeningId]
ORDER BY [o1].[Id], [o0].[OpeningId]

SELECT [o].[Id], [o].[Bonus], [o].[BonusCurrency], [o].[BonusSetBy], [o].[ClosedAt], [o].[CreatedAt], [o].[Department], [o].[Description], [o].[HiringManagerId], [o].[InProgramme], [o].[Kind], [o].[Level], [o].[Location], [o].[Past], [o].[PublishedAt], [o].[Search], [o].[State], [o].[Title], [o].[Version], [o0].[OpeningId], [o0].[PersonId]
FROM [Openings] AS [o]
LEFT JOIN [OpeningRecruiters] AS [o0] ON [o].[Id] = [o0].[OpeningId]
WHERE [o].[Id] IN (@list)
ORDER BY [o].[Id], [o0].[OpeningId]

SELECT [o].[Id], [o].[CandidateId], [o].[EndReason], [o].[EndedAt], [o].[ReferralId], [o].[ReferrerId], [o].[ScopeKey], [o].[SettledByReferralId], [o].[StartedAt], [o].[Version], [o].[WindowEndsOn]
FROM [Ownerships] AS [o]
WHERE [o].[CandidateId] = @candidateId AND [o].[EndedAt] IS NULL

SELECT [p].[Id]
FROM [People] AS [p]
WHERE [p].[PhoneKey] = @phoneKey

SELECT [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey]
FROM [People] AS [p]
WHERE 0 = 1

SELECT [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey]
FROM [People] AS [p]
WHERE EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[CandidateId] = @candidateId AND [r].[HiredPersonId] = [p].[Id])

SELECT [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey]
FROM [People] AS [p]
WHERE [p].[Id] IN (@list)

SELECT [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey]
FROM [People] AS [p]
WHERE [p].[WorkEmailKey] = @emailKey OR [p].[PrivateEmailKey] = @emailKey

SELECT [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey], [l].[Id], [l].[FirstDay], [l].[LastDay], [l].[PersonId], [w].[Id], [w].[From], [w].[Percent], [w].[PersonId]
FROM [People] AS [p]
LEFT JOIN [Leaves] AS [l] ON [p].[Id] = [l].[PersonId]
LEFT JOIN [WorkingTimes] AS [w] ON [p].[Id] = [w].[PersonId]
WHERE [p].[Id] = @personIds1
ORDER BY [p].[Id], [l].[Id]

SELECT [p].[Id], [p].[ActiveFrom], [p].[IsDraft], [p].[MadeAt], [p].[MadeBy], [p].[Number], [p].[PlanId], [p].[Terms], [p].[Version]
FROM [PlanVersions] AS [p]
ORDER BY [p].[Number]

SELECT [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version]
FROM [Payouts] AS [p]
WHERE [p].[HireKey] = @hire_HireKey

SELECT [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version], [p0].[Id], [p0].[ActorId], [p0].[Amount], [p0].[At], [p0].[Currency], [p0].[DueOn], [p0].[From], [p0].[Kept], [p0].[Kind], [p0].[Number], [p0].[PayoutId], [p0].[Reason], [p0].[Recovery], [p0].[Seen], [p0].[To]
FROM [Payouts] AS [p]
LEFT JOIN [PayoutLedger] AS [p0] ON [p].[Id] = [p0].[PayoutId]
WHERE [p].[ReferralId] = @referral
ORDER BY [p].[Number], [p].[Id]

SELECT [p].[Id], [p].[AppliedOn], [p].[CandidateId], [p].[RecordedAt], [p].[RecordedBy]
FROM [PriorApplications] AS [p]
WHERE [p].[CandidateId] = @family1

SELECT [p].[Id], [p].[CreatedAt], [p].[Name], [p].[RetiredFrom], [p].[Version]
FROM [Plans] AS [p]
ORDER BY [p].[Name]

SELECT [p].[Id], [p].[ManagerId]
FROM [People] AS [p]
WHERE [p].[Id] = @level1

SELECT [p].[Id], [p].[ManagerId]
FROM [People] AS [p]
WHERE [p].[Id] IN (@list)

SELECT [p].[Id], [p].[OtherCandidateId], (
    SELECT TOP(1) [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[Id] = [p].[ReferralId]) AS [Mine]
FROM [PossibleMatches] AS [p]
WHERE [p].[OtherCandidateId] = @candidates1 OR EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[ReferralId] AND [r].[CandidateId] = @candidates2)

SELECT [p].[Id], [r].[CandidateId]
FROM [PersonMatches] AS [p]
INNER JOIN [Referrals] AS [r] ON [p].[ReferralId] = [r].[Id]
WHERE [p].[DecidedAt] IS NULL AND [r].[CandidateId] = @candidates1

SELECT [p].[PersonId]
FROM [PersonMatches] AS [p]
WHERE 0 = 1

SELECT [p].[PersonId]
FROM [PersonMatches] AS [p]
WHERE [p].[PersonId] = @met1 AND EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[ReferralId] AND [r].[CandidateId] = @referral_CandidateId)

SELECT [p].[PersonId]
FROM [PersonMatches] AS [p]
WHERE [p].[Same] = CAST(1 AS bit) AND EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[ReferralId] AND [r].[CandidateId] = @candidateId)

SELECT [r0].[Id], [r0].[CandidateId], [r0].[Channel], [r0].[ClosedAt], [r0].[Credit], [r0].[CreditSentence], [r0].[FirstAnswerAt], [r0].[HireKey], [r0].[HireTerms], [r0].[HiredOn], [r0].[HiredPersonId], [r0].[HolderId], [r0].[KnowsAboutIt], [r0].[MadeAt], [r0].[MadeOn], [r0].[NotSelectedReason], [r0].[OpeningId], [r0].[OverriddenBy], [r0].[Override], [r0].[PlaceFrom], [r0].[PlaceUntil], [r0].[PlannedStart], [r0].[RecruiterId], [r0].[ReferrerId], [r0].[Relationship], [r0].[Stage], [r0].[StageEntry], [r0].[StageSince], [r0].[StartedOn], [r0].[Terms], [r0].[TypedEmail], [r0].[TypedName], [r0].[Version], [r0].[WaitingSince], [r0].[Why], [s].[Id], [s].[ActorId], [s].[At], [s].[Entry], [s].[From], [s].[IsUndone], [s].[Note], [s].[Reason], [s].[ReferralId], [s].[To], [s].[Undoes], [c].[Id], [c].[ActorId], [c].[At], [c].[Code], [c].[Facts], [c].[Moment], [c].[Number], [c].[Reason], [c].[ReferralId], [c].[Sentence]
FROM (
    SELECT TOP(2) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = @id
) AS [r0]
LEFT JOIN [StageMoves] AS [s] ON [r0].[Id] = [s].[ReferralId]
LEFT JOIN [CreditDecisions] AS [c] ON [r0].[Id] = [c].[ReferralId]
ORDER BY [r0].[Id], [s].[Id]

SELECT [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[CandidateId] = @candidate

SELECT [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @referralIds1

SELECT [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why], [c].[Id], [c].[ActorId], [c].[At], [c].[Code], [c].[Facts], [c].[Moment], [c].[Number], [c].[Reason], [c].[ReferralId], [c].[Sentence]
FROM [Referrals] AS [r]
LEFT JOIN [CreditDecisions] AS [c] ON [r].[Id] = [c].[ReferralId]
WHERE [r].[CandidateId] = @candidateId
ORDER BY [r].[Id]

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [CandidateContacts] ([Id], [CandidateId], [Key], [Kind], [Value])
VALUES (@p0, @p1, @p2, @p3, @p4);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [CandidateLinks] ([Id], [CandidateId], [ExpiresAt], [ReferralId], [TokenHash])
VALUES (@p0, @p1, @p2, @p3, @p4);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Candidates] ([Id], [CreatedAt], [Email], [ErasedAt], [Name], [NameSearch], [Version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [CreditDecisions] ([Id], [ActorId], [At], [Code], [Facts], [Moment], [Number], [Reason], [ReferralId], [Sentence])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Outbox] ([Id], [Attempts], [CandidateId], [ClaimId], [ClaimedUntil], [CreatedAt], [Error], [Facts], [Key], [Kind], [NextAttemptAt], [PayoutId], [Purge], [RecipientId], [ReferralId], [SentAt], [SentWithId], [State], [To], [TraceId])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Ownerships] ([Id], [CandidateId], [EndReason], [EndedAt], [ReferralId], [ReferrerId], [ScopeKey], [SettledByReferralId], [StartedAt], [Version], [WindowEndsOn])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [PersonMatches] ([Id], [DecidedAt], [DecidedBy], [FoundAt], [PersonId], [ReferralId], [Same], [Version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [PossibleMatches] ([Id], [OtherCandidateId], [ReferralId])
VALUES (@p0, @p1, @p2);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Referrals] ([Id], [CandidateId], [Channel], [ClosedAt], [Credit], [CreditSentence], [FirstAnswerAt], [HireKey], [HireTerms], [HiredOn], [HiredPersonId], [HolderId], [KnowsAboutIt], [MadeAt], [MadeOn], [NotSelectedReason], [OpeningId], [OverriddenBy], [Override], [PlaceFrom], [PlaceUntil], [PlannedStart], [RecruiterId], [ReferrerId], [Relationship], [Stage], [StageEntry], [StageSince], [StartedOn], [Terms], [TypedEmail], [TypedName], [Version], [WaitingSince], [Why])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29, @p30, @p31, @p32, @p33, @p34);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [StageMoves] ([Id], [ActorId], [At], [Entry], [From], [IsUndone], [Note], [Reason], [ReferralId], [To], [Undoes])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Candidates] SET [CreatedAt] = @p0, [Version] = @p1
OUTPUT 1
WHERE [Id] = @p2 AND [Version] = @p3;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Referrals] SET [TypedEmail] = @p0
OUTPUT 1
WHERE [Id] = @p1 AND [Version] = @p2;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Settings] SET [GeneralRecruiters] = @p0
OUTPUT 1
WHERE [Id] = @p1 AND [Version] = @p2;

UPDATE [p]
SET [p].[PhoneKey] = @p
FROM [People] AS [p]
WHERE [p].[Id] = @portal_Boss_Id

SELECT TOP(1) [o].[Id], [o].[CandidateId], [o].[EndReason], [o].[EndedAt], [o].[ReferralId], [o].[ReferrerId], [o].[ScopeKey], [o].[SettledByReferralId], [o].[StartedAt], [o].[Version], [o].[WindowEndsOn]
FROM [Ownerships] AS [o]
WHERE [o].[Id] = @id

SELECT TOP(2) [s].[Id], [s].[BatchReminderDays], [s].[DueSoonDays], [s].[FirstAnswerHours], [s].[GeneralRecruiters], [s].[LongInInterview], [s].[LongInNew], [s].[LongInOffer], [s].[LongInScreening], [s].[Name], [s].[PayrollLayout], [s].[PhoneRegion], [s].[RecruitersSeeAll], [s].[ReferralsPerDay], [s].[RemindAgainAfter], [s].[RetentionDays], [s].[Scope], [s].[TimeZone], [s].[Version], [s].[WindowDays], [s].[WorkingDays]
FROM [Settings] AS [s]

SELECT [c].[Id], [c].[CreatedAt], [c].[Facts], [c].[From], [c].[Until], [c].[Version]
FROM [Campaigns] AS [c]
ORDER BY [c].[From]

SELECT [o].[Id]
FROM [Ownerships] AS [o]
WHERE [o].[EndedAt] IS NULL AND [o].[SettledByReferralId] IS NULL AND [o].[WindowEndsOn] < @today
ORDER BY [o].[Id]

SELECT [p].[Id], [p].[ActiveFrom], [p].[IsDraft], [p].[MadeAt], [p].[MadeBy], [p].[Number], [p].[PlanId], [p].[Terms], [p].[Version]
FROM [PlanVersions] AS [p]
ORDER BY [p].[Number]

SELECT [p].[Id], [p].[CreatedAt], [p].[Name], [p].[RetiredFrom], [p].[Version]
FROM [Plans] AS [p]
ORDER BY [p].[Name]

SELECT [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HiredOn], [r].[HiredPersonId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why], [c].[Id], [c].[ActorId], [c].[At], [c].[Code], [c].[Facts], [c].[Moment], [c].[Number], [c].[Reason], [c].[ReferralId], [c].[Sentence]
FROM [Referrals] AS [r]
LEFT JOIN [CreditDecisions] AS [c] ON [r].[Id] = [c].[ReferralId]
WHERE [r].[CandidateId] = @ended_CandidateId AND [r].[Id] <> @ended_ReferralId AND [r].[ReferrerId] <> @ended_ReferrerId AND [r].[Credit] = N'Duplicate' AND [r].[Override] IS NULL AND [r].[Stage] <> N'DeclinedByCandidate' AND [r].[Stage] <> N'Expired'
ORDER BY [r].[MadeAt], [r].[Id]

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Ownerships] SET [EndReason] = @p0, [EndedAt] = @p1, [Version] = @p2
OUTPUT 1
WHERE [Id] = @p3 AND [Version] = @p4;

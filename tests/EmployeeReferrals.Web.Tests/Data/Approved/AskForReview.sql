SELECT TOP(1) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @_8__locals1_command_ReferralId AND [r].[ReferrerId] = @me

SELECT [c0].[Id], [c0].[About], [c0].[AskedAt], [c0].[AskedBy], [c0].[LastAt], [c0].[ReferralId], [c0].[State], [c0].[Version], [r].[Id], [r].[At], [r].[AuthorId], [r].[Number], [r].[ReviewId], [r].[Text]
FROM (
    SELECT TOP(1) [c].[Id], [c].[About], [c].[AskedAt], [c].[AskedBy], [c].[LastAt], [c].[ReferralId], [c].[State], [c].[Version]
    FROM [CreditReviews] AS [c]
    WHERE [c].[ReferralId] = @_8__locals1_command_ReferralId
) AS [c0]
LEFT JOIN [ReviewMessages] AS [r] ON [c0].[Id] = [r].[ReviewId]
ORDER BY [c0].[Id]

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [CreditReviews] ([Id], [About], [AskedAt], [AskedBy], [LastAt], [ReferralId], [State], [Version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Outbox] ([Id], [Attempts], [CandidateId], [ClaimId], [ClaimedUntil], [CreatedAt], [Error], [Facts], [Key], [Kind], [NextAttemptAt], [PayoutId], [Purge], [RecipientId], [ReferralId], [SentAt], [SentWithId], [State], [To], [TraceId])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [ReviewMessages] ([Id], [At], [AuthorId], [Number], [ReviewId], [Text])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5);

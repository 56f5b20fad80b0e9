SELECT TOP(2) [s].[Id], [s].[BatchReminderDays], [s].[DueSoonDays], [s].[FirstAnswerHours], [s].[GeneralRecruiters], [s].[LongInInterview], [s].[LongInNew], [s].[LongInOffer], [s].[LongInScreening], [s].[Name], [s].[PayrollLayout], [s].[PhoneRegion], [s].[RecruitersSeeAll], [s].[ReferralsPerDay], [s].[RemindAgainAfter], [s].[RetentionDays], [s].[Scope], [s].[TimeZone], [s].[UndoMinutes], [s].[Version], [s].[WindowDays], [s].[WorkingDays]
FROM [Settings] AS [s]

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Settings] SET [PayrollLayout] = @p0, [Version] = @p1
OUTPUT 1
WHERE [Id] = @p2 AND [Version] = @p3;

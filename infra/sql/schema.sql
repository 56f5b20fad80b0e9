IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [Audit] (
        [Number] bigint NOT NULL IDENTITY,
        [At] datetime2 NOT NULL,
        [ActorId] uniqueidentifier NULL,
        [ActedAs] nvarchar(40) NULL,
        [Event] nvarchar(60) NOT NULL,
        [SubjectId] uniqueidentifier NOT NULL,
        [Data] nvarchar(2000) NOT NULL,
        CONSTRAINT [PK_Audit] PRIMARY KEY ([Number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [CandidateLinks] (
        [Id] uniqueidentifier NOT NULL,
        [CandidateId] uniqueidentifier NOT NULL,
        [ReferralId] uniqueidentifier NOT NULL,
        [TokenHash] nvarchar(64) NOT NULL,
        [ExpiresAt] datetime2 NOT NULL,
        CONSTRAINT [PK_CandidateLinks] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [Candidates] (
        [Id] uniqueidentifier NOT NULL,
        [Name] nvarchar(200) NULL,
        [NameSearch] nvarchar(200) NULL,
        [Email] nvarchar(254) NULL,
        [CreatedAt] datetime2 NOT NULL,
        [ErasedAt] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Candidates] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [JobRuns] (
        [Id] uniqueidentifier NOT NULL,
        [Job] nvarchar(200) NOT NULL,
        [StartedAt] datetime2 NOT NULL,
        [EndedAt] datetime2 NULL,
        [Done] int NOT NULL,
        [Failed] int NOT NULL,
        [Error] nvarchar(200) NULL,
        [StartedBy] uniqueidentifier NULL,
        [CoveredDay] date NULL,
        CONSTRAINT [PK_JobRuns] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [Objections] (
        [KeyHash] nvarchar(64) NOT NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_Objections] PRIMARY KEY ([KeyHash])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [Openings] (
        [Id] uniqueidentifier NOT NULL,
        [Title] nvarchar(200) NOT NULL,
        [Search] nvarchar(700) NOT NULL,
        [Department] nvarchar(200) NOT NULL,
        [Location] nvarchar(200) NOT NULL,
        [Level] int NOT NULL,
        [Kind] nvarchar(40) NOT NULL,
        [Description] nvarchar(4000) NOT NULL,
        [InProgramme] bit NOT NULL,
        [HiringManagerId] uniqueidentifier NOT NULL,
        [State] nvarchar(40) NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [PublishedAt] datetime2 NULL,
        [ClosedAt] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Openings] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [Outbox] (
        [Id] uniqueidentifier NOT NULL,
        [Kind] nvarchar(40) NOT NULL,
        [To] nvarchar(40) NOT NULL,
        [RecipientId] uniqueidentifier NULL,
        [ReferralId] uniqueidentifier NULL,
        [CandidateId] uniqueidentifier NULL,
        [PayoutId] uniqueidentifier NULL,
        [Facts] nvarchar(2000) NOT NULL,
        [Key] nvarchar(200) NULL,
        [CreatedAt] datetime2 NOT NULL,
        [State] nvarchar(40) NOT NULL,
        [Attempts] int NOT NULL,
        [NextAttemptAt] datetime2 NOT NULL,
        [ClaimedUntil] datetime2 NULL,
        [SentAt] datetime2 NULL,
        [SentWithId] uniqueidentifier NULL,
        [Error] nvarchar(60) NULL,
        [Purge] bit NOT NULL,
        [ClaimId] uniqueidentifier NULL,
        CONSTRAINT [PK_Outbox] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [Ownerships] (
        [Id] uniqueidentifier NOT NULL,
        [CandidateId] uniqueidentifier NOT NULL,
        [ScopeKey] uniqueidentifier NOT NULL,
        [ReferralId] uniqueidentifier NOT NULL,
        [ReferrerId] uniqueidentifier NOT NULL,
        [WindowEndsOn] date NOT NULL,
        [StartedAt] datetime2 NOT NULL,
        [SettledByReferralId] uniqueidentifier NULL,
        [EndedAt] datetime2 NULL,
        [EndReason] nvarchar(40) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Ownerships] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [People] (
        [Id] uniqueidentifier NOT NULL,
        [Name] nvarchar(200) NOT NULL,
        [NameSearch] nvarchar(200) NOT NULL,
        [EmployeeNumber] nvarchar(200) NULL,
        [LegalEntity] nvarchar(200) NOT NULL,
        [WorkEmail] nvarchar(254) NULL,
        [WorkEmailKey] nvarchar(254) NULL,
        [PrivateEmail] nvarchar(254) NULL,
        [PrivateEmailKey] nvarchar(254) NULL,
        [Phone] nvarchar(200) NULL,
        [PhoneKey] nvarchar(200) NULL,
        [Department] nvarchar(200) NOT NULL,
        [Location] nvarchar(200) NOT NULL,
        [Level] int NOT NULL,
        [Kind] nvarchar(40) NOT NULL,
        [ManagerId] uniqueidentifier NULL,
        [Roles] int NOT NULL,
        [FirstDay] date NOT NULL,
        [LastDay] date NULL,
        [LeavingReason] nvarchar(40) NULL,
        [HiredFromReferralId] uniqueidentifier NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_People] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [PlanVersions] (
        [Id] uniqueidentifier NOT NULL,
        [Number] int NOT NULL,
        [ActiveFrom] date NOT NULL,
        [Terms] nvarchar(2000) NOT NULL,
        [MadeBy] uniqueidentifier NULL,
        [MadeAt] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_PlanVersions] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [PossibleMatches] (
        [Id] uniqueidentifier NOT NULL,
        [ReferralId] uniqueidentifier NOT NULL,
        [OtherCandidateId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_PossibleMatches] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [Settings] (
        [Id] int NOT NULL,
        [Name] nvarchar(200) NOT NULL,
        [TimeZone] nvarchar(200) NOT NULL,
        [WorkingDays] int NOT NULL,
        [PhoneRegion] nvarchar(2) NOT NULL,
        [ReferralsPerDay] int NOT NULL,
        [RecruitersSeeAll] bit NOT NULL,
        [GeneralRecruiters] nvarchar(1000) NOT NULL,
        [WindowDays] int NOT NULL,
        [Scope] nvarchar(40) NOT NULL,
        [FirstAnswerHours] int NOT NULL,
        [LongInNew] int NOT NULL,
        [LongInScreening] int NOT NULL,
        [LongInInterview] int NOT NULL,
        [LongInOffer] int NOT NULL,
        [RemindAgainAfter] int NOT NULL,
        [DueSoonDays] int NOT NULL,
        [RetentionDays] int NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Settings] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [CandidateContacts] (
        [Id] uniqueidentifier NOT NULL,
        [CandidateId] uniqueidentifier NOT NULL,
        [Kind] nvarchar(40) NOT NULL,
        [Value] nvarchar(300) NOT NULL,
        [Key] nvarchar(254) NULL,
        CONSTRAINT [PK_CandidateContacts] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CandidateContacts_Candidates_CandidateId] FOREIGN KEY ([CandidateId]) REFERENCES [Candidates] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [OpeningRecruiters] (
        [OpeningId] uniqueidentifier NOT NULL,
        [PersonId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_OpeningRecruiters] PRIMARY KEY ([OpeningId], [PersonId]),
        CONSTRAINT [FK_OpeningRecruiters_Openings_OpeningId] FOREIGN KEY ([OpeningId]) REFERENCES [Openings] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [Leaves] (
        [Id] uniqueidentifier NOT NULL,
        [PersonId] uniqueidentifier NOT NULL,
        [FirstDay] date NOT NULL,
        [LastDay] date NULL,
        CONSTRAINT [PK_Leaves] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Leaves_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [Referrals] (
        [Id] uniqueidentifier NOT NULL,
        [CandidateId] uniqueidentifier NOT NULL,
        [ReferrerId] uniqueidentifier NOT NULL,
        [OpeningId] uniqueidentifier NULL,
        [Channel] nvarchar(40) NOT NULL,
        [MadeAt] datetime2 NOT NULL,
        [MadeOn] date NOT NULL,
        [TypedName] nvarchar(200) NULL,
        [Why] nvarchar(4000) NULL,
        [Relationship] nvarchar(40) NOT NULL,
        [KnowsAboutIt] bit NOT NULL,
        [Stage] nvarchar(40) NOT NULL,
        [StageEntry] int NOT NULL,
        [StageSince] datetime2 NOT NULL,
        [NotSelectedReason] nvarchar(40) NULL,
        [WaitingSince] datetime2 NULL,
        [FirstAnswerAt] datetime2 NULL,
        [ClosedAt] datetime2 NULL,
        [RecruiterId] uniqueidentifier NULL,
        [HiredOn] date NULL,
        [PlannedStart] date NULL,
        [StartedOn] date NULL,
        [HiredPersonId] uniqueidentifier NULL,
        [Credit] nvarchar(40) NOT NULL,
        [Override] bit NULL,
        [OverriddenBy] uniqueidentifier NULL,
        [Terms] nvarchar(2000) NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Referrals] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Referrals_Candidates_CandidateId] FOREIGN KEY ([CandidateId]) REFERENCES [Candidates] ([Id]),
        CONSTRAINT [FK_Referrals_Openings_OpeningId] FOREIGN KEY ([OpeningId]) REFERENCES [Openings] ([Id]),
        CONSTRAINT [FK_Referrals_People_ReferrerId] FOREIGN KEY ([ReferrerId]) REFERENCES [People] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [CreditDecisions] (
        [Id] uniqueidentifier NOT NULL,
        [ReferralId] uniqueidentifier NOT NULL,
        [Number] int NOT NULL,
        [At] datetime2 NOT NULL,
        [ActorId] uniqueidentifier NULL,
        [Moment] nvarchar(40) NOT NULL,
        [Code] nvarchar(40) NOT NULL,
        [Facts] nvarchar(1000) NULL,
        [Reason] nvarchar(4000) NULL,
        CONSTRAINT [PK_CreditDecisions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CreditDecisions_Referrals_ReferralId] FOREIGN KEY ([ReferralId]) REFERENCES [Referrals] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [Notes] (
        [Id] uniqueidentifier NOT NULL,
        [ReferralId] uniqueidentifier NOT NULL,
        [AuthorId] uniqueidentifier NOT NULL,
        [Body] nvarchar(4000) NOT NULL,
        [At] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Notes] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Notes_Referrals_ReferralId] FOREIGN KEY ([ReferralId]) REFERENCES [Referrals] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [Payouts] (
        [Id] uniqueidentifier NOT NULL,
        [ReferralId] uniqueidentifier NOT NULL,
        [HireId] uniqueidentifier NOT NULL,
        [Number] int NOT NULL,
        [Parts] int NOT NULL,
        [RecipientId] uniqueidentifier NOT NULL,
        [Amount] decimal(19,4) NOT NULL,
        [Currency] nvarchar(3) NOT NULL,
        [DaysAfterStart] int NOT NULL,
        [DueOn] date NULL,
        [State] nvarchar(40) NOT NULL,
        [Reason] nvarchar(40) NOT NULL,
        [DeferredUntil] date NULL,
        [ReleasedAt] datetime2 NULL,
        [LegalEntity] nvarchar(200) NULL,
        [EmployeeNumber] nvarchar(200) NULL,
        [LedgerCount] int NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Payouts] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Payouts_People_RecipientId] FOREIGN KEY ([RecipientId]) REFERENCES [People] ([Id]),
        CONSTRAINT [FK_Payouts_Referrals_HireId] FOREIGN KEY ([HireId]) REFERENCES [Referrals] ([Id]),
        CONSTRAINT [FK_Payouts_Referrals_ReferralId] FOREIGN KEY ([ReferralId]) REFERENCES [Referrals] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [Resumes] (
        [Id] uniqueidentifier NOT NULL,
        [ReferralId] uniqueidentifier NOT NULL,
        [FileName] nvarchar(200) NOT NULL,
        [ContentType] nvarchar(200) NOT NULL,
        [Size] int NOT NULL,
        [Content] varbinary(max) NOT NULL,
        CONSTRAINT [PK_Resumes] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Resumes_Referrals_ReferralId] FOREIGN KEY ([ReferralId]) REFERENCES [Referrals] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [StageMoves] (
        [Id] uniqueidentifier NOT NULL,
        [ReferralId] uniqueidentifier NOT NULL,
        [Entry] int NOT NULL,
        [From] nvarchar(40) NULL,
        [To] nvarchar(40) NOT NULL,
        [At] datetime2 NOT NULL,
        [ActorId] uniqueidentifier NULL,
        [Reason] nvarchar(40) NULL,
        [Note] nvarchar(4000) NULL,
        CONSTRAINT [PK_StageMoves] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_StageMoves_Referrals_ReferralId] FOREIGN KEY ([ReferralId]) REFERENCES [Referrals] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE TABLE [PayoutLedger] (
        [Id] uniqueidentifier NOT NULL,
        [PayoutId] uniqueidentifier NOT NULL,
        [Number] int NOT NULL,
        [At] datetime2 NOT NULL,
        [ActorId] uniqueidentifier NULL,
        [From] nvarchar(40) NULL,
        [To] nvarchar(40) NOT NULL,
        [Reason] nvarchar(40) NOT NULL,
        [Amount] decimal(19,4) NOT NULL,
        [Currency] nvarchar(3) NOT NULL,
        [DueOn] date NULL,
        CONSTRAINT [PK_PayoutLedger] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_PayoutLedger_Payouts_PayoutId] FOREIGN KEY ([PayoutId]) REFERENCES [Payouts] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Audit_ActorId_Number] ON [Audit] ([ActorId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Audit_Event_Number] ON [Audit] ([Event], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Audit_SubjectId_Number] ON [Audit] ([SubjectId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_CandidateContacts_CandidateId] ON [CandidateContacts] ([CandidateId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_CandidateContacts_Kind_Key] ON [CandidateContacts] ([Kind], [Key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [UX_CandidateContacts_Key] ON [CandidateContacts] ([Key], [Kind]) WHERE [Key] IS NOT NULL AND [Kind] <> ''Phone''');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_CandidateLinks_CandidateId] ON [CandidateLinks] ([CandidateId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_CandidateLinks_ReferralId] ON [CandidateLinks] ([ReferralId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE UNIQUE INDEX [IX_CandidateLinks_TokenHash] ON [CandidateLinks] ([TokenHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Candidates_NameSearch_Id] ON [Candidates] ([NameSearch], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE UNIQUE INDEX [IX_CreditDecisions_ReferralId_Number] ON [CreditDecisions] ([ReferralId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_JobRuns_Job_StartedAt] ON [JobRuns] ([Job], [StartedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_JobRuns_StartedAt] ON [JobRuns] ([StartedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Leaves_PersonId] ON [Leaves] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Notes_ReferralId] ON [Notes] ([ReferralId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_OpeningRecruiters_PersonId] ON [OpeningRecruiters] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Openings_HiringManagerId] ON [Openings] ([HiringManagerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Openings_State_PublishedAt_Id] ON [Openings] ([State], [PublishedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Outbox_CandidateId] ON [Outbox] ([CandidateId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Outbox_ClaimId] ON [Outbox] ([ClaimId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Outbox_CreatedAt_Id] ON [Outbox] ([CreatedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Outbox_Key] ON [Outbox] ([Key]) WHERE [Key] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Outbox_Purge] ON [Outbox] ([Purge]) WHERE [Purge] = 1');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Outbox_ReferralId] ON [Outbox] ([ReferralId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Outbox_State_NextAttemptAt] ON [Outbox] ([State], [NextAttemptAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Ownerships_CandidateId_ScopeKey] ON [Ownerships] ([CandidateId], [ScopeKey]) WHERE [EndedAt] IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Ownerships_EndedAt_WindowEndsOn] ON [Ownerships] ([EndedAt], [WindowEndsOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Ownerships_ReferralId] ON [Ownerships] ([ReferralId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_PayoutLedger_At] ON [PayoutLedger] ([At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE UNIQUE INDEX [IX_PayoutLedger_PayoutId_Number] ON [PayoutLedger] ([PayoutId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Payouts_HireId] ON [Payouts] ([HireId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Payouts_RecipientId] ON [Payouts] ([RecipientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Payouts_ReferralId_Number_RecipientId] ON [Payouts] ([ReferralId], [Number], [RecipientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Payouts_State_DeferredUntil] ON [Payouts] ([State], [DeferredUntil]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Payouts_State_DueOn_Id] ON [Payouts] ([State], [DueOn], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_People_EmployeeNumber] ON [People] ([EmployeeNumber]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_People_HiredFromReferralId] ON [People] ([HiredFromReferralId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_People_ManagerId] ON [People] ([ManagerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_People_NameSearch_Id] ON [People] ([NameSearch], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_People_PhoneKey] ON [People] ([PhoneKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_People_PrivateEmailKey] ON [People] ([PrivateEmailKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_People_Roles] ON [People] ([Roles]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_People_WorkEmailKey] ON [People] ([WorkEmailKey]) WHERE [WorkEmailKey] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE UNIQUE INDEX [IX_PlanVersions_Number] ON [PlanVersions] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_PossibleMatches_OtherCandidateId] ON [PossibleMatches] ([OtherCandidateId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_PossibleMatches_ReferralId] ON [PossibleMatches] ([ReferralId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Referrals_CandidateId] ON [Referrals] ([CandidateId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Referrals_HiredOn] ON [Referrals] ([HiredOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Referrals_HiredPersonId] ON [Referrals] ([HiredPersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Referrals_MadeOn] ON [Referrals] ([MadeOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Referrals_OpeningId_Stage_StageSince_Id] ON [Referrals] ([OpeningId], [Stage], [StageSince], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Referrals_ReferrerId_MadeAt_Id] ON [Referrals] ([ReferrerId], [MadeAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Referrals_Stage_StageSince_Id] ON [Referrals] ([Stage], [StageSince], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Referrals_WaitingSince] ON [Referrals] ([WaitingSince]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE INDEX [IX_Resumes_ReferralId] ON [Resumes] ([ReferralId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    CREATE UNIQUE INDEX [IX_StageMoves_ReferralId_Entry] ON [StageMoves] ([ReferralId], [Entry]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123021550_First'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261123021550_First', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123044310_KeysAndChain'
)
BEGIN
    ALTER TABLE [Audit] ADD [ChainNumber] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123044310_KeysAndChain'
)
BEGIN
    ALTER TABLE [Audit] ADD [CommitId] uniqueidentifier NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123044310_KeysAndChain'
)
BEGIN
    ALTER TABLE [Audit] ADD [Hash] varchar(64) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123044310_KeysAndChain'
)
BEGIN
    CREATE TABLE [DataProtectionKeys] (
        [Id] int NOT NULL IDENTITY,
        [FriendlyName] nvarchar(200) NULL,
        [Xml] nvarchar(max) NULL,
        CONSTRAINT [PK_DataProtectionKeys] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123044310_KeysAndChain'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Audit_ChainNumber] ON [Audit] ([ChainNumber]) WHERE [ChainNumber] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123044310_KeysAndChain'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261123044310_KeysAndChain', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123050909_SignIns'
)
BEGIN
    ALTER TABLE [People] ADD [AccessEnded] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123050909_SignIns'
)
BEGIN
    CREATE TABLE [Identities] (
        [Id] uniqueidentifier NOT NULL,
        [PersonId] uniqueidentifier NOT NULL,
        [Issuer] nvarchar(200) NOT NULL,
        [Subject] nvarchar(255) NOT NULL,
        [Key] nvarchar(64) NOT NULL,
        [LinkedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_Identities] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Identities_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123050909_SignIns'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Identities_Key] ON [Identities] ([Key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123050909_SignIns'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Identities_PersonId_Issuer] ON [Identities] ([PersonId], [Issuer]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123050909_SignIns'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261123050909_SignIns', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123054514_Correlation'
)
BEGIN
    ALTER TABLE [Outbox] ADD [TraceId] varchar(32) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123054514_Correlation'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261123054514_Correlation', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123075509_Rewards'
)
BEGIN
    ALTER TABLE [Payouts] ADD [FullAmount] decimal(19,4) NOT NULL DEFAULT 0.0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123075509_Rewards'
)
BEGIN
    ALTER TABLE [Payouts] ADD [Kind] nvarchar(40) NOT NULL DEFAULT N'Cash';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123075509_Rewards'
)
BEGIN
    ALTER TABLE [Payouts] ADD [Recovery] nvarchar(40) NOT NULL DEFAULT N'None';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123075509_Rewards'
)
BEGIN
    ALTER TABLE [Payouts] ADD [RewardDays] decimal(19,4) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123075509_Rewards'
)
BEGIN
    ALTER TABLE [Payouts] ADD [RewardName] nvarchar(200) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123075509_Rewards'
)
BEGIN
    ALTER TABLE [Payouts] ADD [Side] nvarchar(40) NOT NULL DEFAULT N'Referrer';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123075509_Rewards'
)
BEGIN
    ALTER TABLE [PayoutLedger] ADD [Kind] nvarchar(40) NOT NULL DEFAULT N'Cash';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123075509_Rewards'
)
BEGIN
    ALTER TABLE [PayoutLedger] ADD [Recovery] nvarchar(40) NOT NULL DEFAULT N'None';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123075509_Rewards'
)
BEGIN
    ALTER TABLE [PayoutLedger] ADD [Seen] nvarchar(500) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123075509_Rewards'
)
BEGIN
    UPDATE Payouts SET FullAmount = Amount
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123075509_Rewards'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Payouts_Recovery] ON [Payouts] ([Recovery]) WHERE [Recovery] = ''ToReview''');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123075509_Rewards'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261123075509_Rewards', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123081407_Payroll'
)
BEGIN
    ALTER TABLE [Settings] ADD [BatchReminderDays] int NOT NULL DEFAULT 5;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123081407_Payroll'
)
BEGIN
    ALTER TABLE [Settings] ADD [PayrollLayout] nvarchar(4000) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123081407_Payroll'
)
BEGIN
    CREATE TABLE [PayrollBatches] (
        [Id] uniqueidentifier NOT NULL,
        [Number] int NOT NULL,
        [Currency] nvarchar(3) NOT NULL,
        [LegalEntity] nvarchar(200) NULL,
        [CutOff] date NOT NULL,
        [Layout] nvarchar(4000) NOT NULL,
        [State] nvarchar(40) NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [CreatedBy] uniqueidentifier NULL,
        [ExportedAt] datetime2 NULL,
        [ClosedAt] datetime2 NULL,
        [LineCount] int NOT NULL,
        [OpenCount] int NOT NULL,
        [PaidCount] int NOT NULL,
        [RejectedCount] int NOT NULL,
        [VoidedCount] int NOT NULL,
        [Amount] decimal(19,4) NOT NULL,
        [PaidAmount] decimal(19,4) NOT NULL,
        [DeferredCount] int NOT NULL,
        [ForfeitedCount] int NOT NULL,
        [Sha256] varchar(64) NULL,
        [ByteCount] int NOT NULL,
        [VoidedAt] datetime2 NULL,
        [VoidedBy] uniqueidentifier NULL,
        [VoidReason] nvarchar(200) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_PayrollBatches] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123081407_Payroll'
)
BEGIN
    CREATE TABLE [BatchFiles] (
        [BatchId] uniqueidentifier NOT NULL,
        [Content] varbinary(max) NOT NULL,
        CONSTRAINT [PK_BatchFiles] PRIMARY KEY ([BatchId]),
        CONSTRAINT [FK_BatchFiles_PayrollBatches_BatchId] FOREIGN KEY ([BatchId]) REFERENCES [PayrollBatches] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123081407_Payroll'
)
BEGIN
    CREATE TABLE [BatchLines] (
        [Id] uniqueidentifier NOT NULL,
        [BatchId] uniqueidentifier NOT NULL,
        [Number] int NOT NULL,
        [PayoutId] uniqueidentifier NOT NULL,
        [RecipientId] uniqueidentifier NOT NULL,
        [Amount] decimal(19,4) NOT NULL,
        [Currency] nvarchar(3) NOT NULL,
        [Kind] nvarchar(40) NOT NULL,
        [RewardName] nvarchar(200) NULL,
        [RewardDays] decimal(19,4) NULL,
        [EmployeeNumber] nvarchar(200) NULL,
        [LegalEntity] nvarchar(200) NOT NULL,
        [Part] int NOT NULL,
        [Parts] int NOT NULL,
        [DueOn] date NULL,
        [ReleasedOn] date NOT NULL,
        [State] nvarchar(40) NOT NULL,
        [RejectCode] nvarchar(20) NULL,
        [RejectReason] nvarchar(200) NULL,
        [AnsweredAt] datetime2 NULL,
        [AnsweredBy] uniqueidentifier NULL,
        CONSTRAINT [PK_BatchLines] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_BatchLines_Payouts_PayoutId] FOREIGN KEY ([PayoutId]) REFERENCES [Payouts] ([Id]),
        CONSTRAINT [FK_BatchLines_PayrollBatches_BatchId] FOREIGN KEY ([BatchId]) REFERENCES [PayrollBatches] ([Id]),
        CONSTRAINT [FK_BatchLines_People_RecipientId] FOREIGN KEY ([RecipientId]) REFERENCES [People] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123081407_Payroll'
)
BEGIN
    CREATE UNIQUE INDEX [IX_BatchLines_BatchId_Number] ON [BatchLines] ([BatchId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123081407_Payroll'
)
BEGIN
    CREATE INDEX [IX_BatchLines_BatchId_State_Number] ON [BatchLines] ([BatchId], [State], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123081407_Payroll'
)
BEGIN
    CREATE INDEX [IX_BatchLines_PayoutId_BatchId] ON [BatchLines] ([PayoutId], [BatchId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123081407_Payroll'
)
BEGIN
    CREATE INDEX [IX_BatchLines_RecipientId] ON [BatchLines] ([RecipientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123081407_Payroll'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [UX_BatchLines_Claim] ON [BatchLines] ([PayoutId]) WHERE [State] <> ''Rejected'' AND [State] <> ''Voided''');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123081407_Payroll'
)
BEGIN
    CREATE UNIQUE INDEX [IX_PayrollBatches_Number] ON [PayrollBatches] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123081407_Payroll'
)
BEGIN
    CREATE INDEX [IX_PayrollBatches_State_ExportedAt] ON [PayrollBatches] ([State], [ExportedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123081407_Payroll'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261123081407_Payroll', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    DROP INDEX [IX_PlanVersions_Number] ON [PlanVersions];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    DECLARE @var nvarchar(max);
    SELECT @var = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Referrals]') AND [c].[name] = N'Terms');
    IF @var IS NOT NULL EXEC(N'ALTER TABLE [Referrals] DROP CONSTRAINT ' + @var + ';');
    ALTER TABLE [Referrals] ALTER COLUMN [Terms] nvarchar(4000) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    ALTER TABLE [Referrals] ADD [CreditSentence] nvarchar(200) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    DECLARE @var1 nvarchar(max);
    SELECT @var1 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[PlanVersions]') AND [c].[name] = N'Terms');
    IF @var1 IS NOT NULL EXEC(N'ALTER TABLE [PlanVersions] DROP CONSTRAINT ' + @var1 + ';');
    ALTER TABLE [PlanVersions] ALTER COLUMN [Terms] nvarchar(4000) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    ALTER TABLE [PlanVersions] ADD [IsDraft] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    ALTER TABLE [PlanVersions] ADD [PlanId] uniqueidentifier NOT NULL DEFAULT '00000000-0000-0000-0000-000000000001';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    ALTER TABLE [Payouts] ADD [HeldUntil] date NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    ALTER TABLE [Openings] ADD [Bonus] decimal(19,4) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    ALTER TABLE [Openings] ADD [BonusCurrency] nvarchar(3) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    DECLARE @var2 nvarchar(max);
    SELECT @var2 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[CreditDecisions]') AND [c].[name] = N'Facts');
    IF @var2 IS NOT NULL EXEC(N'ALTER TABLE [CreditDecisions] DROP CONSTRAINT ' + @var2 + ';');
    ALTER TABLE [CreditDecisions] ALTER COLUMN [Facts] nvarchar(2000) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    ALTER TABLE [CreditDecisions] ADD [Sentence] nvarchar(200) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE TABLE [Campaigns] (
        [Id] uniqueidentifier NOT NULL,
        [Facts] nvarchar(4000) NOT NULL,
        [From] date NOT NULL,
        [Until] date NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Campaigns] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE TABLE [CandidateMerges] (
        [Id] uniqueidentifier NOT NULL,
        [FromId] uniqueidentifier NOT NULL,
        [IntoId] uniqueidentifier NOT NULL,
        [ReferralIds] nvarchar(4000) NOT NULL,
        [ContactIds] nvarchar(4000) NOT NULL,
        [MergedBy] uniqueidentifier NULL,
        [MergedAt] datetime2 NOT NULL,
        [UndoneAt] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_CandidateMerges] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE TABLE [CreditReviews] (
        [Id] uniqueidentifier NOT NULL,
        [ReferralId] uniqueidentifier NOT NULL,
        [AskedBy] uniqueidentifier NOT NULL,
        [AskedAt] datetime2 NOT NULL,
        [LastAt] datetime2 NOT NULL,
        [About] nvarchar(40) NOT NULL,
        [State] nvarchar(40) NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_CreditReviews] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CreditReviews_Referrals_ReferralId] FOREIGN KEY ([ReferralId]) REFERENCES [Referrals] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE TABLE [PayoutNotes] (
        [Id] uniqueidentifier NOT NULL,
        [PayoutId] uniqueidentifier NOT NULL,
        [LedgerNumber] int NOT NULL,
        [Text] nvarchar(4000) NOT NULL,
        CONSTRAINT [PK_PayoutNotes] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_PayoutNotes_Payouts_PayoutId] FOREIGN KEY ([PayoutId]) REFERENCES [Payouts] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE TABLE [Plans] (
        [Id] uniqueidentifier NOT NULL,
        [Name] nvarchar(200) NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [RetiredFrom] date NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Plans] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE TABLE [PriorApplications] (
        [Id] uniqueidentifier NOT NULL,
        [CandidateId] uniqueidentifier NOT NULL,
        [AppliedOn] date NOT NULL,
        [RecordedBy] uniqueidentifier NULL,
        [RecordedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_PriorApplications] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_PriorApplications_Candidates_CandidateId] FOREIGN KEY ([CandidateId]) REFERENCES [Candidates] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE TABLE [WorkingTimes] (
        [Id] uniqueidentifier NOT NULL,
        [PersonId] uniqueidentifier NOT NULL,
        [From] date NOT NULL,
        [Percent] int NOT NULL,
        CONSTRAINT [PK_WorkingTimes] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_WorkingTimes_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE TABLE [ReviewMessages] (
        [Id] uniqueidentifier NOT NULL,
        [ReviewId] uniqueidentifier NOT NULL,
        [Number] int NOT NULL,
        [AuthorId] uniqueidentifier NOT NULL,
        [At] datetime2 NOT NULL,
        [Text] nvarchar(4000) NULL,
        CONSTRAINT [PK_ReviewMessages] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ReviewMessages_CreditReviews_ReviewId] FOREIGN KEY ([ReviewId]) REFERENCES [CreditReviews] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    INSERT INTO Plans (Id, Name, CreatedAt, Version) SELECT '00000000-0000-0000-0000-000000000001', 'Referral bonus', MIN(MadeAt), 1 FROM PlanVersions HAVING COUNT(*) > 0
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE UNIQUE INDEX [IX_PlanVersions_PlanId_Number] ON [PlanVersions] ([PlanId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE INDEX [IX_Campaigns_Until_From_Id] ON [Campaigns] ([Until], [From], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE INDEX [IX_CandidateMerges_FromId] ON [CandidateMerges] ([FromId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE INDEX [IX_CandidateMerges_IntoId] ON [CandidateMerges] ([IntoId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE UNIQUE INDEX [IX_CreditReviews_ReferralId] ON [CreditReviews] ([ReferralId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE INDEX [IX_CreditReviews_State_LastAt_Id] ON [CreditReviews] ([State], [LastAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE INDEX [IX_PayoutNotes_PayoutId_LedgerNumber] ON [PayoutNotes] ([PayoutId], [LedgerNumber]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Plans_Name] ON [Plans] ([Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE UNIQUE INDEX [IX_PriorApplications_CandidateId_AppliedOn] ON [PriorApplications] ([CandidateId], [AppliedOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ReviewMessages_ReviewId_Number] ON [ReviewMessages] ([ReviewId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    CREATE UNIQUE INDEX [IX_WorkingTimes_PersonId_From] ON [WorkingTimes] ([PersonId], [From]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123090045_Plans'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261123090045_Plans', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126234920_AuditHead'
)
BEGIN
    ALTER TABLE [Audit] ADD [Seal] varchar(64) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126234920_AuditHead'
)
BEGIN
    CREATE TABLE [AuditHead] (
        [Id] int NOT NULL,
        [ChainNumber] bigint NOT NULL,
        [Hash] varchar(64) NOT NULL,
        [Number] bigint NOT NULL,
        [Gaps] bigint NOT NULL,
        [SetAsideUntil] bigint NOT NULL,
        [SetAside] bigint NOT NULL,
        [Mac] varchar(64) NOT NULL,
        CONSTRAINT [PK_AuditHead] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126234920_AuditHead'
)
BEGIN
    CREATE INDEX [IX_Audit_At_Number] ON [Audit] ([At], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126234920_AuditHead'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Audit_Seal] ON [Audit] ([Seal]) WHERE [Seal] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126234920_AuditHead'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126234920_AuditHead', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    DROP INDEX [IX_Payouts_ReferralId_Number_RecipientId] ON [Payouts];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    ALTER TABLE [Referrals] ADD [HireKey] uniqueidentifier NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    ALTER TABLE [Referrals] ADD [HireTerms] nvarchar(4000) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    ALTER TABLE [Referrals] ADD [HolderId] uniqueidentifier NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    ALTER TABLE [Referrals] ADD [PlaceFrom] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    ALTER TABLE [Referrals] ADD [PlaceUntil] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    ALTER TABLE [Referrals] ADD [TypedEmail] nvarchar(254) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    ALTER TABLE [People] ADD [EarlierSpells] nvarchar(4000) NOT NULL DEFAULT N'[]';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    ALTER TABLE [Payouts] ADD [ApprovedAmount] decimal(19,4) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    ALTER TABLE [Payouts] ADD [HireKey] uniqueidentifier NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    ALTER TABLE [Payouts] ADD [NeedsApproval] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    ALTER TABLE [Payouts] ADD [Round] int NOT NULL DEFAULT 1;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    ALTER TABLE [Openings] ADD [BonusSetBy] uniqueidentifier NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    ALTER TABLE [Openings] ADD [Past] nvarchar(max) NOT NULL DEFAULT N'{"duties":[],"programme":[]}';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    ALTER TABLE [Campaigns] ADD [SetBy] uniqueidentifier NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    CREATE TABLE [AmountRequests] (
        [Id] uniqueidentifier NOT NULL,
        [OpeningId] uniqueidentifier NOT NULL,
        [Bonus] decimal(19,4) NULL,
        [BonusCurrency] nvarchar(3) NULL,
        [InProgramme] bit NOT NULL,
        [Reason] nvarchar(4000) NOT NULL,
        [AskedBy] uniqueidentifier NOT NULL,
        [AskedAt] datetime2 NOT NULL,
        [AnsweredAt] datetime2 NULL,
        [AnsweredBy] uniqueidentifier NULL,
        [Granted] bit NULL,
        [Answer] nvarchar(4000) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_AmountRequests] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AmountRequests_Openings_OpeningId] FOREIGN KEY ([OpeningId]) REFERENCES [Openings] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    CREATE TABLE [CreditCases] (
        [Id] uniqueidentifier NOT NULL,
        [HireId] uniqueidentifier NOT NULL,
        [Ground] nvarchar(40) NOT NULL,
        [BeforeId] uniqueidentifier NULL,
        [NowId] uniqueidentifier NULL,
        [OpenedAt] datetime2 NOT NULL,
        [ClosedAt] datetime2 NULL,
        [ClosedBy] uniqueidentifier NULL,
        [Answer] nvarchar(40) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_CreditCases] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CreditCases_Referrals_HireId] FOREIGN KEY ([HireId]) REFERENCES [Referrals] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    UPDATE Payouts SET HireKey = HireId, Round = 1 + (SELECT COUNT(*) FROM Payouts AS o WHERE o.HireId = Payouts.HireId AND o.Side = Payouts.Side AND o.Number = Payouts.Number AND o.RecipientId = Payouts.RecipientId AND o.Id < Payouts.Id)
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    UPDATE Referrals SET HireKey = Id WHERE Stage = 'Hired' OR EXISTS (SELECT 1 FROM Payouts AS p WHERE p.HireId = Referrals.Id)
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    UPDATE Referrals SET HolderId = CASE
        WHEN Override = 1 OR (Override IS NULL AND Credit = 'Earns') THEN Id
        WHEN Override = 0 THEN NULL
        ELSE (SELECT MIN(o.ReferralId) FROM Ownerships AS o WHERE o.SettledByReferralId = Referrals.Id AND o.EndedAt IS NULL) END
    WHERE Stage = 'Hired'
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    UPDATE Referrals SET HireTerms = (SELECT h.Terms FROM Referrals AS h WHERE h.Id = Referrals.HolderId) WHERE HolderId IS NOT NULL
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    UPDATE Referrals SET PlaceFrom = MadeAt WHERE EXISTS (SELECT 1 FROM CreditDecisions AS d WHERE d.ReferralId = Referrals.Id AND d.Code IN ('Earns', 'Duplicate', 'WindowEnded', 'CapReached')
        AND d.Moment IN ('Made', 'MergedOrCorrected') AND NOT EXISTS (SELECT 1 FROM CreditDecisions AS l WHERE l.ReferralId = Referrals.Id AND l.Number > d.Number AND l.Moment = 'MergedOrCorrected'))
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    UPDATE Referrals SET PlaceFrom = (SELECT MIN(d.At) FROM CreditDecisions AS d WHERE d.ReferralId = Referrals.Id AND d.Code IN ('Earns', 'Duplicate') AND d.Moment = 'OpeningChanged')
    WHERE PlaceFrom IS NULL
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    UPDATE Referrals SET PlaceUntil = (SELECT MIN(d.At) FROM CreditDecisions AS d WHERE d.ReferralId = Referrals.Id AND d.Moment = 'OpeningChanged' AND d.Code NOT IN ('Earns', 'Duplicate', 'WindowEnded', 'CapReached')
        AND NOT EXISTS (SELECT 1 FROM CreditDecisions AS l WHERE l.ReferralId = Referrals.Id AND l.Number > d.Number AND l.Moment IN ('OpeningChanged', 'MergedOrCorrected')))
    WHERE PlaceFrom IS NOT NULL
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    UPDATE Referrals SET TypedEmail = (SELECT c.Email FROM Candidates AS c WHERE c.Id = Referrals.CandidateId)
    WHERE TypedName IS NOT NULL AND (SELECT COUNT(*) FROM CandidateContacts AS a WHERE a.CandidateId = Referrals.CandidateId AND a.Kind = 'Email') = 1
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    UPDATE Payouts SET NeedsApproval = 1 WHERE EXISTS (SELECT 1 FROM Referrals AS r WHERE r.Id = Payouts.ReferralId AND r.Terms LIKE '%"needsApproval":true%')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    UPDATE Referrals SET PlaceUntil = COALESCE(PlaceUntil, ClosedAt, StageSince) WHERE Stage IN ('DeclinedByCandidate', 'Expired') OR TypedName IS NULL
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    CREATE INDEX [IX_Referrals_HolderId] ON [Referrals] ([HolderId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Payouts_HireKey_Side_Number_RecipientId_Round] ON [Payouts] ([HireKey], [Side], [Number], [RecipientId], [Round]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    CREATE INDEX [IX_Payouts_ReferralId_Number_RecipientId] ON [Payouts] ([ReferralId], [Number], [RecipientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    CREATE INDEX [IX_AmountRequests_OpeningId_AskedAt] ON [AmountRequests] ([OpeningId], [AskedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_AmountRequests_Waiting] ON [AmountRequests] ([AskedAt]) WHERE [AnsweredAt] IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    CREATE INDEX [IX_CreditCases_ClosedAt_OpenedAt_Id] ON [CreditCases] ([ClosedAt], [OpenedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [UX_CreditCases_Open] ON [CreditCases] ([HireId]) WHERE [ClosedAt] IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127005422_CreditByDates'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127005422_CreditByDates', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    ALTER TABLE [StageMoves] ADD [IsUndone] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    ALTER TABLE [StageMoves] ADD [Undoes] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    ALTER TABLE [Settings] ADD [UndoMinutes] int NOT NULL DEFAULT 5;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    ALTER TABLE [PayoutLedger] ADD [Kept] nvarchar(3000) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    ALTER TABLE [JobRuns] ADD [Did] nvarchar(200) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    CREATE TABLE [EarlierRulings] (
        [Id] uniqueidentifier NOT NULL,
        [Rule] nvarchar(40) NOT NULL,
        [AboutId] uniqueidentifier NOT NULL,
        [Kept] bit NOT NULL,
        [DecidedBy] uniqueidentifier NOT NULL,
        [DecidedAt] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_EarlierRulings] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    CREATE TABLE [JobStates] (
        [Job] nvarchar(60) NOT NULL,
        [StartedAt] datetime2 NULL,
        [DoneAt] datetime2 NULL,
        [Failures] int NOT NULL,
        [Error] nvarchar(200) NULL,
        [TryAgainAt] datetime2 NULL,
        [MissedAt] datetime2 NULL,
        [HeldBy] uniqueidentifier NULL,
        [HeldUntil] datetime2 NULL,
        CONSTRAINT [PK_JobStates] PRIMARY KEY ([Job])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    CREATE TABLE [KeptForms] (
        [Id] uniqueidentifier NOT NULL,
        [Content] varbinary(max) NOT NULL,
        [ExpiresAt] datetime2 NOT NULL,
        CONSTRAINT [PK_KeptForms] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    CREATE TABLE [PersonMatches] (
        [Id] uniqueidentifier NOT NULL,
        [ReferralId] uniqueidentifier NOT NULL,
        [PersonId] uniqueidentifier NOT NULL,
        [FoundAt] datetime2 NOT NULL,
        [Same] bit NULL,
        [DecidedBy] uniqueidentifier NULL,
        [DecidedAt] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_PersonMatches] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_PersonMatches_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]),
        CONSTRAINT [FK_PersonMatches_Referrals_ReferralId] FOREIGN KEY ([ReferralId]) REFERENCES [Referrals] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    CREATE TABLE [Sessions] (
        [Id] uniqueidentifier NOT NULL,
        [PersonId] uniqueidentifier NOT NULL,
        [IdentityId] uniqueidentifier NULL,
        [Claimed] int NOT NULL,
        [AskAt] datetime2 NULL,
        [BeganAt] datetime2 NOT NULL,
        [LastSeenAt] datetime2 NOT NULL,
        [EndsAt] datetime2 NOT NULL,
        [EndedAt] datetime2 NULL,
        [Why] nvarchar(40) NULL,
        [Browser] nvarchar(80) NOT NULL,
        CONSTRAINT [PK_Sessions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Sessions_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    UPDATE CandidateMerges SET UndoneAt = CURRENT_TIMESTAMP WHERE UndoneAt IS NULL AND EXISTS (SELECT 1 FROM CandidateMerges AS f
        WHERE f.FromId = CandidateMerges.FromId AND f.UndoneAt IS NULL
            AND (f.MergedAt < CandidateMerges.MergedAt OR (f.MergedAt = CandidateMerges.MergedAt AND f.Id < CandidateMerges.Id)))
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [UX_CandidateMerges_Standing] ON [CandidateMerges] ([FromId]) WHERE [UndoneAt] IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    CREATE UNIQUE INDEX [IX_EarlierRulings_Rule_AboutId] ON [EarlierRulings] ([Rule], [AboutId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    CREATE INDEX [IX_KeptForms_ExpiresAt] ON [KeptForms] ([ExpiresAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    CREATE INDEX [IX_PersonMatches_PersonId] ON [PersonMatches] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    CREATE UNIQUE INDEX [IX_PersonMatches_ReferralId_PersonId] ON [PersonMatches] ([ReferralId], [PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_PersonMatches_Waiting] ON [PersonMatches] ([FoundAt]) WHERE [DecidedAt] IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    CREATE INDEX [IX_Sessions_EndsAt] ON [Sessions] ([EndsAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    CREATE INDEX [IX_Sessions_PersonId_BeganAt] ON [Sessions] ([PersonId], [BeganAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127051257_ProofsAndSessions'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127051257_ProofsAndSessions', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127084403_Places'
)
BEGIN
    CREATE TABLE [ListPairs] (
        [Id] uniqueidentifier NOT NULL,
        [FirstId] uniqueidentifier NOT NULL,
        [SecondId] uniqueidentifier NOT NULL,
        [KeptApartBy] uniqueidentifier NULL,
        [KeptApartAt] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_ListPairs] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127084403_Places'
)
BEGIN
    CREATE TABLE [Lists] (
        [Id] uniqueidentifier NOT NULL,
        [Kind] nvarchar(40) NOT NULL,
        [Name] nvarchar(200) NOT NULL,
        [State] nvarchar(40) NOT NULL,
        [JoinedIntoId] uniqueidentifier NULL,
        [CreatedAt] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Lists] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127084403_Places'
)
BEGIN
    CREATE TABLE [ListSpellings] (
        [Kind] nvarchar(40) NOT NULL,
        [Key] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Written] nvarchar(200) NOT NULL,
        [EntryId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_ListSpellings] PRIMARY KEY ([Kind], [Key]),
        CONSTRAINT [FK_ListSpellings_Lists_EntryId] FOREIGN KEY ([EntryId]) REFERENCES [Lists] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127084403_Places'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ListPairs_FirstId_SecondId] ON [ListPairs] ([FirstId], [SecondId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127084403_Places'
)
BEGIN
    CREATE INDEX [IX_Lists_Kind_State] ON [Lists] ([Kind], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127084403_Places'
)
BEGIN
    CREATE INDEX [IX_ListSpellings_EntryId] ON [ListSpellings] ([EntryId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127084403_Places'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127084403_Places', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127202000_SendStates'
)
BEGIN
    UPDATE Outbox SET State = 'Sending', Error = NULL WHERE State = 'Waiting' AND Error = 'sending';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127202000_SendStates'
)
BEGIN
    UPDATE Outbox SET State = 'SendingAgain', Error = NULL WHERE State = 'Waiting' AND Error = 'sending_again';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127202000_SendStates'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127202000_SendStates', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128042822_AuditHoldsMore'
)
BEGIN
    DECLARE @var3 nvarchar(max);
    SELECT @var3 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Audit]') AND [c].[name] = N'Data');
    IF @var3 IS NOT NULL EXEC(N'ALTER TABLE [Audit] DROP CONSTRAINT ' + @var3 + ';');
    ALTER TABLE [Audit] ALTER COLUMN [Data] nvarchar(4000) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128042822_AuditHoldsMore'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261128042822_AuditHoldsMore', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128065246_DayOffWorth'
)
BEGIN
    ALTER TABLE [Payouts] ADD [DayOffWorth] decimal(19,4) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128065246_DayOffWorth'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261128065246_DayOffWorth', N'10.0.14');
END;

COMMIT;
GO


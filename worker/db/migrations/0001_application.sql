CREATE TABLE `application` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text,
	`account_id` text,
	`key_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`answers` text NOT NULL,
	`channel` text NOT NULL,
	`point_id` text,
	`state` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`marks` text DEFAULT '{}' NOT NULL,
	`applicant_kind` text,
	`applicant_sealed` text,
	`applicant_hash` text,
	`phone_hash` text,
	`lookup_hash` text,
	`agent_sealed` text,
	`form_sealed` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`submitted_at` integer,
	`precheck_at` integer,
	`precheck_due_at` integer,
	`prechecked_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_id`) REFERENCES `person_key`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `application_by_number` ON `application` (`number`) WHERE number IS NOT NULL;--> statement-breakpoint
CREATE INDEX `application_by_lookup` ON `application` (`lookup_hash`) WHERE lookup_hash IS NOT NULL;--> statement-breakpoint
CREATE INDEX `application_by_account` ON `application` (`account_id`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `application_draft` ON `application` (`account_id`,`subject_kind`,`subject_id`) WHERE state IN ('draft','precheck') AND account_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `application_by_applicant` ON `application` (`applicant_hash`,`created_at`) WHERE applicant_hash IS NOT NULL;--> statement-breakpoint
CREATE INDEX `application_by_phone` ON `application` (`phone_hash`,`created_at`) WHERE phone_hash IS NOT NULL;--> statement-breakpoint
CREATE INDEX `application_precheck` ON `application` (`point_id`,`precheck_at`,`id`) WHERE state = 'precheck';--> statement-breakpoint
CREATE INDEX `application_drafts` ON `application` (`changed_at`) WHERE state = 'draft';--> statement-breakpoint
CREATE TABLE `application_file` (
	`application_id` text NOT NULL,
	`material_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`file_id` text NOT NULL,
	PRIMARY KEY(`application_id`, `material_id`, `ordinal`),
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `application_file_by_file` ON `application_file` (`file_id`);--> statement-breakpoint
CREATE TABLE `application_material` (
	`application_id` text NOT NULL,
	`material_id` text NOT NULL,
	`state` text NOT NULL,
	`reason_sealed` text,
	`checked_by` text,
	`checked_at` integer,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`application_id`, `material_id`),
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `authorisation` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`department_id` text NOT NULL,
	`items` text,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`granted_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `authorisation_by_account` ON `authorisation` (`account_id`,`department_id`) WHERE revoked_at IS NULL;--> statement-breakpoint
CREATE INDEX `authorisation_by_department` ON `authorisation` (`department_id`,`to_day`);--> statement-breakpoint
CREATE TABLE `case_event` (
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`application_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`role` text NOT NULL,
	`data` text NOT NULL,
	`words_sealed` text,
	`hash` text NOT NULL,
	PRIMARY KEY(`case_id`, `seq`),
	FOREIGN KEY (`case_id`) REFERENCES `case`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_event_by_application` ON `case_event` (`application_id`,`case_id`,`seq`);--> statement-breakpoint
CREATE TABLE `case` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`item_id` text NOT NULL,
	`variant` text NOT NULL,
	`route` text NOT NULL,
	`workflow_id` text NOT NULL,
	`kind` text NOT NULL,
	`department_id` text NOT NULL,
	`point_id` text NOT NULL,
	`after` text NOT NULL,
	`state` text NOT NULL,
	`stage` text NOT NULL,
	`queue` text NOT NULL,
	`assignee_id` text,
	`paused` integer DEFAULT 0 NOT NULL,
	`seq` integer NOT NULL,
	`head_hash` text NOT NULL,
	`due_at` integer,
	`promised_day` text,
	`statutory_day` text,
	`stage_day` text,
	`issue_day` text,
	`provisional` integer DEFAULT 0 NOT NULL,
	`light` text DEFAULT 'none' NOT NULL,
	`schedule` text DEFAULT '[]' NOT NULL,
	`sweep_at` integer,
	`received_at` integer,
	`accepted_at` integer,
	`decided_at` integer,
	`issued_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workflow_id`) REFERENCES `workflow`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_by_application` ON `case` (`application_id`,`item_id`);--> statement-breakpoint
CREATE INDEX `case_work` ON `case` (`department_id`,`queue`,`due_at`,`id`) WHERE queue <> '';--> statement-breakpoint
CREATE INDEX `case_work_item` ON `case` (`item_id`,`queue`,`due_at`,`id`) WHERE queue <> '';--> statement-breakpoint
CREATE INDEX `case_work_mine` ON `case` (`assignee_id`,`queue`,`due_at`,`id`) WHERE queue <> '' AND assignee_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `case_work_point` ON `case` (`point_id`,`queue`,`due_at`,`id`) WHERE queue <> '';--> statement-breakpoint
CREATE INDEX `case_sweep` ON `case` (`sweep_at`,`id`) WHERE sweep_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `case_supplement` ON `case` (`due_at`,`id`) WHERE state = 'supplement';--> statement-breakpoint
CREATE INDEX `case_light` ON `case` (`department_id`,`light`,`due_at`,`id`) WHERE light <> 'none' AND ended_at IS NULL;--> statement-breakpoint
CREATE INDEX `case_light_point` ON `case` (`point_id`,`department_id`,`light`,`due_at`,`id`) WHERE light <> 'none' AND ended_at IS NULL;--> statement-breakpoint
CREATE INDEX `case_by_received` ON `case` (`received_at`,`id`) WHERE received_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `case_by_ended` ON `case` (`ended_at`,`id`) WHERE ended_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `delegation` (
	`id` text PRIMARY KEY NOT NULL,
	`from_account_id` text NOT NULL,
	`to_account_id` text NOT NULL,
	`department_id` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`from_account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `delegation_to` ON `delegation` (`to_account_id`,`to_day`) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX `delegation_from` ON `delegation` (`from_account_id`,`to_day`) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE TABLE `workflow` (
	`id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `certificate` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`case_id` text NOT NULL,
	`account_id` text,
	`holder_hash` text,
	`item_id` text NOT NULL,
	`kind` text NOT NULL,
	`department_id` text NOT NULL,
	`point_id` text NOT NULL,
	`variant` text NOT NULL,
	`number` text NOT NULL,
	`source` text NOT NULL,
	`seal` text,
	`file_id` text,
	`valid_from` text NOT NULL,
	`valid_until` text,
	`state` text NOT NULL,
	`previous_id` text,
	`handover` text NOT NULL,
	`handed_to` text,
	`handed_at` integer,
	`handed_by` text,
	`post_sealed` text,
	`ended_at` integer,
	`ended_by` text,
	`ended_why_sealed` text,
	`remind_at` integer,
	`expires_at` integer,
	`renewal_deemed_at` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `case`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_by_case` ON `certificate` (`case_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_number` ON `certificate` (`department_id`,`kind`,`number`);--> statement-breakpoint
CREATE INDEX `certificate_by_number` ON `certificate` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_after` ON `certificate` (`previous_id`) WHERE previous_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `certificate_by_application` ON `certificate` (`application_id`);--> statement-breakpoint
CREATE INDEX `certificate_by_account` ON `certificate` (`account_id`,`created_at`) WHERE account_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `certificate_by_holder` ON `certificate` (`holder_hash`,`kind`) WHERE holder_hash IS NOT NULL;--> statement-breakpoint
CREATE INDEX `certificate_remind` ON `certificate` (`remind_at`) WHERE remind_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `certificate_expiring` ON `certificate` (`expires_at`) WHERE expires_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `certificate_by_file` ON `certificate` (`file_id`) WHERE file_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `pickup` (
	`application_id` text PRIMARY KEY NOT NULL,
	`code_sealed` text NOT NULL,
	`code_hash` text NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`locked_until` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `published_grant` (
	`case_id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`department_id` text NOT NULL,
	`variant` text NOT NULL,
	`holder` text NOT NULL,
	`uscc` text,
	`number` text,
	`state` text NOT NULL,
	`granted_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `published_grant_list` ON `published_grant` (`created_at`);--> statement-breakpoint
CREATE INDEX `published_grant_department` ON `published_grant` (`department_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `document` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`case_id` text,
	`kind` text NOT NULL,
	`department_id` text,
	`point_id` text NOT NULL,
	`number` text NOT NULL,
	`content_sealed` text NOT NULL,
	`digest` text NOT NULL,
	`algorithm` text NOT NULL,
	`signer_key` text NOT NULL,
	`signature` text NOT NULL,
	`state` text DEFAULT 'genuine' NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	`revoked_by` text,
	`revoked_why_sealed` text,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_by_number` ON `document` (`number`);--> statement-breakpoint
CREATE INDEX `document_by_application` ON `document` (`application_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `document_number` (
	`word` text NOT NULL,
	`kind` text NOT NULL,
	`year` integer NOT NULL,
	`last` integer NOT NULL,
	PRIMARY KEY(`word`, `kind`, `year`)
);
--> statement-breakpoint
CREATE TABLE `file` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text,
	`created_by` text NOT NULL,
	`key_id` text NOT NULL,
	`material_id` text,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`chunk_size` integer NOT NULL,
	`chunks` integer NOT NULL,
	`state` text NOT NULL,
	`accepted_at` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`removed_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_id`) REFERENCES `person_key`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `file_open` ON `file` (`created_by`,`account_id`,`material_id`,`sha256`,`type`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `file_by_account` ON `file` (`account_id`,`material_id`) WHERE account_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `file_loose` ON `file` (`created_by`) WHERE expires_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `file_expiring` ON `file` (`expires_at`) WHERE expires_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `file_removed` ON `file` (`removed_at`,`id`) WHERE removed_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `file_chunk` (
	`file_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`stored_at` integer,
	PRIMARY KEY(`file_id`, `ordinal`),
	FOREIGN KEY (`file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `finding` (
	`id` text PRIMARY KEY NOT NULL,
	`inspection_id` text NOT NULL,
	`case_id` text NOT NULL,
	`outcome` text NOT NULL,
	`rectify_until` text,
	`words_sealed` text,
	`place_sealed` text,
	`officers` text NOT NULL,
	`based_on` integer NOT NULL,
	`found_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`inspection_id`) REFERENCES `inspection`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `case`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `finding_once` ON `finding` (`inspection_id`,`case_id`);--> statement-breakpoint
CREATE TABLE `finding_photo` (
	`finding_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`file_id` text NOT NULL,
	`taken_at` integer NOT NULL,
	`place_sealed` text,
	PRIMARY KEY(`finding_id`, `ordinal`),
	FOREIGN KEY (`finding_id`) REFERENCES `finding`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `finding_photo_by_file` ON `finding_photo` (`file_id`);--> statement-breakpoint
CREATE TABLE `inspection` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`state` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`based_on` integer NOT NULL,
	`times` text NOT NULL,
	`visit_at` integer,
	`minutes` integer NOT NULL,
	`place_sealed` text NOT NULL,
	`asked_times` text,
	`asked_sealed` text,
	`asked_at` integer,
	`agreed_at` integer,
	`agreed_by` text,
	`signature_id` text,
	`signature_file_id` text,
	`signer_sealed` text,
	`signed_at` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	`cancelled_why_sealed` text,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `inspection_by_application` ON `inspection` (`application_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `inspection_by_file` ON `inspection` (`signature_file_id`) WHERE signature_file_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `inspection_case` (
	`inspection_id` text NOT NULL,
	`case_id` text NOT NULL,
	`purpose` text NOT NULL,
	`again` integer NOT NULL,
	`is_open` integer NOT NULL,
	PRIMARY KEY(`inspection_id`, `case_id`),
	FOREIGN KEY (`inspection_id`) REFERENCES `inspection`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `case`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inspection_case_open` ON `inspection_case` (`case_id`) WHERE is_open = 1;--> statement-breakpoint
CREATE TABLE `inspection_officer` (
	`inspection_id` text NOT NULL,
	`account_id` text NOT NULL,
	`department_id` text NOT NULL,
	`sort_at` integer NOT NULL,
	`is_open` integer NOT NULL,
	PRIMARY KEY(`inspection_id`, `account_id`, `department_id`),
	FOREIGN KEY (`inspection_id`) REFERENCES `inspection`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `inspection_officer_list` ON `inspection_officer` (`account_id`,`sort_at`,`inspection_id`) WHERE is_open = 1;--> statement-breakpoint
CREATE TABLE `card` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`application_id` text NOT NULL,
	`item_id` text NOT NULL,
	`department_id` text NOT NULL,
	`point_id` text NOT NULL,
	`assignee_id` text,
	`level` text NOT NULL,
	`seq` integer NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`explanation_sealed` text,
	`explained_by` text,
	`explained_at` integer,
	`cancelled_by` text,
	`cancelled_at` integer,
	`cancel_sealed` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `card_once` ON `card` (`case_id`,`level`,`seq`);--> statement-breakpoint
CREATE INDEX `card_by_department` ON `card` (`department_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `card_by_point` ON `card` (`point_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `card_by_item` ON `card` (`item_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `register_export` (
	`id` text PRIMARY KEY NOT NULL,
	`register` text NOT NULL,
	`filters` text NOT NULL,
	`point_id` text,
	`department_id` text,
	`state` text NOT NULL,
	`cursor` text,
	`rows` integer DEFAULT 0 NOT NULL,
	`parts` integer DEFAULT 0 NOT NULL,
	`size` integer DEFAULT 0 NOT NULL,
	`key_id` text NOT NULL,
	`requested_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`key_id`) REFERENCES `person_key`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `register_export_open` ON `register_export` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `register_export_mine` ON `register_export` (`requested_by`,`created_at`);--> statement-breakpoint
CREATE INDEX `register_export_expiry` ON `register_export` (`expires_at`);--> statement-breakpoint
CREATE TABLE `urge` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`application_id` text NOT NULL,
	`department_id` text NOT NULL,
	`point_id` text NOT NULL,
	`to_account_id` text NOT NULL,
	`words_sealed` text NOT NULL,
	`answer_sealed` text,
	`due_day` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`answered_at` integer,
	FOREIGN KEY (`case_id`) REFERENCES `case`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `urge_to` ON `urge` (`to_account_id`,`state`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `urge_by_point` ON `urge` (`point_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `urge_by_case` ON `urge` (`case_id`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `urge_open` ON `urge` (`case_id`,`to_account_id`) WHERE state = 'open';--> statement-breakpoint
DROP INDEX `role_grant_live`;--> statement-breakpoint
ALTER TABLE `role_grant` ADD `department_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `role_grant_live` ON `role_grant` (`account_id`,`role`,CASE WHEN point_id IS NULL THEN '' ELSE point_id END,CASE WHEN department_id IS NULL THEN '' ELSE department_id END) WHERE revoked_at IS NULL;
CREATE TABLE `appointment` (
	`id` text PRIMARY KEY NOT NULL,
	`slot_id` text NOT NULL,
	`point_id` text NOT NULL,
	`window_kind` text NOT NULL,
	`day` text NOT NULL,
	`start_minute` integer NOT NULL,
	`end_minute` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`account_id` text,
	`party_id` text NOT NULL,
	`limit_key` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`channel` text NOT NULL,
	`booked_by` text NOT NULL,
	`state` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`displaced` text,
	`displaced_told_at` integer,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`ended_at` integer,
	`reminded_at` integer,
	FOREIGN KEY (`slot_id`) REFERENCES `slot`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appointment_by_number` ON `appointment` (`point_id`,`day`,`window_kind`,`ordinal`);--> statement-breakpoint
CREATE UNIQUE INDEX `appointment_open_subject` ON `appointment` (`limit_key`,`subject_kind`,`subject_id`) WHERE state IN ('booked','checked_in','serving');--> statement-breakpoint
CREATE UNIQUE INDEX `appointment_open_day` ON `appointment` (`limit_key`,`day`) WHERE state IN ('booked','checked_in','serving');--> statement-breakpoint
CREATE INDEX `appointment_offences` ON `appointment` (`limit_key`,`ended_at`) WHERE state IN ('no_show','cancelled');--> statement-breakpoint
CREATE INDEX `appointment_by_account` ON `appointment` (`account_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `appointment_by_booker` ON `appointment` (`booked_by`,`created_at`);--> statement-breakpoint
CREATE INDEX `appointment_by_slot` ON `appointment` (`slot_id`,`state`);--> statement-breakpoint
CREATE INDEX `appointment_displaced` ON `appointment` (`displaced_told_at`) WHERE state = 'booked' AND displaced IS NOT NULL;--> statement-breakpoint
CREATE INDEX `appointment_due` ON `appointment` (`state`,`starts_at`) WHERE state = 'booked';--> statement-breakpoint
CREATE TABLE `place` (
	`id` text PRIMARY KEY NOT NULL,
	`slot_id` text NOT NULL,
	`kind` text NOT NULL,
	`until` integer,
	`account_id` text,
	`appointment_id` text,
	`waitlist_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`slot_id`) REFERENCES `slot`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `place_by_slot` ON `place` (`slot_id`,`until`);--> statement-breakpoint
CREATE INDEX `place_by_until` ON `place` (`until`) WHERE until IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `place_hold` ON `place` (`account_id`) WHERE kind = 'held';--> statement-breakpoint
CREATE UNIQUE INDEX `place_by_appointment` ON `place` (`appointment_id`) WHERE appointment_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `rating` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`account_id` text,
	`party_id` text,
	`point_id` text NOT NULL,
	`window_id` text,
	`clerk_id` text,
	`level` integer NOT NULL,
	`tags` text NOT NULL,
	`words_sealed` text,
	`words_checked` integer DEFAULT 0 NOT NULL,
	`anonymous` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`visit_id`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rating_level" CHECK(level BETWEEN 1 AND 5)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rating_by_visit` ON `rating` (`visit_id`);--> statement-breakpoint
CREATE INDEX `rating_by_point` ON `rating` (`point_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `rating_bad` ON `rating` (`point_id`,`created_at`) WHERE level >= 4;--> statement-breakpoint
CREATE INDEX `rating_by_account` ON `rating` (`account_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `slot` (
	`id` text PRIMARY KEY NOT NULL,
	`point_id` text NOT NULL,
	`window_kind` text NOT NULL,
	`day` text NOT NULL,
	`start_minute` integer NOT NULL,
	`end_minute` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`capacity` integer NOT NULL,
	`walk_in` integer NOT NULL,
	`opens_at` integer NOT NULL,
	`provisional` integer DEFAULT 0 NOT NULL,
	`closed_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "slot_capacity" CHECK(capacity >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `slot_by_time` ON `slot` (`point_id`,`window_kind`,`day`,`start_minute`);--> statement-breakpoint
CREATE TABLE `visit` (
	`id` text PRIMARY KEY NOT NULL,
	`appointment_id` text NOT NULL,
	`account_id` text,
	`point_id` text NOT NULL,
	`window_id` text,
	`clerk_id` text,
	`state` text NOT NULL,
	`checked_in_by` text NOT NULL,
	`late_reason_sealed` text,
	`checked_in_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`result` text,
	`note_sealed` text,
	`rating_invited_at` integer,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_by_appointment` ON `visit` (`appointment_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `visit_serving` ON `visit` (`window_id`) WHERE state = 'serving';--> statement-breakpoint
CREATE INDEX `visit_by_account` ON `visit` (`account_id`,`window_id`,`finished_at`);--> statement-breakpoint
CREATE TABLE `waitlist` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`party_id` text NOT NULL,
	`limit_key` text NOT NULL,
	`point_id` text NOT NULL,
	`window_kind` text NOT NULL,
	`day` text NOT NULL,
	`from_minute` integer NOT NULL,
	`to_minute` integer NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`state` text NOT NULL,
	`place_id` text,
	`offer_until` integer,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `party`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `waitlist_next` ON `waitlist` (`point_id`,`window_kind`,`day`,`created_at`) WHERE state = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX `waitlist_once` ON `waitlist` (`limit_key`,`point_id`,`window_kind`,`day`) WHERE state IN ('waiting','offered');--> statement-breakpoint
CREATE INDEX `waitlist_by_account` ON `waitlist` (`account_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `waitlist_offer` ON `waitlist` (`offer_until`) WHERE state = 'offered';--> statement-breakpoint
CREATE INDEX `waitlist_open_day` ON `waitlist` (`day`) WHERE state IN ('waiting','offered');--> statement-breakpoint
CREATE TABLE `access_log` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text NOT NULL,
	`party_id` text NOT NULL,
	`what` text NOT NULL,
	`purpose` text NOT NULL,
	`request_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `access_by_party` ON `access_log` (`party_id`,`seq`);--> statement-breakpoint
CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`action` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`point_id` text,
	`request_id` text NOT NULL,
	`detail` text
);
--> statement-breakpoint
CREATE INDEX `audit_by_entity` ON `audit` (`entity_id`,`seq`);--> statement-breakpoint
CREATE TABLE `guard` (
	`ok` integer NOT NULL,
	CONSTRAINT "guard_holds" CHECK(ok = 1)
);
--> statement-breakpoint
CREATE TABLE `hall_exception` (
	`id` text PRIMARY KEY NOT NULL,
	`point_id` text NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`from_minute` integer,
	`to_minute` integer,
	`window_kind` text,
	`windows` integer,
	`reason` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE INDEX `hall_exception_by_day` ON `hall_exception` (`point_id`,`day`) WHERE removed_at IS NULL;--> statement-breakpoint
CREATE TABLE `holiday_notice` (
	`year` integer PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`published_on` text NOT NULL,
	`off` text NOT NULL,
	`worked` text NOT NULL,
	`loaded_at` integer NOT NULL,
	`loaded_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `idempotency` (
	`account_id` text NOT NULL,
	`key` text NOT NULL,
	`fingerprint` text NOT NULL,
	`status` integer NOT NULL,
	`answer_sealed` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_by_time` ON `idempotency` (`created_at`);--> statement-breakpoint
CREATE TABLE `inbox_message` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`topic` text NOT NULL,
	`body_sealed` text NOT NULL,
	`ref_kind` text,
	`ref_id` text,
	`created_at` integer NOT NULL,
	`read_at` integer
);
--> statement-breakpoint
CREATE INDEX `inbox_by_account` ON `inbox_message` (`account_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `inbox_unread` ON `inbox_message` (`account_id`) WHERE read_at IS NULL;--> statement-breakpoint
CREATE TABLE `job` (
	`name` text PRIMARY KEY NOT NULL,
	`next_due_at` integer NOT NULL,
	`leased_until` integer,
	`last_run_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text,
	`party_id` text,
	`topic` text NOT NULL,
	`channel` text NOT NULL,
	`state` text NOT NULL,
	`body_sealed` text,
	`ref_kind` text,
	`ref_id` text,
	`dedupe` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`leased_until` integer,
	`leased_by` text,
	`last_error` text,
	`created_at` integer NOT NULL,
	`sent_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_once` ON `outbox` (`dedupe`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`due_at`) WHERE state IN ('queued','leased');--> statement-breakpoint
CREATE INDEX `outbox_by_state` ON `outbox` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `outbox_by_time` ON `outbox` (`created_at`);--> statement-breakpoint
CREATE TABLE `setting` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`phone_sealed` text,
	`phone_hash` text,
	`wechat_hash` text,
	`wechat_sealed` text,
	`language` text DEFAULT 'zh-CN' NOT NULL,
	`large_type` integer DEFAULT 0 NOT NULL,
	`consent_version` text,
	`consent_at` integer,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`key_id`) REFERENCES `person_key`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_by_phone` ON `account` (`phone_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_by_wechat` ON `account` (`wechat_hash`);--> statement-breakpoint
CREATE TABLE `checklist_state` (
	`account_id` text NOT NULL,
	`bundle_id` text NOT NULL,
	`answers` text NOT NULL,
	`ticked` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `bundle_id`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `forgiveness` (
	`limit_key` text PRIMARY KEY NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `login_code` (
	`phone_hash` text PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`sent_day` text NOT NULL,
	`sent_today` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `login_code_by_expiry` ON `login_code` (`expires_at`);--> statement-breakpoint
CREATE TABLE `objection` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`limit_key` text NOT NULL,
	`words_sealed` text NOT NULL,
	`state` text NOT NULL,
	`no_shows` integer NOT NULL,
	`cancels` integer NOT NULL,
	`answer_sealed` text,
	`answered_by` text,
	`answered_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `objection_open` ON `objection` (`limit_key`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `objection_by_state` ON `objection` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `objection_by_account` ON `objection` (`account_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `party` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text,
	`key_id` text NOT NULL,
	`kind` text NOT NULL,
	`relation_sealed` text,
	`name_sealed` text NOT NULL,
	`document_kind` text,
	`document_sealed` text,
	`document_hash` text,
	`phone_sealed` text,
	`phone_hash` text,
	`limit_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	`erased_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_id`) REFERENCES `person_key`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `party_by_account` ON `party` (`account_id`,`limit_key`) WHERE deleted_at IS NULL AND account_id IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `party_self` ON `party` (`account_id`) WHERE kind = 'self' AND deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `party_to_erase` ON `party` (`deleted_at`) WHERE deleted_at IS NOT NULL AND erased_at IS NULL;--> statement-breakpoint
CREATE INDEX `party_by_document` ON `party` (`document_hash`);--> statement-breakpoint
CREATE INDEX `party_by_phone` ON `party` (`phone_hash`);--> statement-breakpoint
CREATE TABLE `person_key` (
	`id` text PRIMARY KEY NOT NULL,
	`wrapped` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`destroyed_at` integer
);
--> statement-breakpoint
CREATE INDEX `person_key_by_version` ON `person_key` (`version`,`id`);--> statement-breakpoint
CREATE TABLE `role_grant` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`role` text NOT NULL,
	`point_id` text,
	`granted_by` text NOT NULL,
	`granted_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `role_grant_live` ON `role_grant` (`account_id`,`role`,CASE WHEN point_id IS NULL THEN '' ELSE point_id END) WHERE revoked_at IS NULL;--> statement-breakpoint
CREATE INDEX `role_grant_by_role` ON `role_grant` (`role`,`expires_at`) WHERE revoked_at IS NULL;--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`device_sealed` text NOT NULL,
	`refresh_hash` text NOT NULL,
	`previous_hash` text,
	`rotated_at` integer,
	`rotation_sealed` text,
	`created_at` integer NOT NULL,
	`used_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`revoked_why` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_by_account` ON `session` (`account_id`,`revoked_at`);--> statement-breakpoint
CREATE INDEX `session_by_expiry` ON `session` (`expires_at`);
CREATE TABLE `__new_rating` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text,
	`application_id` text,
	`account_id` text,
	`party_id` text,
	`point_id` text NOT NULL,
	`window_id` text,
	`clerk_id` text,
	`level` integer NOT NULL,
	`tags` text NOT NULL,
	`items` text DEFAULT '[]' NOT NULL,
	`words_sealed` text,
	`words_checked` integer DEFAULT 0 NOT NULL,
	`anonymous` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`visit_id`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rating_level" CHECK(level BETWEEN 1 AND 5),
	CONSTRAINT "rating_subject" CHECK((visit_id IS NULL) <> (application_id IS NULL))
);
--> statement-breakpoint
INSERT INTO `__new_rating` (`id`, `visit_id`, `account_id`, `party_id`, `point_id`, `window_id`, `clerk_id`, `level`, `tags`, `words_sealed`, `words_checked`, `anonymous`, `created_at`)
	SELECT `id`, `visit_id`, `account_id`, `party_id`, `point_id`, `window_id`, `clerk_id`, `level`, `tags`, `words_sealed`, `words_checked`, `anonymous`, `created_at` FROM `rating`;--> statement-breakpoint
DROP TABLE `rating`;--> statement-breakpoint
ALTER TABLE `__new_rating` RENAME TO `rating`;--> statement-breakpoint
CREATE UNIQUE INDEX `rating_by_visit` ON `rating` (`visit_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `rating_by_application` ON `rating` (`application_id`);--> statement-breakpoint
CREATE INDEX `rating_by_point` ON `rating` (`point_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `rating_bad` ON `rating` (`point_id`,`created_at`,`id`) WHERE level >= 4;--> statement-breakpoint
CREATE INDEX `rating_of_applications` ON `rating` (`point_id`,`created_at`,`id`) WHERE application_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `rating_by_account` ON `rating` (`account_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `application` ADD `rating_invited_at` integer;--> statement-breakpoint
CREATE INDEX `application_invited` ON `application` (`point_id`,`rating_invited_at`) WHERE rating_invited_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `visit_invited` ON `visit` (`point_id`,`rating_invited_at`) WHERE rating_invited_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `rating_department` (
	`rating_id` text NOT NULL,
	`department_id` text NOT NULL,
	`level` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`rating_id`, `department_id`),
	FOREIGN KEY (`rating_id`) REFERENCES `rating`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rating_department_by_time` ON `rating_department` (`department_id`,`created_at`,`rating_id`);--> statement-breakpoint
CREATE INDEX `rating_department_bad` ON `rating_department` (`department_id`,`created_at`,`rating_id`) WHERE level >= 4;

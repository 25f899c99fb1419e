ALTER TABLE `account` ADD `work_name` text;--> statement-breakpoint
ALTER TABLE `account` ADD `work_badge` text;--> statement-breakpoint
CREATE UNIQUE INDEX `account_by_badge` ON `account` (`work_badge`) WHERE work_badge IS NOT NULL AND deleted_at IS NULL;
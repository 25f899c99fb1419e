DROP INDEX `role_grant_live`;--> statement-breakpoint
ALTER TABLE `role_grant` ADD `department_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `role_grant_live` ON `role_grant` (`account_id`,`role`,CASE WHEN point_id IS NULL THEN '' ELSE point_id END,CASE WHEN department_id IS NULL THEN '' ELSE department_id END) WHERE revoked_at IS NULL;
ALTER TABLE `account` ADD `identity_sealed` text;--> statement-breakpoint
ALTER TABLE `account` ADD `identity_by` text;--> statement-breakpoint
ALTER TABLE `account` ADD `identity_at` integer;
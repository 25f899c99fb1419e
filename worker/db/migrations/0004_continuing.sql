DROP INDEX `application_draft`;--> statement-breakpoint
ALTER TABLE `application` ADD `about` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `application` SET `about` = substr(`answers`, 9) WHERE `subject_kind` = 'item' AND `answers` IN ('variant:change','variant:renew','variant:reissue','variant:cancel') AND `state` IN ('draft','precheck');--> statement-breakpoint
ALTER TABLE `application` ADD `taken_over` text;--> statement-breakpoint
ALTER TABLE `application` ADD `delivery_sealed` text;--> statement-breakpoint
CREATE UNIQUE INDEX `application_draft` ON `application` (`account_id`,`subject_kind`,`subject_id`,`about`) WHERE state IN ('draft','precheck') AND account_id IS NOT NULL;
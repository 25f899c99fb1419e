ALTER TABLE `case` ADD `collect_point_id` text;--> statement-breakpoint
CREATE INDEX `case_collect` ON `case` (CASE WHEN collect_point_id IS NULL THEN point_id ELSE collect_point_id END,`due_at`,`id`) WHERE queue = 'collect';--> statement-breakpoint
INSERT INTO setting (name, value) VALUES ('replan-cases', '') ON CONFLICT (name) DO UPDATE SET value = '', version = version + 1;

-- A column gets another name. Step one, while the old version still runs: the new column beside the old one, filled,
-- and kept equal whichever version writes.
ALTER TABLE `hall_exception` ADD COLUMN `window_count` integer;
--> statement-breakpoint
UPDATE `hall_exception` SET `window_count` = `windows`;
--> statement-breakpoint
CREATE TRIGGER `hall_exception_new_to_old` AFTER INSERT ON `hall_exception` WHEN new.windows IS NULL
BEGIN
  UPDATE `hall_exception` SET `windows` = new.window_count WHERE id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER `hall_exception_old_to_new` AFTER INSERT ON `hall_exception` WHEN new.window_count IS NULL
BEGIN
  UPDATE `hall_exception` SET `window_count` = new.windows WHERE id = new.id;
END;
